import { html } from 'lit';
import { PageElement } from './page-element.js';
import { now } from '../clock.js';
import { t } from '../language.js';
import { keep, kept } from '../storage.js';

const KEPT = 'hotline-calendar-reminded';
const REMINDED = ['supervisor', 'admin'];

/**
 * Once a month: a year's published days should be installed. For supervisors, since their limits are provisional until then, and
 * for administrators, who can install them. Properties: `role` of the person, the policy's `calendar`, and `brief` where there is
 * room for a few words only, which then stay.
 */
class CalendarReminder extends PageElement {
  static properties = { role: {}, calendar: {}, brief: { type: Boolean }, read: { state: true } };

  constructor() {
    super();
    this.read = kept(KEPT);
  }

  get showsTime() {
    return true;
  }

  /** A reminder that was read stays away until the month or the missing year changes. */
  get what() {
    return `${this.calendar.code} ${this.calendar.awaitedYear} ${new Date(now()).toISOString().slice(0, 7)}`;
  }

  dismiss() {
    keep(KEPT, this.what);
    this.read = this.what;
  }

  render() {
    const year = this.calendar?.awaitedYear;
    if (!year || !REMINDED.includes(this.role)) return '';
    if (this.brief) {
      return html`<span class="badge due-soon" title=${t('calendar.awaited', { year })}>${t('calendar.awaitedBrief', { year })}</span>`;
    }
    if (this.read === this.what) return '';
    return html`<p class="notice warn calendar-reminder" role="status">
      <span>${t(this.role === 'admin' ? 'calendar.awaitedByAdmin' : 'calendar.awaited', { year })}</span>
      <button class="button" type="button" @click=${this.dismiss}>${t('calendar.read')}</button>
    </p>`;
  }
}

customElements.define('calendar-reminder', CalendarReminder);
