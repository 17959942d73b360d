import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { allChangeUntil, bounds, figureValue, mayChange } from './figure-value.js';
import { changeOf, groupsOf, measureName, wayOf } from './measure-words.js';
import { placeLink } from './number-link.js';

/**
 * The figures of a period by what they are about, next to those of the period before and of the same days a year before. The name of each
 * draws it in the chart.
 *
 * @param {import('../shared/address.js').Place} place @param {{name: string, total: Record<string, import('./measure-words.js').Value>}[]} periods
 * @param {string} chosen the measure of the chart
 */
export function figureCards(place, [asked, ...others], chosen) {
  const said = allChangeUntil(asked.total);
  const counted = others.filter(isCounted);
  return groupsOf(asked.total).map(
    ([group, measures]) => html`<section class="figures">
      <h3>${tCode('measures.group', group)}</h3>
      <dl>${measures.map((measure) => card(place, measure, asked, counted, measure === chosen, said))}</dl>
    </section>`,
  );
}

/** Before the first complaint nothing was counted, which is not 0. @param {{total: Record<string, import('./measure-words.js').Value>}} period */
export function isCounted({ total }) {
  return Object.values(total).some((value) => value.counted > 0);
}

function card(place, measure, { total }, others, isChosen, said) {
  const value = total[measure];
  const between = bounds(measure, value);
  return html`<div class="figure" data-measure=${measure}>
    <dt>
      ${placeLink(place, { measure }, measureName(measure), { label: t('measures.draw'), current: isChosen })}
      ${mayChange(value, said)}
    </dt>
    <dd>${figureValue(place, measure, value)}</dd>
    ${between ? html`<dd class="small">${t('measures.wilson', between)}</dd>` : ''}
    ${wayOf(measure) === 'parcels' ? html`<dd class="small">${t('measures.ofVolumes')}</dd>` : ''}
    ${others.map(({ name, total: other }) => change(name, measure, value, other[measure]))}
  </div>`;
}

function change(name, measure, value, other) {
  const words = value ? changeOf(measure, value, other) : '';
  return words ? html`<dd class="small" data-against=${name}>${tCode('measures.change', name, { words })}</dd>` : '';
}
