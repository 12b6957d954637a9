const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Return an id of 66 random bits. crypto.randomUUID is missing where a page comes by plain http.
 */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(11)), (byte) => SIGNS[byte % 64]).join("");
}
