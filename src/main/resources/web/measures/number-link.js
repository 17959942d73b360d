import { html, nothing } from 'lit';
import { hrefOf } from '../shared/address.js';
import { number } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';

/**
 * A link to another place of the console.
 *
 * @param {import('../shared/address.js').Place} place here @param {object} change @param {unknown} words
 * @param {{label?: string, current?: boolean | 'page' | 'false'}} [how]
 */
export function placeLink(place, change, words, { label, current } = {}) {
  const go = (event) => {
    if (!opensHere(event)) return;
    event.currentTarget.dispatchEvent(new CustomEvent('go', { detail: change, bubbles: true }));
  };
  return html`<a href=${hrefOf({ ...place, ...change })} title=${label ?? nothing} aria-current=${current === undefined ? nothing : String(current)} @click=${go}>${words}</a>`;
}

/**
 * A number that opens the complaints that it counts; behind 0 there are none.
 *
 * @param {import('../shared/address.js').Place} place @param {number} count
 * @param {{measure: string, part?: 'counted' | 'whole', from?: string, to?: string, code?: string}} which
 * @param {unknown} [words] instead of the number
 */
export function numberLink(place, count, which, words = number(count)) {
  return count ? placeLink(place, toNumber(place, which), words) : words;
}

/**
 * The change of place that opens the complaints behind a number.
 *
 * @param {import('../shared/address.js').Place} place
 * @param {{measure: string, part?: 'counted' | 'whole', from?: string, to?: string, code?: string}} which
 */
export function toNumber(place, { measure, part, from, to, code }) {
  return { behind: measure, part: part === 'whole' ? part : '', cellFrom: from ?? '', cellTo: to ?? '', cell: code ?? '', case: '', by: place.by ?? '' };
}
