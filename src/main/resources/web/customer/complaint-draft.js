import { newKey } from '../shared/api.js';

/**
 * A customer's input, kept in this browser until the server has acknowledged it, but for a week at most: others may use the same
 * device. A draft that was sent keeps its `Idempotency-Key`, so that sending it again after a failure never files a second
 * complaint.
 *
 * @typedef {Record<string, string>} Fields
 * @typedef {{fields: Fields, key: string, sent: object | null, at: number}} Draft `at` is the time of the last change
 */
const KEPT = 'hotline-draft';
const KEPT_FOR = 7 * 24 * 60 * 60_000;

/** @returns {Draft} */
export function openDraft() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    if (kept?.key && kept.fields) {
      // Those of earlier releases have no time and get one now.
      if (kept.at === undefined) keepDraft(kept);
      if (Date.now() - kept.at < KEPT_FOR) return kept;
      forgetDraft();
    }
  } catch {
    // unreadable or forbidden: begin again
  }
  return { fields: {}, key: newKey(), sent: null, at: Date.now() };
}

/** @param {Draft} draft */
export function keepDraft(draft) {
  draft.at = Date.now();
  try {
    localStorage.setItem(KEPT, JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing still sends
  }
}

export function forgetDraft() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // nothing was kept
  }
}
