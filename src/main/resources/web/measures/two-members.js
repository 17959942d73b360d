import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import '../shared/elements/choice-select.js';
import { wordsFor } from '../shared/elements/words.js';
import { comparisonOfTwo } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { byName, codeName } from './code-names.js';
import { isOfParcels, wordsOf } from './measure-words.js';

/** Two members next to each other, each as if it had the cases of both. */
class TwoMembers extends PageElement {
  static properties = { place: {}, answer: {}, question: {}, names: {}, read: { state: true }, problem: { state: true } };

  get pair() {
    const { one, other } = this.place;
    return one && other && one !== other ? { one, other } : null;
  }

  willUpdate() {
    const key = JSON.stringify([this.answer.measure, this.question, this.pair]);
    if (key === this.key) return;
    this.key = key;
    this.read = null;
    this.problem = '';
    if (this.pair) this.load(key);
  }

  async load(key) {
    try {
      const read = await comparisonOfTwo(this.answer.measure, { ...this.question, ...this.pair });
      if (key === this.key) this.read = read;
    } catch (problem) {
      if (key === this.key) this.problem = wordsFor(problem);
    }
  }

  select(name, items) {
    return html`<choice-select
      .label=${t(name === 'one' ? 'comparison.one' : 'comparison.other')}
      .none=${t('comparison.choose')}
      .items=${items}
      .value=${this.place[name] ?? ''}
      data-name=${name}
      @chosen=${(event) => this.tell('go', { [name]: event.detail })}
    ></choice-select>`;
  }

  name(code) {
    const { by, members } = this.answer;
    return codeName(by, code, members.find((member) => member.code === code)?.name);
  }

  result() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.read) return '';
    const { one, other, alike, fewest } = this.read;
    if (!alike) return html`<p data-alike="none">${t('comparison.notComparable', { fewest })}</p>`;
    const sure = alike.low > 0 || alike.high < 0;
    const { measure } = this.answer;
    const ofParcels = isOfParcels(measure);
    const points = (value) => (ofParcels ? wordsOf(measure, value) : `${value < 0 ? '−' : ''}${number(Math.round(Math.abs(value) * 1000) / 10)}`);
    const row = (code, counted, standardised) =>
      html`<tr>
        <th scope="row"><bdi>${this.name(code)}</bdi></th>
        <td><strong>${wordsOf(measure, counted.value)}</strong> ${counts(counted)}</td>
        ${ofParcels ? '' : html`<td>${percent(standardised)}</td>`}
      </tr>`;
    const counts = ({ counted, of }) => html`<span class="parts">${t('comparison.counts', { counted: number(counted), of: number(of) })}</span>`;
    return html`<table data-alike=${sure ? 'differ' : 'same'}>
        <thead>
          <tr>
            <th scope="col">${tCode('measures.by', this.answer.by)}</th>
            <th scope="col">${t('comparison.asCounted')}</th>
            ${ofParcels ? '' : html`<th scope="col">${t('comparison.asIfAlike')}</th>`}
          </tr>
        </thead>
        <tbody>
          ${row(this.place.one, one, alike.one)} ${row(this.place.other, other, alike.other)}
        </tbody>
      </table>
      <p>${t(said(sure, ofParcels), { low: points(alike.low), high: points(alike.high), covered: percent(alike.covered) })}</p>`;
  }

  render() {
    const { by, members } = this.answer;
    const items = byName(members.map(({ code, name }) => ({ value: code, label: codeName(by, code, name) })));
    return html`<section class="course two-members" aria-labelledby="two-title">
      <h3 id="two-title">${t('comparison.two')}</h3>
      <p class="small">${t(isOfParcels(this.answer.measure) ? 'comparison.twoMeaningRate' : 'comparison.twoMeaning')}</p>
      <div class="measures-filters">${this.select('one', items)} ${this.select('other', items)}</div>
      <div role="status">${this.result()}</div>
    </section>`;
  }
}

function said(sure, ofParcels) {
  if (ofParcels) return sure ? 'comparison.differRate' : 'comparison.mayBeSameRate';
  return sure ? 'comparison.differ' : 'comparison.mayBeSame';
}

customElements.define('two-members', TwoMembers);
