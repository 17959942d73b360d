import { html } from 'lit';
import '@vaadin/checkbox';
import '@vaadin/date-time-picker';
import '@vaadin/text-area';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing } from '../shared/elements/words.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { instantOf } from '../shared/zone-time.js';
import { promiseReply } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { spoken } from '../shared/times.js';
import { usualTimes } from './usual-times.js';
import './sentences.js';

/** Promises the customer a reply by a time (T4), in words that the customer reads. */
class PromiseDialog extends CaseDialog {
  static properties = { by: { state: true }, text: { state: true }, agreed: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { by: '', text: '', agreed: false }, () => `promise/${this.complaint.number}`);
  }

  async open() {
    this.kept.open();
    await this.show();
    this.querySelector('.usual-times vaadin-button')?.focus();
  }

  async send(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!this.by || !text) {
      this.refuse({
        ...(this.by ? {} : { by: said('promise.chooseTime') }),
        ...(text ? {} : { text: missing('promise.text') }),
      });
      return;
    }
    await this.change(async (number, version) => {
      const after = await promiseReply(number, version, { by: instantOf(this.by), text, agreed: this.agreed });
      this.kept.done();
      return after;
    }, said('promise.done'));
  }

  explain(problem) {
    if (!problem.fields?.by) return super.explain(problem);
    this.refuse({ by: said('promise.timeWrong') });
    return '';
  }

  render() {
    return this.frame(
      { title: t('promise.title'), save: t('promise.do') },
      html`<p class="hint">${t('promise.meaning')}</p>
        <div class="usual-times">
          ${usualTimes().map(
            ({ code, wall }) => html`<vaadin-button
              theme=${wall === this.by ? 'primary small' : 'small'}
              @click=${() => (this.by = wall)}
              >${tCode('promise.usual', code)}</vaadin-button
            >`,
          )}
        </div>
        <vaadin-date-time-picker
          label=${t('promise.when')}
          .i18n=${pickerTexts()}
          step="1800"
          .value=${this.by}
          ${fault(this, 'by')}
          @value-changed=${(event) => (this.by = event.detail.value)}
        ></vaadin-date-time-picker>
        ${this.by ? html`<p class="read-out">${t('new.readOut')} <strong>${t('promise.sentence', { at: spoken(instantOf(this.by)) })}</strong></p>` : ''}
        <vaadin-text-area
          label=${t('promise.text')}
          helper-text=${t('promise.textHint')}
          maxlength="2000"
          .value=${this.text}
          ${fault(this, 'text')}
          @input=${(event) => (this.text = event.target.value)}
        ></vaadin-text-area>
        <field-words at="wait" .complaint=${this.complaint.number} .known=${{ time: this.by ? spoken(instantOf(this.by)) : '' }}></field-words>
        <vaadin-checkbox
          label=${t('promise.agreed')}
          .checked=${this.agreed}
          @checked-changed=${(event) => (this.agreed = event.detail.value)}
        ></vaadin-checkbox>`,
    );
  }
}

customElements.define('promise-dialog', PromiseDialog);
