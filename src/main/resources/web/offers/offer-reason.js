import { html } from 'lit';
import { number, t, tCode } from '../shared/language.js';
import { lasting } from '../shared/times.js';

/**
 * Why this agent: in a sentence, and who was passed over because of what.
 *
 * @param {object} why OfferReason of the contract
 */
export function offerReason(why) {
  return html`<p>${first(why)} ${t('offer.waited', { time: lasting(why.waitedSeconds * 1_000) })}</p>
    ${passedOver(why, t('offer.passedOver', { n: number(why.passedOver.length) }))}`;
}

/** Whom the match passed over, and because of what. @param {object} why OfferReason of the contract @param {string} words how many they are */
export function passedOver(why, words) {
  if (!why.passedOver.length) return '';
  return html`<details>
    <summary>${words}</summary>
    <ul>
      ${why.passedOver.map(({ name, because }) => html`<li><bdi>${name}</bdi> · ${tCode('offer.because', because)}</li>`)}
    </ul>
  </details>`;
}

function first({ tied, order, place }) {
  if (tied?.outcome === 'honoured') return tCode('offer.honoured', tied.because);
  if (tied?.outcome === 'helped') return t('offer.helped', { name: tied.name });
  const turn = order === 'rotation' && place === 1 ? t('offer.yourTurn') : tCode('offer.order', order, { n: number(place) });
  return tied ? `${turn} ${t(tied.outcome === 'on-leave' ? 'offer.onLeave' : 'offer.waitOver', { name: tied.name })}` : turn;
}
