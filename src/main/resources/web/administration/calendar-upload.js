import { html } from 'lit';
import { installCalendar, tryCalendar } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { say } from '../shared/elements/words.js';
import { TextUpload } from './text-upload.js';

const LONGEST = 256 * 1024;
const LISTS = { years: 'calendars.change.years', off: 'calendars.change.off', work: 'calendars.change.work' };
const WAYS = ['added', 'removed'];

/** A calendar to try, and to put in force; years to come are taken back. Tells `calendar-installed`. */
class CalendarUpload extends TextUpload {
  static properties = { calendar: {}, thisYear: {} };

  get longest() {
    return LONGEST;
  }

  tryOut(source) {
    return tryCalendar(this.calendar.code, source);
  }

  async putInForce(source) {
    const installed = await installCalendar(this.calendar.code, source);
    say(installed.recount ? t('calendars.putInForceAndRecounted') : t('calendars.putInForce'));
    this.tell('calendar-installed', installed);
  }

  /** The calendar in force as a file, without the years that are taken back. @param {number[]} without */
  file(without = []) {
    const { years, off, work } = this.calendar;
    const of = (days, year) => days.filter((day) => day.startsWith(`${year}-`));
    const kept = years.filter((year) => !without.includes(year));
    return JSON.stringify(
      { years: Object.fromEntries(kept.map((year) => [year, { off: of(off, year), work: of(work, year) }])) },
      null,
      2,
    );
  }

  async takeBack(year) {
    const isThere = await this.begin(this.file([year]), t('calendars.without', { year }));
    if (isThere) this.querySelector('form').requestSubmit();
  }

  would(trial) {
    if (!trial.changed) return html`<p>${t('calendars.sameDays')}</p>`;
    const lines = Object.entries(LISTS).flatMap(([list, words]) =>
      WAYS.filter((way) => trial[list][way].length > 0).map(
        (way) => html`<li>${tCode(words, way)}: ${trial[list][way].join(', ')}</li>`,
      ),
    );
    return html`<p><strong>${t('calendars.correct')}</strong></p><ul>${lines}</ul>`;
  }

  render() {
    const toCome = this.calendar.years.filter((year) => year > this.thisYear);
    return html`${this.uploadForm({
        id: 'calendar-source',
        title: t('calendars.upload'),
        label: t('calendars.text'),
        accept: '.json,application/json',
        look: 'short',
      })}
      <div class="actions">
        <vaadin-button data-edit @click=${() => this.begin(this.file(), this.calendar.code)}>${t('calendars.edit')}</vaadin-button>
        ${toCome.map(
          (year) => html`<vaadin-button data-take-back=${year} @click=${() => this.takeBack(year)}
            >${t('calendars.takeBack', { year })}</vaadin-button
          >`,
        )}
      </div>`;
  }
}

customElements.define('calendar-upload', CalendarUpload);
