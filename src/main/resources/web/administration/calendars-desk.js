import { html } from 'lit';
import { calendars, calendarYear } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { locale, t, tCode } from '../shared/language.js';
import { timeZone } from '../shared/policy-names.js';
import { RowList } from '../shared/elements/row-list.js';
import { choice, moment } from '../shared/elements/pieces.js';
import './sentences.js';
import './calendar-year.js';
import './calendar-upload.js';

/** A calendar with the code of a country is named by it, too. @param {string} code */
function calendarName(code) {
  const isCountry = /^[a-z]{2}$/.test(code);
  const country = isCountry ? new Intl.DisplayNames([locale()], { type: 'region', fallback: 'none' }).of(code.toUpperCase()) : '';
  return country ? `${country} (${code})` : code;
}

/** The public-holiday calendars: a year at a glance, and the form to try and install another one. For administrators. */
class CalendarsDesk extends RowList {
  static properties = { code: { state: true }, year: { state: true }, days: { state: true } };

  constructor() {
    super();
    this.code = '';
    this.year = this.thisYear;
    this.days = null;
  }

  get thisYear() {
    return Number(new Intl.DateTimeFormat('en', { timeZone: timeZone(), year: 'numeric' }).format(now()));
  }

  get calendar() {
    return this.rows.find(({ code }) => code === this.code);
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    await this.read(calendars, ({ items }) => {
      this.rows = items;
      if (!this.calendar) this.code = items[0]?.code ?? '';
    });
    await this.loadYear();
  }

  async loadYear() {
    const { code, year } = this;
    if (!code) return;
    await this.read(
      () => calendarYear(code, year),
      (days) => (this.days = days),
      () => code === this.code && year === this.year,
    );
  }

  choose(change) {
    Object.assign(this, change);
    this.loadYear();
  }

  /** Those that are known, and the two to come. */
  years() {
    const known = [...this.calendar.years, this.thisYear, this.thisYear + 1, this.thisYear + 2, this.year];
    return [...new Set(known)].sort((one, other) => one - other);
  }

  choices() {
    return html`<div class="filters">
      ${choice({
        id: 'calendar-code',
        label: t('calendars.code'),
        value: this.code,
        items: this.rows.map(({ code }) => ({ value: code, label: calendarName(code) })),
        change: (code) => this.choose({ code }),
      })}
      ${choice({
        id: 'calendar-of-year',
        label: t('calendars.year'),
        value: String(this.year),
        items: this.years().map((year) => ({ value: String(year), label: this.yearWords(year) })),
        change: (year) => this.choose({ year: Number(year) }),
      })}
    </div>`;
  }

  yearWords(year) {
    return this.calendar.years.includes(year) ? String(year) : t('calendars.unpublishedYear', { year });
  }

  origin() {
    const { origin, installedAt, installedBy, years } = this.calendar;
    return html`<p class="small">
      ${tCode('calendars.origin', origin)} · ${moment(installedAt)} <bdi>${installedBy?.name ?? ''}</bdi> ·
      ${t('calendars.years', { years: years.join(', ') })}
    </p>`;
  }

  shown() {
    return html`${this.choices()} ${this.origin()}
      ${this.days ? html`<calendar-year .days=${this.days}></calendar-year>` : ''}
      <calendar-upload .calendar=${this.calendar} .thisYear=${this.thisYear} @calendar-installed=${this.load}></calendar-upload>`;
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.calendars')}>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('calendars.nothing')}</p></div>`,
        () => this.shown(),
      )}
    </section>`;
  }
}

customElements.define('calendars-desk', CalendarsDesk);
