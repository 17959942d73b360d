import { html } from 'lit';
import { number, t, tCode } from '../shared/language.js';
import { placeLink } from './number-link.js';
import { dayOf, firstTwoMonths, OWN } from './periods.js';

/**
 * @typedef {{name: string, from: string, to: string, workingDays: number, springFestival: string | null,
 *   total: Record<string, import('./measure-words.js').Value>}} Counted a period of a `Breakdown` of the contract
 */

/**
 * What makes the periods unlike each other: their working days, and the Spring Festival, which lies in January of some years and in February of
 * others. January and February together have it in each year.
 *
 * @param {import('../shared/address.js').Place | null} place where other days can be chosen @param {Counted[]} periods the one that was asked for,
 *   then those that it is compared with
 */
export function seasonLine(place, [asked, ...others]) {
  const days = [t('measures.workingDays', { n: number(asked.workingDays) }), ...others.map(({ name, workingDays }) => tCode('measures.perDayOf', name, { n: number(workingDays) }))];
  return html`<p class="small" data-season>${days.join(' · ')} ${festival(place, asked, others)}</p>`;
}

function festival(place, asked, others) {
  if (!asked.springFestival) return '';
  const other = others.find(({ name }) => name === 'year-before')?.springFestival;
  const words = other
    ? t('measures.festivals', { day: dayOf(asked.springFestival), other: dayOf(other) })
    : t('measures.festival', { day: dayOf(asked.springFestival) });
  const both = firstTwoMonths(asked.to);
  const isBoth = both.from === asked.from && both.to === asked.to;
  return html`<br />${words} ${isBoth || !place ? '' : placeLink(place, { period: OWN, ...both }, t('measures.bothMonths'))}`;
}
