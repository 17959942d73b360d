import { html } from 'lit';
import '@vaadin/date-picker';
import { PageElement } from '../shared/elements/page-element.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { t } from '../shared/language.js';
import { ENDED } from './list-rule.js';

/** From which day to which complaints were received, and ended ones ended, in the policy's zone. */
class ReceivedDays extends PageElement {
  static properties = { place: {} };

  day(name, label) {
    const day = this.place[name] ?? '';
    return html`<vaadin-date-picker
      theme="small"
      placeholder=${label}
      accessible-name=${label}
      clear-button-visible
      .i18n=${pickerTexts()}
      .value=${day}
      .min=${name.endsWith('To') ? (this.place[name.replace('To', 'From')] ?? '') : ''}
      manual-validation
      @value-changed=${(event) => event.detail.value !== day && this.tell('go', { [name]: event.detail.value })}
    ></vaadin-date-picker>`;
  }

  render() {
    return html`<div class="days" role="group" aria-label=${t('filter.with.days')}>
      ${this.day('receivedFrom', t('filter.receivedFrom'))} ${this.day('receivedTo', t('filter.receivedTo'))}
      ${this.place.view === ENDED
        ? html`${this.day('endedFrom', t('filter.endedFrom'))} ${this.day('endedTo', t('filter.endedTo'))}`
        : ''}
    </div>`;
  }
}

customElements.define('received-days', ReceivedDays);
