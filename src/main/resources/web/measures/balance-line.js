import { html } from 'lit';
import { locale, t } from '../shared/language.js';
import { measureName, REOPENED_ENDED } from './measure-words.js';
import { numberLink } from './number-link.js';
import { plusDays } from './periods.js';

const signed = (count) => new Intl.NumberFormat(locale(), { signDisplay: 'always' }).format(count).replace('-', '−');

/**
 * Open at the beginning + what came − what ended = open at the end. Within one group, corrections move complaints in and out.
 *
 * @param {import('../shared/address.js').Place} place @param {import('./periods.js').Period} period
 * @param {Record<string, import('./measure-words.js').Value>} values @param {number} opening
 */
export function balanceLine(place, { from }, values, opening) {
  const of = (measure) => values[measure]?.counted ?? 0;
  const evening = plusDays(from, -1);
  const adds = [
    ['received', 1],
    [REOPENED_ENDED, 1],
    ['closings', -1],
    ['withdrawn', -1],
    ['not-valid', -1],
  ];
  const moved = of('open') - adds.reduce((sum, [measure, sign]) => sum + sign * of(measure), opening);
  return html`<p class="balance" role="group" aria-label=${t('measures.balance')}>
    <span>${t('measures.opening')} <b>${numberLink(place, opening, { measure: 'open', from: evening, to: evening })}</b></span>
    ${adds.map(
      ([measure, sign]) =>
        html`<span>${sign > 0 ? '+' : '−'} ${measureName(measure)} <b>${numberLink(place, of(measure), { measure })}</b></span>`,
    )}
    ${moved ? html`<span title=${t('measures.movedMeaning')}>${t('measures.moved')} <b>${signed(moved)}</b></span>` : ''}
    <span>= ${t('measures.closing')} <b>${numberLink(place, of('open'), { measure: 'open' })}</b></span>
  </p>`;
}
