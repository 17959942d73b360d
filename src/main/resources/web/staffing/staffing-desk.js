import { html } from 'lit';
import '../shared/elements/list-buttons.js';
import { staffing } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { choice, line } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { channels, departmentName, departments, itemsOf } from '../shared/policy-names.js';
import { dayOf, isNumber, NUMBERS, periodOf, queryOf, SOURCES, sourceOf } from './question.js';
import './floor-replay.js';
import './staffing-chart.js';
import './sentences.js';

/**
 * How many agents a day needs by half-hour, by formula, and next to it what past days would have been with others. The address keeps the
 * question.
 */
class StaffingDesk extends ReadingElement {
  static properties = { place: {}, wrong: { state: true } };

  constructor() {
    super();
    this.wrong = {};
  }

  willUpdate() {
    this.ask(JSON.stringify(queryOf(this.place)));
  }

  read() {
    return staffing(queryOf(this.place));
  }

  choose(name, value) {
    if ((this.place[name] ?? '') !== value) this.tell('go', { [name]: value });
  }

  /** A number out of its bounds changes nothing and says so. */
  number(name) {
    const [least, most] = NUMBERS[name];
    const change = (value) => {
      const isRight = value === '' || isNumber(name, value);
      this.wrong = { ...this.wrong, [name]: isRight ? '' : t('staffing.bounds', { least, most }) };
      if (isRight) this.choose(name, value);
    };
    return html`<div class="number" @change=${(event) => change(event.target.value.trim())}>
      ${line({ id: `staffing-${name}`, label: tCode('staffing.label', name), value: this.place[name] ?? '', wrong: this.wrong[name], longest: 6, change: () => {} })}
    </div>`;
  }

  day(name, value) {
    return html`<div @change=${(event) => this.choose(name, event.target.value)}>
      ${line({ id: `staffing-${name}`, label: tCode('staffing.label', name), value, type: 'date', change: () => {} })}
    </div>`;
  }

  pick(name, items, value) {
    return choice({ id: `staffing-${name}`, label: tCode('staffing.label', name), value, items, change: (chosen) => this.choose(name, chosen) });
  }

  question() {
    const all = { value: '', label: t('staffing.all') };
    return html`<div class="asked" role="group" aria-label=${t('staffing.question')}>
      ${this.day('day', dayOf(this.place))}
      ${this.pick('of', SOURCES.map((value) => ({ value, label: tCode('staffing.source', value) })), sourceOf(this.place))}
      ${this.pick('line', [all, ...itemsOf(departments())], this.place.line ?? '')}
      ${sourceOf(this.place) === 'complaints' ? this.pick('channel', [all, ...itemsOf(channels())], this.place.channel ?? '') : ''}
      ${Object.keys(NUMBERS).map((name) => this.number(name))}
    </div>`;
  }

  /** What the numbers rest on. */
  basis({ sample, handling, target, shrinkage }) {
    const { days, missing, leftOut } = sample;
    return html`<ul class="small" data-basis>
      <li>${tCode('staffing.sample', sample.kind, { n: days.length, days: days.join(t('staffing.and')) || t('staffing.none') })}</li>
      ${leftOut.length ? html`<li>${t('staffing.leftOut', { days: leftOut.join(t('staffing.and')) })}</li>` : ''}
      ${missing.length ? html`<li data-missing>${t('staffing.missing', { n: missing.length, days: missing.join(t('staffing.and')) })}</li>` : ''}
      ${days.length && days.length < sample.fewestDays ? html`<li>${t('staffing.tooFew', { n: sample.fewestDays })}</li>` : ''}
      <li>${tCode('staffing.handling', handling.by, { n: number(Math.round(handling.seconds ?? 0)) })}</li>
      <li>${t('staffing.target', target)}</li>
      <li>${tCode('staffing.shrinkage', shrinkage.by, { share: percent(shrinkage.share ?? 0) })}</li>
    </ul>`;
  }

  /** @param {object | null} need */
  needCells(need) {
    if (!need) return [t('staffing.none'), t('staffing.none'), t('staffing.none')];
    const { needed, rostered, agents, with: tried } = need;
    // Where no one is needed and no one more was asked for, nothing is to be said of the wait.
    if (!needed.agents && !agents) return [html`<strong>${number(0)}</strong>`, number(rostered), t('staffing.none')];
    return [
      html`<strong>${number(needed.agents)}</strong>`,
      number(rostered),
      tried
        ? t('staffing.steady', { agents: number(agents), level: percent(tried.serviceLevel), wait: number(Math.round(tried.waitSeconds)), occupancy: percent(tried.occupancy) })
        : html`<span class="late">${t('staffing.overload', { agents: number(agents) })}</span>`,
    ];
  }

  table({ halfHours, agents }) {
    const withHead = agents === 0 ? t('staffing.withThese') : t('staffing.with', { n: agents > 0 ? `+${agents}` : String(agents) });
    const heads = ['at', 'median', 'ninetieth', 'needed', 'rostered'].map((name) => tCode('staffing.head', name));
    const groups = [...heads, withHead, t('staffing.neededNinetieth'), tCode('staffing.head', 'rostered'), withHead];
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('staffing.byHalfHour')}>
      <table>
        <caption class="visually-hidden">${t('staffing.byHalfHour')}</caption>
        <thead><tr>${groups.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>
          ${halfHours.map(
            (one) => html`<tr data-at=${one.at}>
              <th scope="row">${one.at}</th>
              <td>${number(one.median)}</td>
              <td>${one.ninetieth === null ? t('staffing.none') : number(one.ninetieth)}</td>
              ${[...this.needCells(one.forMedian), ...this.needCells(one.forNinetieth)].map((words) => html`<td>${words}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  drawn(answer) {
    return html`${this.basis(answer)}
      ${answer.halfHours.length
        ? html`<staffing-chart .halfHours=${answer.halfHours}></staffing-chart> ${this.table(answer)}`
        : html`<p data-nothing>${t('staffing.nothingArrived')}</p>`}`;
  }

  render() {
    const { from, to } = periodOf(this.place);
    return html`<div class="staffing">
      <div class="heading">
        <h2 tabindex="-1" data-home>${t('staffing.title')}</h2>
        <views-button .place=${this.place}></views-button>
      </div>
      <p class="small">${t('staffing.intro')}</p>
      <p class="printed">${t('staffing.printed', { of: tCode('staffing.source', sourceOf(this.place)), day: dayOf(this.place), line: this.place.line ? departmentName(this.place.line) : t('staffing.all') })}</p>
      ${this.question()}
      <section aria-labelledby="staffing-erlang">
        <h3 id="staffing-erlang">${t('staffing.erlang')}</h3>
        <p class="notice" data-limits>${t('staffing.limits')}</p>
        ${this.states((answer) => html`<div aria-busy=${String(this.isBusy)}>${this.drawn(answer)}</div>`)}
      </section>
      <div class="asked" role="group" aria-label=${t('staffing.replay')}>${this.day('from', from)} ${this.day('to', to)}</div>
      <floor-replay .place=${this.place}></floor-replay>
    </div>`;
  }
}

customElements.define('staffing-desk', StaffingDesk);
