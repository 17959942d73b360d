/**
 * Small choices that are kept in this browser, such as the language. Where the browser denies its storage, they last as long as the
 * page.
 *
 * @type {Map<string, string>}
 */
const ofThisPage = new Map();

/** @param {string} key @returns {string | null} null where nothing is kept */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return ofThisPage.get(key) ?? null;
  }
}

/** @param {string} key @param {string} text */
export function keep(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    ofThisPage.set(key, text);
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    ofThisPage.delete(key);
  }
}
