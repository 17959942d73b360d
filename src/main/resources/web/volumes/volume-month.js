import { html } from 'lit';
import '../shared/elements/list-buttons.js';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import { choice } from '../shared/elements/pieces.js';
import { volumes } from '../shared/api.js';
import { locale, nameOf, number, t } from '../shared/language.js';
import { today } from '../shared/zone-time.js';
import './sentences.js';

const MANY = 100;
const MONTHS = 24;

/** A month at a glance: each day of each branch, its parcels or that they are missing, which is never shown as 0. */
class VolumeMonth extends PageElement {
  static properties = { month: { state: true }, read: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.month = today().slice(0, 7);
    this.read = null;
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** @param {string} [after] code of the last branch that is shown */
  async load(after) {
    const { month } = this;
    const from = `${month}-01`;
    try {
      const page = await volumes({ from, to: lastOf(month), by: 'branch', limit: MANY, after });
      if (month !== this.month) return;
      this.read = after ? { ...page, items: [...this.read.items, ...page.items] } : page;
      this.problem = '';
    } catch (problem) {
      if (month === this.month) this.problem = wordsFor(problem);
    }
  }

  resync() {
    this.load();
  }

  choose(month) {
    if (month === this.month) return;
    this.month = month;
    this.read = null;
    this.load();
  }

  step(by) {
    this.choose(monthAfter(this.month, by));
  }

  cell({ day, parcels, insured, missing }, name) {
    const date = Number(day.slice(8));
    if (missing) return html`<td class="missing" title=${t('volumes.missingOf', { name, day })}><span aria-hidden="true">✕</span><span class="visually-hidden">${t('volumes.missing')}</span></td>`;
    if (parcels === null) return html`<td class="absent"><span class="visually-hidden">${t('volumes.notExpected')}</span></td>`;
    return html`<td title=${t('volumes.ofDay', { day: date, parcels: number(parcels), insured: insured === null ? '–' : number(insured) })}>${number(parcels)}</td>`;
  }

  row({ code, name, parcels, missing, days }) {
    const words = name ? nameOf(name) : code;
    return html`<tr data-branch=${code}>
      <th scope="row"><bdi>${words}</bdi> <span class="small">${code}</span></th>
      <td>${missing ? html`<span class="badge breached">${t('volumes.missingDays', { n: missing })}</span>` : t('volumes.complete')}</td>
      <td>${number(parcels)}</td>
      ${days.map((day) => this.cell(day, words))}
    </tr>`;
  }

  table() {
    const { items, missing, parcels, next } = this.read;
    if (!items.length) return html`<p class="state">${t('volumes.noBranches')}</p>`;
    return html`<p role="status">
        ${missing ? html`<strong>${t('volumes.missingInAll', { n: missing })}</strong>` : t('volumes.allThere')} ${t('volumes.parcelsInAll', { parcels: number(parcels) })}
      </p>
      <div class="volume-table" tabindex="0" role="region" aria-label=${t('volumes.part.month')}>
        <table>
          <caption class="visually-hidden">${t('volumes.caption', { month: this.month })}</caption>
          <thead>
            <tr>
              <th scope="col">${t('volumes.branch')}</th>
              <th scope="col">${t('volumes.missing')}</th>
              <th scope="col">${t('volumes.parcels')}</th>
              ${items[0].days.map(({ day }) => html`<th scope="col" class=${isWeekend(day) ? 'weekend' : ''} title=${weekday(day)}>${Number(day.slice(8))}</th>`)}
            </tr>
          </thead>
          <tbody>${items.map((row) => this.row(row))}</tbody>
        </table>
      </div>
      ${next ? html`<button class="button" data-more @click=${() => this.load(next)}>${t('volumes.more')}</button>` : ''}`;
  }

  render() {
    return html`<div class="volume-month">
      <div class="volume-tools">
        <button class="button" data-before @click=${() => this.step(-1)}>${t('volumes.before')}</button>
        ${choice({ id: 'volume-month', label: t('volumes.month'), value: this.month, items: monthsUpTo(this.month), change: (value) => this.choose(value) })}
        <button class="button" data-after @click=${() => this.step(1)}>${t('volumes.after')}</button>
        <export-button what="volumes" .filters=${{ from: `${this.month}-01`, to: lastOf(this.month), by: 'branch' }}></export-button>
      </div>
      ${this.problem
        ? html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${() => this.load()}>${t('state.retry')}</button></div>`
        : this.read
          ? this.table()
          : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}
    </div>`;
  }
}

/** @param {string} day */
function isWeekend(day) {
  return [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
}

/** @param {string} day */
function weekday(day) {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}

/** @param {string} month such as 2026-09 @param {number} by how many months later */
function monthAfter(month, by) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The last two years, and the chosen month. @param {string} chosen */
function monthsUpTo(chosen) {
  const now = today().slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, ago) => monthAfter(now, -ago));
  const words = new Intl.DateTimeFormat(locale(), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (months.includes(chosen) ? months : [chosen, ...months]).map((value) => ({ value, label: words.format(new Date(`${value}-01T00:00Z`)) }));
}

function lastOf(month) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

customElements.define('volume-month', VolumeMonth);
