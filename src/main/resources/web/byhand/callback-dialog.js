import { html } from 'lit';
import '@vaadin/date-time-picker';
import '@vaadin/radio-group';
import '@vaadin/text-area';
import '@vaadin/text-field';
import { askForCallback } from '../shared/api.js';
import { said, saidCode, t, tCode } from '../shared/language.js';
import { instantOf } from '../shared/zone-time.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { reason: '', phone: '', purpose: 'by-hand', wishedAt: '' };
const PURPOSES = ['by-hand', 'care'];

/** Asks for a callback to a customer or about a case. Tells `callback-asked`. */
class CallbackDialog extends FormDialog {
  static properties = { about: { state: true }, reason: { state: true }, phone: { state: true }, purpose: { state: true }, wishedAt: { state: true } };

  constructor() {
    super();
    this.about = null;
    this.kept = new KeptInput(this, EMPTY, () => `ask-callback/${this.about.complaint ?? this.about.customer}`);
  }

  /** @param {{customer?: number, complaint?: string}} about */
  async open(about) {
    this.about = about;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    const phone = this.phone.trim();
    if (!reason) return this.refuse({ reason: missing('handCall.reason') });
    return this.save(
      async () => {
        await askForCallback({
          ...this.about,
          reason,
          purpose: this.purpose,
          ...(phone ? { phone } : {}),
          ...(this.wishedAt ? { wishedAt: instantOf(this.wishedAt) } : {}),
        });
        this.kept.done();
        this.close();
        say(said('handCall.asked'));
        this.tell('callback-asked');
      },
      (problem) => this.explain(problem),
    );
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    const { wishedAt, phone } = problem.codes;
    if (wishedAt) this.refuse({ wishedAt: saidCode('handCall.timeWrong', wishedAt) });
    else if (phone) this.refuse({ phone: phone === 'missing' ? said('handCall.noNumber') : said('handCall.phoneWrong') });
    else this.problem = wordsFor(problem);
  }

  render() {
    if (!this.about) return '';
    return this.frame(
      { title: t('handCall.ask'), save: t('handCall.save') },
      html`<vaadin-text-area
          label=${t('handCall.reason')}
          maxlength="2000"
          min-rows="2"
          .value=${this.reason}
          ${fault(this, 'reason')}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>
        <vaadin-text-field
          label=${t('handCall.phone')}
          helper-text=${t('handCall.phoneHint')}
          maxlength="100"
          .value=${this.phone}
          ${fault(this, 'phone')}
          @input=${(event) => (this.phone = event.target.value)}
        ></vaadin-text-field>
        <vaadin-date-time-picker
          label=${t('handCall.wishedAt')}
          helper-text=${t('handCall.wishedHint')}
          .i18n=${pickerTexts()}
          step="1800"
          .value=${this.wishedAt}
          ${fault(this, 'wishedAt')}
          @value-changed=${(event) => (this.wishedAt = event.detail.value)}
        ></vaadin-date-time-picker>
        <vaadin-radio-group label=${t('handCall.purpose')} .value=${this.purpose} @value-changed=${(event) => (this.purpose = event.detail.value)}>
          ${PURPOSES.map((code) => html`<vaadin-radio-button value=${code} label=${tCode('handCall.for', code)}></vaadin-radio-button>`)}
        </vaadin-radio-group>`,
    );
  }
}

customElements.define('callback-dialog', CallbackDialog);
