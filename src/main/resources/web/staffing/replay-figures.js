import { html } from 'lit';
import { number, percent, t, tCode } from '../shared/language.js';
import { clockSpan } from '../shared/house-time.js';
import { short } from '../shared/times.js';
import { backlogOf, kindsOf, ofKind, whichOf } from './outcomes.js';
import './backlog-chart.js';
import './sentences.js';

const SECOND = 1000;
const span = (seconds) => (seconds === null ? t('staffing.none') : clockSpan(Math.round(seconds) * SECOND));
const share = (value) => (value === null ? t('staffing.none') : percent(value));

function level({ levels }, letter) {
  const { counted, of, value } = levels.find(({ formula }) => formula === letter);
  return value === null ? t('staffing.none') : t('staffing.level', { value: percent(value), counted: number(counted), of: number(of) });
}

const FIGURES = [
  ['waited', (of) => number(of.waited)],
  ['taken', (of) => number(of.taken)],
  ['gone', (of) => number(of.gone)],
  ['median', (of) => span(of.medianSeconds)],
  ['ninetieth', (of) => span(of.ninetiethSeconds)],
  ['longest', (of) => span(of.longestSeconds)],
  ['waiting', (of) => number(of.waiting)],
];

function tableOf(caption, heads, rows) {
  return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">${caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

function kindTable(figures, kind) {
  const outcomes = whichOf(figures);
  const letters = figures.recorded.kinds[0]?.levels.map(({ formula }) => formula) ?? [];
  const own = figures.serviceLevel.formula;
  const cells = (read) => outcomes.map((which) => (ofKind(figures, which, kind) ? read(ofKind(figures, which, kind)) : t('staffing.none')));
  const levels = [own, ...letters.filter((letter) => letter !== own)].map((letter) => [
    t(letter === own ? 'staffing.ownLevel' : 'staffing.otherLevel', { formula: letter, is: tCode('staffing.formula', letter) }),
    ...cells((of) => level(of, letter)),
  ]);
  const title = tCode('workKind', kind);
  return html`<h5>${title}</h5>
    ${tableOf(title, [t('staffing.figure'), ...outcomes.map((which) => outcomeName(figures, which))], [
      levels[0],
      ...FIGURES.map(([name, read]) => [tCode('staffing.of', name), ...cells(read)]),
      ...levels.slice(1),
    ])}`;
}

const outcomeName = ({ agents }, which) => (which === 'tried' ? t('staffing.triedWith', { n: agents > 0 ? `+${agents}` : String(agents) }) : tCode('staffing.outcome', which));

function backlog(figures) {
  const { days, rows } = backlogOf(figures);
  return html`<h5>${t('staffing.backlog')}</h5>
    <backlog-chart .figures=${figures}></backlog-chart>
    ${tableOf(
      t('staffing.backlog'),
      [t('staffing.figure'), ...days],
      rows.map(({ kind, which, values }) => [`${tCode('workKind', kind)}: ${outcomeName(figures, which)}`, ...values.map((value) => number(value))]),
    )}`;
}

/** How near the replay with the same agents is to the truth. */
function agreement({ agreement: { offers, same, until } }) {
  if (!offers) return t('staffing.noOffers');
  const params = { same: number(same), offers: number(offers), share: percent(same / offers) };
  return until ? t('staffing.agreesUntil', { ...params, until: short(until) }) : t('staffing.agrees', params);
}

/** @param {import('./outcomes.js').Figures} figures */
export function replayFigures(figures) {
  if (!figures.works) return html`<p data-nothing>${t('staffing.nothingRecorded')}</p>`;
  return html`<p data-agreement>${agreement(figures)}</p>
    <p class="small">${t('staffing.occupancy', { values: whichOf(figures).map((which) => `${outcomeName(figures, which)} ${share(figures[which].occupancy)}`).join(t('staffing.and')) })}</p>
    ${kindsOf(figures).map((kind) => kindTable(figures, kind))} ${backlog(figures)}
    <p class="small">${t('staffing.notReproduced')}</p>`;
}
