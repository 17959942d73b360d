import { html } from 'lit';
import '@vaadin/checkbox';
import '@vaadin/radio-group';
import '@vaadin/text-area';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { instantOf } from '../shared/zone-time.js';
import { pauseClocks } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { isReviewTime, reviewPicker } from './pause-review.js';
import './sentences.js';

/** Pauses the clocks of a case for a reason that the policy lists; the customer reads what we wait for. */
class PauseDialog extends CaseDialog {
  static properties = { reason: { state: true }, note: { state: true }, forCustomer: { state: true }, toldByPhone: { state: true }, reviewAt: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { reason: '', note: '', forCustomer: false, toldByPhone: false, reviewAt: '' }, () => `pause/${this.complaint.number}`);
  }

  get reasons() {
    return this.current?.allowedChanges?.pause ?? [];
  }

  /** The reason that is chosen waits for the customer. */
  get asksCustomer() {
    return this.reasons.some(({ code, asksForAnswer }) => code === this.reason && asksForAnswer);
  }

  async open() {
    this.kept.open(this.reasons.length === 1 ? { reason: this.reasons[0].code } : {});
    await this.show();
    this.querySelector('vaadin-radio-button').focus();
  }

  async send(event) {
    event.preventDefault();
    if (!this.reason) {
      this.refuse({ reason: said('pause.chooseReason') });
      return;
    }
    const note = this.note.trim();
    const pause = {
      reason: this.reason,
      ...(note ? { note, noteIsForCustomer: this.forCustomer } : {}),
      ...(this.toldByPhone && this.asksCustomer ? { toldByPhone: true } : {}),
      ...(this.reviewAt ? { reviewAt: instantOf(this.reviewAt) } : {}),
    };
    await this.change(async (number, version) => {
      const after = await pauseClocks(number, version, pause);
      this.kept.done();
      return after;
    }, said('pause.done'));
  }

  explain(problem) {
    return isReviewTime(problem) ? said('pauseReview.past') : super.explain(problem);
  }

  render() {
    return this.frame(
      { title: t('pause.title'), save: t('pause.do') },
      html`<p class="hint">${t('pause.meaning')}</p>
        <vaadin-radio-group
          theme="vertical"
          label=${t('pause.reason')}
          .value=${this.reason}
          ${fault(this, 'reason')}
          @value-changed=${(event) => (this.reason = event.detail.value)}
        >
          ${this.reasons.map(
            ({ code, name }) => html`<vaadin-radio-button value=${code} label=${nameOf(name)}></vaadin-radio-button>`,
          )}
        </vaadin-radio-group>
        <vaadin-text-area
          label=${t('pause.note')}
          maxlength="2000"
          .value=${this.note}
          @input=${(event) => (this.note = event.target.value)}
        ></vaadin-text-area>
        <field-words at="wait" .complaint=${this.complaint.number}></field-words>
        <vaadin-checkbox
          label=${t('pause.forCustomer')}
          .checked=${this.forCustomer}
          @checked-changed=${(event) => (this.forCustomer = event.detail.value)}
        ></vaadin-checkbox>
        ${this.asksCustomer
          ? html`<vaadin-checkbox
              label=${t('pause.toldByPhone')}
              .checked=${this.toldByPhone}
              @checked-changed=${(event) => (this.toldByPhone = event.detail.value)}
            ></vaadin-checkbox>`
          : ''}
        ${reviewPicker(this.reviewAt, (value) => (this.reviewAt = value), t('pauseReview.usual'))}`,
    );
  }
}

customElements.define('pause-dialog', PauseDialog);
