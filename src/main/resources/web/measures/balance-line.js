import { html } from 'lit';
import { locale, t } from '../shared/language.js';
import { measureName, REOPENED_ENDED } from './measure-words.js';
import { numberLink } from './number-link.js';
import { plusDays } from '../shared/zone-time.js';

const signed = (count) => new Intl.NumberFormat(locale(), { signDisplay: 'always' }).format(count).replace('-', '−');

/**
 * Open at the beginning + what came − what ended = open at the end. Within one group, corrections move complaints in and out.
 *
 * @param {import('../shared/address.js').Place} place @param {string} from the first day
 * @param {{opening: number, received: number, reopened: number, closed: number, withdrawn: number, notValid: number, moved: number, closing: number}} balance
 */
export function balanceLine(place, from, balance) {
  const evening = plusDays(from, -1);
  const parts = [
    ['+', 'received', balance.received],
    ['+', REOPENED_ENDED, balance.reopened],
    ['−', 'closings', balance.closed],
    ['−', 'withdrawn', balance.withdrawn],
    ['−', 'not-valid', balance.notValid],
  ];
  const { opening, moved, closing } = balance;
  return html`<p class="balance" role="group" aria-label=${t('measures.balance')}>
    <span>${t('measures.opening')} <b>${numberLink(place, opening, { measure: 'open', from: evening, to: evening })}</b></span>
    ${parts.map(([sign, measure, n]) => html`<span>${sign} ${measureName(measure)} <b>${numberLink(place, n, { measure })}</b></span>`)}
    ${moved ? html`<span title=${t('measures.movedMeaning')}>${t('measures.moved')} <b>${signed(moved)}</b></span>` : ''}
    <span>= ${t('measures.closing')} <b>${numberLink(place, closing, { measure: 'open' })}</b></span>
  </p>`;
}
