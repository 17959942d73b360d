import { html } from 'lit';
import { workDone } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { levelWords } from './work-words.js';
import { workTable } from './work-table.js';
import './work-behind.js';
import './sentences.js';

const DAY = 24 * 60 * 60_000;
const SPANS = { today: 1, week: 7, month: 30 };
const SPLITS = ['line', 'agent', 'day'];

/** What agents did with work, how fast and how long: of today, a week or thirty days, by department, person or day. No one is ranked. */
class WorkFigures extends ReadingElement {
  static properties = { line: {}, span: { state: true }, by: { state: true }, behind: { state: true } };

  constructor() {
    super();
    this.line = '';
    this.span = 'today';
    this.by = 'line';
    this.behind = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  updated(changed) {
    super.updated?.(changed);
    if (changed.has('line') && changed.get('line') !== undefined) this.load();
  }

  async read() {
    const query = { by: this.by, ...(this.line ? { line: this.line } : {}) };
    // The server knows which day it is.
    if (this.span === 'today') return workDone(query);
    const { to } = await workDone({});
    const from = new Date(Date.parse(`${to}T00:00:00Z`) - (SPANS[this.span] - 1) * DAY).toISOString().slice(0, 10);
    return workDone({ ...query, from, to });
  }

  pick(name, choices, label, words) {
    return html`<label
      >${label}
      <select class="input" data-pick=${name} @change=${(event) => this.choose(name, event.target.value)}>
        ${choices.map((one) => html`<option value=${one} ?selected=${this[name] === one}>${tCode(words, one)}</option>`)}
      </select></label
    >`;
  }

  choose(name, value) {
    this[name] = value;
    this.behind = null;
    this.load();
  }

  rowName({ code, name }, by) {
    if (by === 'line') return departmentName(code) || code || t('work.noLine');
    return by === 'agent' ? html`<bdi>${name ?? code}</bdi>` : code;
  }

  rows({ rows, total, by }) {
    const all = rows.map((row) => ({ key: row.code, words: this.rowName(row, by), figures: row.figures }));
    return [...all, { key: 'total', words: html`<strong>${t('work.total')}</strong>`, figures: total }];
  }

  /** What a number of a row counts, within the period that was read. @param {string} key of the row @param {string} part */
  show(key, part) {
    const { from, to, by } = this.answer;
    const row = key === 'total' ? {} : { day: { from: key, to: key }, line: { line: key }, agent: { agent: key } }[by];
    this.behind = { part, query: { from, to, ...(this.line ? { line: this.line } : {}), ...row } };
  }

  render() {
    return html`<section class="work-figures" aria-labelledby="work-title">
      <h3 id="work-title">${t('work.title')}</h3>
      <p class="choices">${this.pick('span', Object.keys(SPANS), t('work.period'), 'work.span')} ${this.pick('by', SPLITS, t('work.split'), 'work.by')}</p>
      ${this.states(
        (answer) => html`<p class="small formula">${levelWords(answer.serviceLevel)}</p>
          ${workTable(t('work.title'), tCode('work.by', answer.by), this.rows(answer), (key, part) => this.show(key, part))}
          ${this.behind ? html`<work-behind .of=${this.behind} @close=${() => (this.behind = null)}></work-behind>` : ''}
          <p class="small">${t('work.explained')}</p>`,
      )}
    </section>`;
  }
}

customElements.define('work-figures', WorkFigures);
