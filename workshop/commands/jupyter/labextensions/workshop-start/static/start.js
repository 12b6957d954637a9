// @ts-check
// Runs a notebook of the workshop as soon as it is open, so that nobody has to know what a cell is,
// and again when its kernel died and JupyterLab started another one. Only notebooks of the session
// that carry the mark "workshop": {"start": true} in their metadata are run.
// JupyterLab loads an extension as a container with init and get; this one is small enough to be
// written as such by hand.

const FOLDER = "notebooks/";
// What code cells leave behind when they are folded away says nothing to a facilitator.
const STYLE = ".workshop-notebook .jp-InputPlaceholder { display: none; }";
/** @type {WeakSet<object>} */
const seen = new WeakSet();

/**
 * Run a notebook once it has its kernel, unless it was run before or does not ask for it.
 * @param {any} app  JupyterLab's application
 * @param {any} panel  whatever came to the front
 */
async function start(app, panel) {
  const context = panel?.context;
  if (!context?.sessionContext || !context.path?.startsWith(FOLDER) || seen.has(panel)) return;
  seen.add(panel);
  await context.ready;
  await panel.revealed;
  if (!context.model?.getMetadata?.("workshop")?.start) return;
  panel.addClass("workshop-notebook");
  // What an earlier kernel left behind would show as an error until the new one has answered.
  await inNotebook(app, panel, "notebook:clear-all-cell-outputs");
  await context.sessionContext.ready;
  await context.sessionContext.session?.kernel?.info;
  await inNotebook(app, panel, "notebook:run-all-cells");
  runAgainAfterDeath(app, panel);
}

/**
 * Carry out a command in one notebook, which need not be the one in front by then.
 * @param {any} app
 * @param {any} panel
 * @param {string} command
 */
function inNotebook(app, panel, command) {
  return app.commands.execute(command, { semanticWidget: panel.id, activate: false });
}

/**
 * Run the notebook again when its kernel died and was started anew.
 * @param {any} app
 * @param {any} panel
 */
function runAgainAfterDeath(app, panel) {
  let died = false;
  panel.context.sessionContext.statusChanged.connect((/** @type {any} */ _sender, /** @type {string} */ status) => {
    if (status === "autorestarting") died = true;
    if (status !== "idle" || !died) return;
    died = false;
    void inNotebook(app, panel, "notebook:run-all-cells");
  });
}

/**
 * Fold the list of files away at a session's first visit: every notebook is linked, and the room it
 * takes is what the plan beside a form needs. Opened again, it stays open.
 * @param {any} app
 */
async function foldFiles(app) {
  await app.restored;
  const layout = await app.shell.restored;
  if (layout?.fresh) app.shell.collapseLeft?.();
}

const plugin = {
  id: "workshop-start:plugin",
  autoStart: true,
  /** @param {any} app */
  activate(app) {
    const style = document.createElement("style");
    style.textContent = STYLE;
    document.head.append(style);
    app.shell.currentChanged?.connect((/** @type {any} */ _shell, /** @type {any} */ change) => {
      void start(app, change.newValue);
    });
    void foldFiles(app);
    void app.restored.then(() => start(app, app.shell.currentWidget));
  },
};

/** @type {any} */
const page = window;
page._JUPYTERLAB = page._JUPYTERLAB ?? {};
page._JUPYTERLAB["workshop-start"] = {
  init: () => undefined,
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
