/** Phrases that this page suggested first, or that were used, the last one first: no set phrase is said over and over (F11). @type {string[]} */
let ids = [];
const MOST = 20;

/** @param {string} id */
export function remember(id) {
  ids = [id, ...ids.filter((other) => other !== id)].slice(0, MOST);
}

export const recentPhrases = () => ids.join(',');
