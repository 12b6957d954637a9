// What we use of htm 3.1.1's preact/standalone.module.js (htm: Apache-2.0; preact with its hooks: MIT).
export type Child = Node | string | number | boolean | null | undefined | Child[];
export interface Node {
  type: unknown;
  key: unknown;
}
export function html(strings: TemplateStringsArray, ...values: unknown[]): Node;
export function render(tree: Node | null, parent: Element): void;
export function useState<T>(initial: T | (() => T)): [T, (value: T | ((before: T) => T)) => void];
export function useReducer<S, A>(reduce: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useEffect(effect: () => void | (() => void), inputs?: unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => void), inputs?: unknown[]): void;
export function useRef<T>(initial: T): { current: T };
export function useMemo<T>(make: () => T, inputs: unknown[]): T;
export function createContext<T>(initial: T): { Provider: unknown; Consumer: unknown; readonly is: T };
export function useContext<T>(context: { readonly is: T }): T;
