import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { allChangeUntil, bounds, figureValue, mayChange } from './figure-value.js';
import { changeOf, groupsOf, measureName, perWorkingDay, wayOf } from './measure-words.js';
import { placeLink } from './number-link.js';

/**
 * The figures of a period by what they are about, next to those of the period before and of the same days a year before. The name of each
 * draws it in the chart.
 *
 * @param {import('../shared/address.js').Place} place @param {import('./season-line.js').Counted[]} periods
 * @param {string} chosen the measure of the chart
 */
export function figureCards(place, [asked, ...others], chosen) {
  const said = allChangeUntil(asked.total);
  const counted = others.filter(isCounted);
  const isUnlike = counted.some(({ workingDays }) => workingDays !== asked.workingDays);
  return groupsOf(asked.total).map(
    ([group, measures]) => html`<section class="figures">
      <h3>${tCode('measures.group', group)}</h3>
      <dl>${measures.map((measure) => card(place, measure, asked, counted, { isUnlike, isChosen: measure === chosen, said }))}</dl>
    </section>`,
  );
}

/** Before the first complaint nothing was counted, which is not 0. @param {{total: Record<string, import('./measure-words.js').Value>}} period */
export function isCounted({ total }) {
  return Object.values(total).some((value) => value.counted > 0);
}

function card(place, measure, asked, others, { isUnlike, isChosen, said }) {
  const value = asked.total[measure];
  const between = bounds(measure, value);
  return html`<div class="figure" data-measure=${measure}>
    <dt>
      ${placeLink(place, { measure }, measureName(measure), { label: t('measures.draw'), current: isChosen })}
      ${mayChange(value, said)}
    </dt>
    <dd>${figureValue(place, measure, value)}</dd>
    ${between ? html`<dd class="small">${t('measures.wilson', between)}</dd>` : ''}
    ${wayOf(measure) === 'parcels' ? html`<dd class="small">${t('measures.ofVolumes')}</dd>` : ''}
    ${others.map(({ name, total: other }) => change(name, measure, value, other[measure]))} ${isUnlike ? eachWorkingDay(measure, asked, others) : ''}
  </div>`;
}

/** Months have between 15 and 23 working days, so more in all may be fewer a day. */
function eachWorkingDay(measure, asked, others) {
  const day = perWorkingDay(measure, asked.total[measure], asked.workingDays);
  if (!day || [asked, ...others].every(({ total }) => !total[measure]?.counted)) return '';
  const before = others.map(({ name, total, workingDays }) => [name, perWorkingDay(measure, total[measure], workingDays)]).filter(([, words]) => words);
  return html`<dd class="small" data-per-day>
    ${t('measures.perWorkingDay', { n: day })}${before.map(([name, words]) => html` · ${tCode('measures.perDayOf', name, { n: words })}`)}
  </dd>`;
}

function change(name, measure, value, other) {
  const words = value ? changeOf(measure, value, other) : '';
  return words ? html`<dd class="small" data-against=${name}>${tCode('measures.change', name, { words })}</dd>` : '';
}
