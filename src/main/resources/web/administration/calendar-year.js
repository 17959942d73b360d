import { html } from 'lit';
import { locale, t, tCode } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';

const DAY = 24 * 60 * 60_000;
const MONTHS = [...Array(12).keys()];
const SATURDAY = 5;
const LEGEND = ['off', 'work', 'law'];

const named = (options) => new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options });

/** Monday is 0. @param {Date} day */
const weekday = (day) => (day.getUTCDay() + 6) % 7;

/** Twelve months with their days off, the weekend days worked, and the holidays that are law. */
class CalendarYear extends PageElement {
  static properties = { days: {} };

  /** How a day departs from Monday to Friday. @param {string} day */
  marks(day) {
    const { off, work, law, published } = this.days;
    const isLaw = law.includes(day);
    return [
      off.includes(day) || (isLaw && !published) ? 'off' : '',
      work.includes(day) ? 'work' : '',
      isLaw ? 'law' : '',
    ].filter(Boolean);
  }

  cell(day) {
    if (!day) return html`<td></td>`;
    const marks = this.marks(day.toISOString().slice(0, 10));
    const words = marks.map((mark) => tCode('calendars.mark', mark)).join(', ');
    const look = marks.length ? marks.join(' ') : weekday(day) >= SATURDAY ? 'weekend' : '';
    return html`<td class=${look} title=${words}>
      ${day.getUTCDate()}${words ? html`<span class="visually-hidden"> ${words}</span>` : ''}
    </td>`;
  }

  weeks(month) {
    const first = new Date(Date.UTC(this.days.year, month, 1));
    const count = new Date(Date.UTC(this.days.year, month + 1, 0)).getUTCDate();
    const cells = [...Array(weekday(first)).fill(null), ...[...Array(count).keys()].map((n) => new Date(first.getTime() + n * DAY))];
    const weeks = [];
    for (let at = 0; at < cells.length; at += 7) weeks.push([...cells.slice(at, at + 7), ...Array(7).fill(null)].slice(0, 7));
    return weeks;
  }

  month(month) {
    const monday = Date.UTC(2024, 0, 1);
    const heads = [...Array(7).keys()].map((n) => new Date(monday + n * DAY));
    return html`<table>
      <caption>${named({ month: 'long' }).format(Date.UTC(this.days.year, month, 1))}</caption>
      <thead>
        <tr>
          ${heads.map(
            (day) => html`<th scope="col"><abbr title=${named({ weekday: 'long' }).format(day)}>${named({ weekday: 'narrow' }).format(day)}</abbr></th>`,
          )}
        </tr>
      </thead>
      <tbody>${this.weeks(month).map((week) => html`<tr>${week.map((day) => this.cell(day))}</tr>`)}</tbody>
    </table>`;
  }

  render() {
    const { year, published, law } = this.days;
    return html`<h2>${t('calendars.ofYear', { year })}</h2>
      ${published ? '' : html`<p class="notice">${t(law.length ? 'calendars.provisional' : 'calendars.weekendsOnly')}</p>`}
      <ul class="legend">${LEGEND.map((mark) => html`<li><b class=${mark}>${t('calendars.sample')}</b>${tCode('calendars.mark', mark)}</li>`)}</ul>
      <div class="year">${MONTHS.map((month) => this.month(month))}</div>`;
  }
}

customElements.define('calendar-year', CalendarYear);
