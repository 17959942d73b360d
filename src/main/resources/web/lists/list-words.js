import { html } from 'lit';
import { codesOf, number, t, tCode } from '../shared/language.js';
import './sentences.js';

/** What the lists and their refused rows have in common. */

/** Faults of our own first, then those of phone numbers; a newer server's in its words. @param {{code: string, values: string[], detail: string}} fault */
export function reasonOf({ code, values, detail }) {
  if (codesOf('lists.fault').includes(code)) return tCode('lists.fault', code, { name: values[0] ?? '' });
  return codesOf('fault').includes(code) ? tCode('fault', code) : html`<span lang="en">${detail}</span>`;
}

/** @param {string} state */
export function isMoving(state) {
  return state === 'checking' || state === 'taking';
}

/** What rows have made of the files, or would make. @param {string} key @param {Record<string, number>} counts */
export function outcome(key, counts) {
  const numbers = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, number(n)]));
  return html`<p>${t(key, numbers)}</p>
    ${counts.refusalsKept ? html`<p class="small">${t('lists.kept', { n: counts.refusalsKept })}</p>` : ''}`;
}
