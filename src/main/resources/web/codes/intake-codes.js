import { html } from 'lit';
import '@vaadin/date-picker';
import { PageElement } from '../shared/elements/page-element.js';
import { fault } from '../shared/elements/fault.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { t, tCode } from '../shared/language.js';
import { offeredCodes } from '../shared/policy-names.js';
import { today } from '../shared/zone-time.js';
import '../shared/elements/choice-select.js';

/**
 * The codes that are known while a complaint is written down; none is needed. The `draft` holds them as texts, special care with commas
 * between. Tells `code-set` with name and text. `form` has the faults.
 */
class IntakeCodes extends PageElement {
  static properties = { draft: {}, form: {}, withCare: { type: Boolean } };

  set(name, value) {
    this.tell('code-set', { name, value });
  }

  care() {
    const offered = offeredCodes('specialCare');
    if (!this.withCare || offered.length === 0) return '';
    const chosen = (this.draft.specialCare ?? '').split(',').filter(Boolean);
    const changed = (code, on) => offered.map((one) => one.code).filter((one) => (one === code ? on : chosen.includes(one)));
    return html`<div class="checks" role="group" aria-label=${tCode('codes.field', 'specialCare')}>
      <span class="label" aria-hidden="true">${tCode('codes.field', 'specialCare')}</span>
      ${offered.map(
        ({ code, label }) => html`<label class="check">
          <input
            type="checkbox"
            .checked=${chosen.includes(code)}
            data-code=${code}
            @change=${(event) => this.set('specialCare', changed(code, event.target.checked).join(','))}
          />
          ${label}
        </label>`,
      )}
    </div>`;
  }

  render() {
    const { draft } = this;
    const remedies = offeredCodes('remedySought').map(({ code, label }) => ({ value: code, label }));
    const isKnown = draft.remedySought || draft.incidentOn || draft.specialCare || draft.emergency;
    return html`<details class="more-codes" ?open=${Boolean(isKnown)}>
      <summary>${t('codes.more')}</summary>
      <div class="pair">
        ${remedies.length
          ? html`<choice-select
              data-name="remedySought"
              .label=${tCode('codes.field', 'remedySought')}
              .none=${t('codes.none')}
              .items=${remedies}
              .value=${draft.remedySought ?? ''}
              @chosen=${(event) => this.set('remedySought', event.detail)}
            ></choice-select>`
          : ''}
        <vaadin-date-picker
          label=${tCode('codes.field', 'incidentOn')}
          name="incidentOn"
          .i18n=${pickerTexts()}
          .max=${today()}
          .value=${draft.incidentOn ?? ''}
          ${fault(this.form, 'incidentOn')}
          @value-changed=${(event) => event.detail.value !== (draft.incidentOn ?? '') && this.set('incidentOn', event.detail.value)}
        ></vaadin-date-picker>
      </div>
      <label class="check emergency-check">
        <input
          type="checkbox"
          name="emergency"
          .checked=${draft.emergency === 'yes'}
          @change=${(event) => this.set('emergency', event.target.checked ? 'yes' : '')}
        />
        ${t('codes.emergency')}
      </label>
      ${this.care()}
    </details>`;
  }
}

customElements.define('intake-codes', IntakeCodes);
