import { html } from 'lit';
import { number, percent, t, tCode } from '../shared/language.js';
import { clockSpan } from '../shared/house-time.js';

export { levelWords, shareWords } from '../shared/calls/service-level.js';

/**
 * Figures of work in words; below the least number of cases the counts stand alone.
 *
 * @typedef {object} Figures a `WorkFigures` of the contract
 */
const SECOND = 1000;

export const span = (seconds) => (seconds ? clockSpan(seconds * SECOND) : t('work.none'));

export const sumOf = (list) => list.reduce((sum, { n }) => sum + n, 0);

/** Such as Case 12, Callback 3. */
export function acceptedWords({ accepted }) {
  return accepted.map(({ kind, n }) => t('work.each', { what: tCode('workKind', kind), n: number(n) })).join(t('work.and')) || t('work.none');
}

/** A number in words that opens what it counts; alone where nothing stands behind it. @param {(part: string) => void} [open] */
export const behindLink = (open, part, n, words) =>
  open && n ? html`<button class="link" type="button" data-part=${part} @click=${() => open(part)}>${words}</button>` : words;

/** Each outcome with its part of the calls. */
export function outcomeWords({ outcomes, made, fewerThan }) {
  const one = ({ outcome, n }) => {
    const what = tCode('outcome', outcome);
    return fewerThan ? t('work.each', { what, n: number(n) }) : t('work.eachShare', { what, n: number(n), share: percent(n / made) });
  };
  return outcomes.map(one).join(t('work.and')) || t('work.none');
}

/** @param {{handlingSeconds: number | null, fewerThan: number | null}} calls */
export function handlingWords({ handlingSeconds, fewerThan }) {
  return handlingSeconds === null || fewerThan ? t('work.none') : span(handlingSeconds);
}

/** Such as 2, 25 min, of them 3 min after the limit. */
export function breakWords({ breaks }) {
  const times = breaks.reduce((sum, one) => sum + one.times, 0);
  const seconds = breaks.reduce((sum, one) => sum + one.seconds, 0);
  const over = breaks.reduce((sum, one) => sum + one.overSeconds, 0);
  if (!times && !seconds) return t('work.none');
  return over ? t('work.breaksOver', { n: number(times), time: span(seconds), over: span(over) }) : t('work.breaks', { n: number(times), time: span(seconds) });
}

export const partWords = (value) => (value === null ? t('work.none') : percent(value));
