import { html } from 'lit';
import { drawFileSample, fileSample } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { departmentName } from '../shared/policy-names.js';
import { pagePerson } from '../shared/page-person.js';
import { number, percent, t } from '../shared/language.js';
import { cards, cell, line, moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { wordsFor } from '../shared/elements/words.js';
import './files-due.js';
import './sampled-files.js';
import './survey-figures.js';
import './sentences.js';

const GOALS = { completeness: 0.99, truthfulness: 0.95 };

/** How complete and how true the customers' files are, by the sample of a month (A1). */
class FileQuality extends ReadingElement {
  static properties = { month: { state: true }, shown: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.month = '';
    this.shown = null;
    this.wrong = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.choose(new Date(now()).toISOString().slice(0, 7));
  }

  choose(month) {
    this.month = month;
    this.shown = null;
    this.wrong = '';
    this.answer = null;
    this.ask(month, /^\d{4}-\d\d$/.test(month));
  }

  read() {
    return fileSample(this.month);
  }

  async draw() {
    this.wrong = '';
    try {
      this.answer = await drawFileSample(this.month);
    } catch (problem) {
      this.wrong = wordsFor(problem);
    }
  }

  rate(name, { [name]: rate, [`${name}FewerThan`]: fewer }) {
    const counts = t('quality.counts', { n: number(rate.numerator), all: number(rate.denominator) });
    if (rate.value === null) return counts;
    if (fewer !== null) return html`${counts} <span class="small">${t('quality.tooFew', { n: fewer })}</span>`;
    const isMissed = rate.high < GOALS[name];
    return html`<span class=${isMissed ? 'missed' : ''}>${percent(rate.value)}</span> ${counts}
      <br /><span class="small">${t('quality.interval', { low: percent(rate.low), high: percent(rate.high) })}${isMissed ? ` · ${t('quality.missed')}` : ''}</span>`;
  }

  row(one) {
    const code = one.department ?? '';
    const name = one.department ? departmentName(one.department) : t('quality.noDepartment');
    const left = one.truthfulness.leftOut;
    return html`<tr>
      ${cell(t('quality.department'), name)} ${cell(t('quality.files'), number(one.files))}
      ${cell(t('quality.completeness'), this.rate('completeness', one))} ${cell(t('quality.truthfulness'), this.rate('truthfulness', one))}
      ${cell(t('quality.leftOut'), t('quality.left', { unreachable: number(left.unreachable), unchecked: number(left.unchecked) }))}
      <td><button class="button" data-department=${code} aria-pressed=${this.shown === code ? 'true' : 'false'} aria-label=${t('quality.checkOf', { name })} @click=${() => (this.shown = code)}>${t('quality.check')}</button></td>
    </tr>`;
  }

  sample({ drawnAt, size, departments }) {
    if (!drawnAt) {
      return html`<p>${t('quality.notDrawn', { n: size })}</p>
        ${pagePerson()?.role === 'supervisor' ? html`<vaadin-button theme="primary" data-draw @click=${this.draw}>${t('quality.draw')}</vaadin-button>` : ''}`;
    }
    return html`<p class="small">${t('quality.drawn')} ${moment(drawnAt)}</p>
      ${cards(
        t('view.quality'),
        ['department', 'files', 'completeness', 'truthfulness', 'leftOut', 'check'].map((key) => t(`quality.${key}`)),
        departments.map((one) => this.row(one)),
      )}
      ${this.shown === null
        ? ''
        : html`<sampled-files .month=${this.month} .department=${this.shown} @file-checked=${() => this.load()}></sampled-files>`}`;
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.quality')}>
      <h2 tabindex="-1" data-home>${t('view.quality')}</h2>
      <p>${t('quality.how')}</p>
      <div class="quality-tools">
        ${line({ id: 'quality-month', label: t('quality.month'), value: this.month, type: 'month', change: (value) => this.choose(value) })}
      </div>
      <div role="alert">${this.wrong ? html`<p class="notice failed">${this.wrong}</p>` : ''}</div>
      ${this.states((answer) => this.sample(answer))}
      <files-due></files-due>
      ${pagePerson()?.role === 'supervisor' ? html`<survey-figures .month=${this.month}></survey-figures>` : ''}
    </section>`;
  }
}

customElements.define('file-quality', FileQuality);
