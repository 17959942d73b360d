import { html } from 'lit';
import { number, t } from '../shared/language.js';
import { drawn, restsOn, wayOf, wordsOf } from './measure-words.js';
import { numberLink } from './number-link.js';
import { plusDays } from '../shared/zone-time.js';
import { dayOf } from './periods.js';

/**
 * A value with numbers that link to their complaints: a count, both numbers of a share, the number of values of a mean or a percentile.
 * Without any values it is "none", never 0.
 *
 * @param {import('../shared/address.js').Place} place @param {string} measure @param {import('./measure-words.js').Value | undefined} value
 * @param {{from?: string, to?: string, code?: string}} [cell] which number of the table
 */
export function figureValue(place, measure, value, cell = {}) {
  if (!value) return html`<span class="small">${t('measures.none')}</span>`;
  const link = (count, part, words) => numberLink(place, count, { measure, part, ...cell }, words);
  const way = wayOf(measure);
  if (way === 'count') return html`<strong>${link(value.counted)}</strong>`;
  if (way === 'share') return share(value, measure, link);
  if (way === 'parcels') return ofParcels(value, measure, link);
  const n = restsOn(measure, value);
  if (!n) return html`<span class="small">${t('measures.none')}</span>`;
  return beside(measure, value, link(n, 'counted', t('measures.ofSome', { n: number(n) })));
}

function share(value, measure, link) {
  if (!value.of) return html`<span class="small">${t('measures.none')}</span>`;
  return beside(measure, value, html`${link(value.counted, 'counted')} / ${link(value.of, 'whole')}`);
}

/** Complaints ÷ parcels, and how many days of branches lack their parcels. */
function ofParcels(value, measure, link) {
  const missing = value.missingDays ? html` <span class="small">${t('measures.missingDays', { n: value.missingDays })}</span>` : '';
  if (!value.of) return html`<span class="small">${t('measures.none')}</span>${missing}`;
  return html`${beside(measure, value, html`${link(value.counted, 'counted')} / ${number(value.of)}`)}${missing}`;
}

/** Of few, the counts stand alone. */
function beside(measure, value, counts) {
  const one = drawn(measure, value);
  if (one !== null) return html`<strong>${wordsOf(measure, one)}</strong> <span class="parts">${counts}</span>`;
  return html`<span class="parts">${counts}</span>${value.fewerThan
      ? html` <span class="small few" title=${t('measures.tooFewMeaning', { n: value.fewerThan })}>${t('measures.tooFew')}</span>`
      : ''}`;
}

/** The 95 % interval of a share or of a rate of parcels that says something, else null. @param {string} measure @param {import('./measure-words.js').Value | undefined} value */
export function bounds(measure, value) {
  if (!value || !['share', 'parcels'].includes(wayOf(measure)) || drawn(measure, value) === null) return null;
  return { low: wordsOf(measure, value.low), high: wordsOf(measure, value.high) };
}

/**
 * The day from which the first of these values no longer changes, as in a period that has not ended; '' where some of them are final. The page
 * says it once.
 *
 * @param {Record<string, import('./measure-words.js').Value>} values
 */
export function allChangeUntil(values) {
  const days = Object.values(values).map(({ finalFrom }) => finalFrom ?? '');
  return days.length ? days.reduce((one, other) => (one < other ? one : other)) : '';
}

/**
 * Says that later events may change a value, and until when.
 *
 * @param {{finalFrom: string | null} | undefined} value
 * @param {string} [said] the day that the page names already for all its figures
 */
export function mayChange(value, said = '') {
  if (!value?.finalFrom || value.finalFrom <= said) return '';
  return html`<span class="badge provisional" title=${t('measures.mayChangeMeaning')}
    >${t('measures.mayChangeUntil', { day: dayOf(plusDays(value.finalFrom, -1)) })}</span
  >`;
}
