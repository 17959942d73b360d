import { html } from 'lit';
import { percent, t, tCode } from '../shared/language.js';
import { figureValue, mayChange } from './figure-value.js';
import { changeOf, drawn, GROUPS, wayOf, wordsOf } from './measure-words.js';
import { placeLink } from './number-link.js';

/**
 * The figures of a period by what they are about. The name of each draws it in the chart. Where all may still change, it is said once.
 *
 * @param {import('../shared/address.js').Place} place @param {Record<string, import('./measure-words.js').Value>} values
 * @param {Record<string, import('./measure-words.js').Value>} before of the period before @param {string} chosen the measure of the chart
 */
export function figureCards(place, values, before, chosen) {
  const some = !allMayChange(values);
  return Object.entries(GROUPS).map(
    ([group, measures]) => html`<section class="figures">
      <h3>${tCode('measures.group', group)}</h3>
      <dl>${measures.map((measure) => card(place, measure, values[measure], before[measure], measure === chosen, some))}</dl>
    </section>`,
  );
}

/** As in a period that has not ended. @param {Record<string, import('./measure-words.js').Value>} values */
export function allMayChange(values) {
  return Object.values(values).every(({ provisional }) => provisional);
}

function card(place, measure, value, before, isChosen, isMarked) {
  return html`<div class="figure" data-measure=${measure}>
    <dt>
      ${placeLink(place, { measure }, tCode('measures.name', measure), { label: t('measures.draw'), current: isChosen })}
      ${isMarked ? mayChange(value) : ''}
    </dt>
    <dd>${figureValue(place, measure, value)}</dd>
    ${value && wayOf(measure) === 'share' && drawn(measure, value) !== null
      ? html`<dd class="small">${t('measures.wilson', { low: percent(value.low), high: percent(value.high) })}</dd>`
      : ''}
    ${value && wayOf(measure) === 'parcels' && value.value !== null
      ? html`<dd class="small">${t('measures.wilson', { low: wordsOf(measure, value.low), high: wordsOf(measure, value.high) })}</dd>`
      : ''}
    ${change(measure, value, before)}
  </div>`;
}

function change(measure, value, before) {
  const words = value ? changeOf(measure, value, before) : '';
  return words ? html`<dd class="small">${t('measures.change', { words })}</dd>` : '';
}
