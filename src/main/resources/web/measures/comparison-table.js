import { html } from 'lit';
import { number, percent, t, tCode } from '../shared/language.js';
import { codeName } from './code-names.js';
import { isOfParcels, wordsOf } from './measure-words.js';
import { numberLink } from './number-link.js';

/**
 * The table behind the funnel: the members that lie farthest from the centre come first, on either side. Its numbers open
 * their complaints.
 *
 * @typedef {{code: string, name: string | null, counted: number, of: number, value: number, missingDays: number | null, score: number, outside95: boolean, outside998: boolean,
 *   marked: boolean, limits: {low95: number, high95: number}, expected: number, ratio: number, mixExplains: boolean}} Member of the contract
 *
 * @param {import('../shared/address.js').Place} place @param {{measure: string, by: string, members: Member[]}} answer @param {string} caption
 */
export function comparisonTable(place, { measure, by, members }, caption) {
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${tCode('measures.by', by)}</th>
          <th scope="col">${t('measures.value')}</th>
          <th scope="col">${t('comparison.between')}</th>
          <th scope="col" class="meaning">${t('comparison.meaning')}</th>
          <th scope="col">${t(isOfParcels(measure) ? 'comparison.expectedRate' : 'comparison.expected')}</th>
        </tr>
      </thead>
      <tbody>
        ${members.map((member) => row(place, measure, by, member))}
      </tbody>
    </table>
  </div>`;
}

function row(place, measure, by, member) {
  const { code, name, counted, of, value, missingDays, limits, expected, ratio } = member;
  const words = (one) => wordsOf(measure, one);
  const link = (count, part) => numberLink(place, count, { measure, part, code });
  return html`<tr data-code=${code}>
    <th scope="row"><bdi>${codeName(by, code, name)}</bdi></th>
    <td>
      <strong>${words(value)}</strong> <span class="parts">${link(counted, 'counted')} / ${isOfParcels(measure) ? number(of) : link(of, 'whole')}</span>
      ${missingDays ? html`<span class="small">${t('measures.missingDays', { n: missingDays })}</span>` : ''}
    </td>
    <td>${t('comparison.fromTo', { low: words(limits.low95), high: words(limits.high95) })}</td>
    <td class="meaning">${meaningOf(member)}</td>
    <td>${t('comparison.ofExpected', { ratio: percent(ratio), counted: number(counted), expected: number(Math.round(expected * 10) / 10) })}</td>
  </tr>`;
}

/** What one may say about a member. @param {Member} member */
export function meaningOf({ outside95, outside998, marked, score, mixExplains }) {
  if (!outside95) return t('comparison.within');
  const side = t(score < 0 ? 'comparison.below' : 'comparison.above');
  const more = mixExplains ? t('comparison.mixExplains') : marked ? t('comparison.standsOut') : outside998 ? t('comparison.far') : t('comparison.mayBeChance');
  return `${side}${more}`;
}
