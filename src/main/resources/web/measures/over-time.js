import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import '../shared/elements/choice-select.js';
import { wordsFor } from '../shared/elements/words.js';
import { baselines, measureChart } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import './baseline-dialog.js';
import './control-chart.js';
import { countsAtEnds, ENOUGH } from './measure-words.js';
import { brief } from './periods.js';

const INTERVALS = ['week', 'month'];

/** A share over time against a baseline that a person has named, with its table. */
class OverTime extends PageElement {
  static properties = { place: {}, question: {}, measure: {}, read: { state: true }, named: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.named = [];
    this.problem = '';
  }

  /** Analysts choose among baselines and make none. */
  get namesBaselines() {
    return pagePerson()?.role === 'supervisor';
  }

  get interval() {
    return INTERVALS.includes(this.place.interval) ? this.place.interval : 'week';
  }

  get asked() {
    const { by, ...rest } = this.question;
    return { ...rest, interval: this.interval, baseline: this.place.baseline };
  }

  willUpdate() {
    const key = JSON.stringify([this.measure, this.asked]);
    if (key === this.key) return;
    this.key = key;
    this.load();
  }

  async load() {
    const { key } = this;
    try {
      const [read, { items }] = await Promise.all([measureChart(this.measure, this.asked), baselines(this.measure)]);
      if (key !== this.key) return;
      this.read = read;
      this.named = items;
      this.problem = '';
    } catch (problem) {
      if (key === this.key) this.problem = wordsFor(problem);
    }
  }

  choices() {
    const items = this.named
      .filter(({ interval }) => interval === this.interval)
      .map(({ id, name, from, to }) => ({ value: String(id), label: t('chart.baselineOf', { name, from, to }) }));
    const intervals = INTERVALS.map((value) => ({ value, label: tCode('measures.interval', value) }));
    return html`<div class="measures-filters">
      <choice-select
        .label=${t('measures.intervalLabel')}
        .items=${intervals}
        .value=${this.interval}
        data-name="interval"
        @chosen=${(event) => this.tell('go', { interval: event.detail, baseline: '' })}
      ></choice-select>
      <choice-select
        .label=${t('chart.baseline')}
        .none=${t('chart.noBaseline')}
        .items=${items}
        .value=${this.place.baseline ?? ''}
        data-name="baseline"
        @chosen=${(event) => this.tell('go', { baseline: event.detail })}
      ></choice-select>
      ${this.namesBaselines
        ? html`<vaadin-button data-name="new-baseline" @click=${() => this.querySelector('baseline-dialog').open()}>${t('chart.newBaseline')}</vaadin-button>`
        : ''}
    </div>`;
  }

  /** Of few cases a middle, limits and runs say nothing. */
  drawn() {
    const cases = this.read.points.reduce((sum, { of }) => sum + of, 0);
    if (cases < ENOUGH) return html`<p data-few>${t('chart.tooFew', { n: cases })}</p>`;
    return html`${this.said(this.read)} <control-chart .answer=${this.read}></control-chart> ${this.table(this.read)}`;
  }

  said({ centre, widening, runs, points, baseline }) {
    const outside = points.filter((point) => point.outside).length;
    return html`<ul class="said">
      <li>${t('chart.centre', { value: percent(centre) })} ${baseline ? html`<bdi>${t('chart.because', { by: baseline.by, reason: baseline.reason })}</bdi>` : t('chart.own')}</li>
      <li data-outside=${outside}>${outside ? t('chart.outside', { n: outside }) : t('chart.inside')}</li>
      <li>${t(runs.signal ? 'chart.runs' : 'chart.noRuns', { longest: runs.longest, most: runs.most, crossings: runs.crossings, fewest: runs.fewest })}</li>
      ${countsAtEnds(this.measure) ? html`<li>${t('chart.countsAtEnds')}</li>` : ''}
      ${widening > 1 ? html`<li>${t('chart.widened', { by: number(Math.round(widening * 10) / 10) })}</li>` : ''}
    </ul>`;
  }

  table({ points, interval }) {
    const caption = t('chart.title');
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr><th scope="col">${t('measures.part')}</th><th scope="col">${t('measures.value')}</th><th scope="col">${t('chart.limits')}</th><th scope="col">${t('comparison.meaning')}</th></tr>
        </thead>
        <tbody>
          ${points.map(
            (point) => html`<tr>
              <th scope="row">${brief(point, interval)}</th>
              <td>${point.of ? html`<strong>${percent(point.value)}</strong> ${number(point.counted)} / ${number(point.of)}` : t('measures.none')}</td>
              <td>${point.of ? t('comparison.fromTo', { low: percent(point.low), high: percent(point.high) }) : ''}</td>
              <td class="meaning">${point.of ? t(point.outside ? 'chart.isOutside' : 'comparison.within') : ''}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  render() {
    return html`<section class="course" aria-labelledby="over-time-title">
      <h3 id="over-time-title">${t('chart.title')}</h3>
      ${this.choices()}
      <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
      ${this.read ? this.drawn() : ''}
      <baseline-dialog
        .measure=${this.measure}
        .asked=${this.asked}
        @baseline-made=${(event) => this.tell('go', { baseline: String(event.detail.id) })}
      ></baseline-dialog>
    </section>`;
  }
}

customElements.define('over-time', OverTime);
