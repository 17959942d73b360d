import { newKey } from '../shared/api.js';
import { onTextElsewhere, readText, removeText, writeText } from '../shared/kept/kept-texts.js';

/**
 * A customer's input, kept in this browser until the server has acknowledged it. A draft that was sent keeps its `Idempotency-Key`, so that
 * sending it again after a failure never files a second complaint.
 *
 * @typedef {Record<string, string>} Fields
 * @typedef {{fields: Fields, key: string, sent: object | null, at: number}} Draft `at` is the time of the last change
 */
const KEPT = 'hotline-draft';

/** @returns {Draft} */
export function openDraft() {
  return ofForm(readText(KEPT));
}

/** @returns {Draft} */
function ofForm(kept) {
  return kept?.key && kept.fields ? kept : { fields: {}, key: newKey(), sent: null, at: Date.now() };
}

/** @param {Draft} draft */
export function keepDraft(draft) {
  draft.at = Date.now();
  writeText(KEPT, draft);
}

export function forgetDraft() {
  removeText(KEPT);
}

/** @param {(draft: Draft) => void} listener called when the customer types or sends on another tab @returns {() => void} ends it */
export function onDraftElsewhere(listener) {
  return onTextElsewhere((key, kept) => key === KEPT && listener(ofForm(kept)));
}
