import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { locale, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { callDays, callTimes } from './call-times.js';

/** When to call: any day, or one of the next seven and a time. */
class CallTimeField extends PageElement {
  static properties = { day: {}, time: {}, wrong: {} };

  dayName(day) {
    const format = new Intl.DateTimeFormat(locale(), { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });
    return format.format(new Date(`${day}T00:00:00Z`));
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
          ${callDays().map(
            (day) => html`<option value=${day} ?selected=${this.day === day}>${this.dayName(day)}</option>`,
          )}
        </select>
        <select class="input" name="callTime" aria-label=${t('file.callTime')} ?disabled=${!this.day}>
          ${callTimes().map((time) => html`<option value=${time} ?selected=${this.time === time}>${time}</option>`)}
        </select>
      </div>
      <p class="hint">${t('file.hint.callDay')}</p>
      ${this.wrong ? html`<p class="wrong">${warningIcon()}${this.wrong}</p>` : ''}
    </fieldset>`;
  }
}

customElements.define('call-time-field', CallTimeField);
