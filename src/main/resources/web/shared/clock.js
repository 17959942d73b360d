/** The server's clock as far as this page knows it, in milliseconds: a wrong clock on the desk must not move a limit. */
const TICK = 5_000;

/** How far the server is ahead of this computer. */
let ahead = 0;

/** @type {Set<() => void>} */
const listeners = new Set();
setInterval(() => listeners.forEach((listener) => listener()), TICK);

/** @returns {number} */
export function now() {
  return Date.now() + ahead;
}

/** Learns from a time of the server. Differences below the duration of a request mean nothing. @param {string | null} told */
export function hear(told) {
  const difference = told ? Date.parse(told) - Date.now() : NaN;
  if (!Number.isNaN(difference)) {
    ahead = Math.abs(difference) > 3_000 ? difference : 0;
  }
}

/** @param {() => void} listener called as time passes @returns {() => void} ends it */
export function onTick(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
