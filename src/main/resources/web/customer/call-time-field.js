import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { locale, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { callDays } from './call-times.js';

/** When to call: any day, or a working day and a time on it. Tells `time-chosen` with the first time of a day. */
class CallTimeField extends PageElement {
  static properties = { day: {}, time: {}, wrong: {}, days: { state: true } };

  constructor() {
    super();
    this.days = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    this.days = await callDays();
  }

  /** A draft may name a day that has passed, and a day another time. */
  willUpdate() {
    if (this.days.length === 0) return;
    const times = this.times();
    const day = times.length ? this.day : '';
    const time = times.includes(this.time) ? this.time : (times[0] ?? '');
    if (day === (this.day ?? '') && time === (this.time ?? '')) return;
    [this.day, this.time] = [day, time];
    this.tell('time-chosen', { callDay: day, callTime: time });
  }

  times() {
    return this.days.find(({ date }) => date === this.day)?.times ?? [];
  }

  dayName(day) {
    const format = new Intl.DateTimeFormat(locale(), { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });
    return format.format(new Date(`${day}T00:00:00Z`));
  }

  timeSelect() {
    return html`<select
      class="input"
      name="callTime"
      aria-label=${t('file.callTime')}
      @change=${(event) => (this.time = event.target.value)}
    >
      ${this.times().map((time) => html`<option value=${time} ?selected=${this.time === time}>${time}</option>`)}
    </select>`;
  }

  render() {
    return html`<fieldset class="field plain">
      <legend class="label">${t('file.field.callDay')} <span class="optional">${t('file.optional')}</span></legend>
      <div class="pair">
        <select
          class="input"
          name="callDay"
          aria-label=${t('file.callDay')}
          @change=${(event) => (this.day = event.target.value)}
        >
          <option value="" ?selected=${!this.day}>${t('file.anyDay')}</option>
          ${this.days.map(
            ({ date }) => html`<option value=${date} ?selected=${this.day === date}>${this.dayName(date)}</option>`,
          )}
        </select>
        ${this.day ? this.timeSelect() : ''}
      </div>
      <p class="hint">${t('file.hint.callDay')}</p>
      ${this.wrong ? html`<p class="wrong">${warningIcon()}${this.wrong}</p>` : ''}
    </fieldset>`;
  }
}

customElements.define('call-time-field', CallTimeField);
