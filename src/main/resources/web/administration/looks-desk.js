import { html, nothing } from 'lit';
import { looks } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { lookReasonName } from '../shared/policy-names.js';
import { exact } from '../shared/times.js';
import '../shared/elements/list-buttons.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import './sentences.js';
import { today } from '../shared/zone-time.js';

const DAYS = 31;
const WAYS = ['number', 'customer', 'login'];

/** The last days up to today, in the policy's zone. */
function lastDays() {
  const to = today();
  const from = new Date(Date.parse(to) - (DAYS - 1) * 24 * 60 * 60_000).toISOString().slice(0, 10);
  return { from, to };
}

/** Which people looked at which customers' data: by case or by person. For administrators. */
class LooksDesk extends PagedList {
  static properties = { draft: { state: true }, asked: { state: true } };

  constructor() {
    super();
    this.draft = { by: 'number', whom: '', ...lastDays() };
    this.asked = null;
  }

  get key() {
    return JSON.stringify(this.asked);
  }

  page(after) {
    return looks({ ...this.question, after });
  }

  ask(event) {
    event.preventDefault();
    const whom = this.draft.whom.trim();
    if (!whom) {
      this.querySelector('#looks-whom').focus();
      return;
    }
    this.asked = { ...this.draft, whom };
    this.rows = null;
    this.problem = '';
    this.load();
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
  }

  line(name, type) {
    return line({
      id: `looks-${name}`,
      label: name === 'whom' ? tCode('looks.whom', this.draft.by) : tCode('looks', name),
      type,
      value: this.draft[name],
      change: (value) => this.change({ [name]: value }),
    });
  }

  form() {
    return html`<form class="filters" @submit=${this.ask}>
      ${choice({
        id: 'looks-by',
        label: t('looks.by'),
        value: this.draft.by,
        items: WAYS.map((way) => ({ value: way, label: tCode('looks.way', way) })),
        change: (by) => this.change({ by, whom: '' }),
      })}
      ${this.line('whom', 'text')} ${this.line('from', 'date')} ${this.line('to', 'date')}
      <vaadin-button theme="primary" data-ask @click=${(event) => event.target.closest('form').requestSubmit()}
        >${t('looks.ask')}</vaadin-button
      >
      <button class="visually-hidden" tabindex="-1" aria-hidden="true">${t('looks.ask')}</button>
    </form>`;
  }

  /** What left the system, and why. */
  exported({ id, what, format, filters, rows, reason, fetchedAt }) {
    const words = { id, what: tCode('looks.list', what), format, rows: rows === null ? '–' : number(rows), reason };
    const narrowed = Object.entries(filters).map(([filter, value]) => `${filter}=${value}`);
    return html`${t('looks.export', words)} ${fetchedAt ? t('looks.exportFetched', { at: exact(fetchedAt) }) : ''}
      ${narrowed.length > 0 ? html`<br /><span class="small"><bdi>${narrowed.join(' ')}</bdi></span>` : ''}`;
  }

  row({ at, login, name, what, why, numbers, export: taken }) {
    return html`<tr>
      ${cell(t('looks.at'), moment(at))}
      ${cell(t('looks.person'), login ? html`<bdi>${name}</bdi> (${login})` : t('looks.gone'))}
      ${cell(t('looks.what'), html`${tCode('lookKind', what)}${why ? html` <span class="small">(${lookReasonName(why)})</span>` : ''}`)} ${cell(t('looks.cases'), taken ? this.exported(taken) : numbers.join(' '))}
    </tr>`;
  }

  /** What the shown list is narrowed by. */
  get question() {
    const { by, whom, from, to } = this.asked;
    return { [by]: whom, from, to };
  }

  list() {
    if (!this.asked) return nothing;
    return this.states(
      () => html`<div class="state"><p>${t('looks.nothing')}</p></div>`,
      () => {
        const heads = ['at', 'person', 'what', 'cases'].map((name) => tCode('looks', name));
        return html`<p><export-button what="looks" .filters=${this.question}></export-button></p>
          ${cards(t('view.looks'), heads, this.rows.map((row) => this.row(row)))} ${this.moreButton()}`;
      },
    );
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.looks')}>
      <p class="small">${t('looks.explained')}</p>
      ${this.form()}
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      <div aria-live="polite">${this.list()}</div>
    </section>`;
  }
}

customElements.define('looks-desk', LooksDesk);
