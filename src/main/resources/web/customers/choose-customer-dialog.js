import { html } from 'lit';
import '@vaadin/text-area';
import { chooseCustomer } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import './sentences.js';
import './customers-found.js';

const PAUSE = 350;

/** Puts a complaint with another customer's file, which is found by name or phone number. */
class ChooseCustomerDialog extends CaseDialog {
  static properties = { sought: { state: true }, chosen: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { reason: '' }, () => `put/${this.complaint.number}`);
    this.begin();
  }

  begin() {
    this.sought = '';
    this.chosen = null;
  }

  async open() {
    this.begin();
    this.kept.open();
    this.sought = this.complaint.phone;
    await this.show();
    const input = this.querySelector('#file-sought');
    input.value = this.complaint.phoneWritten;
    input.focus();
    input.select();
  }

  seek(text) {
    clearTimeout(this.soon);
    this.right('sought');
    this.soon = setTimeout(() => {
      this.sought = text.trim();
      this.chosen = null;
    }, PAUSE);
  }

  async send(event) {
    event.preventDefault();
    if (!this.chosen) return this.refuse({ sought: said('customers.chooseOne') });
    const reason = this.reason.trim();
    const choice = { customer: this.chosen.id, ...(reason ? { reason } : {}) };
    return this.change(async (number, version) => {
      const after = await chooseCustomer(number, version, choice);
      this.kept.done();
      return after;
    }, said('customers.put'));
  }

  explain(problem) {
    return problem.status === 409 ? said('customers.cantPut') : super.explain(problem);
  }

  render() {
    return this.frame(
      { title: t('customers.putTitle'), save: t('customers.putSave') },
      html`<div class="field">
          <label for="file-sought">${t('customers.sought')}</label>
          <input
            class="input"
            id="file-sought"
            type="search"
            maxlength="60"
            autocomplete="off"
            aria-invalid=${this.wrong.sought ? 'true' : 'false'}
            aria-describedby="file-sought-words"
            @input=${(event) => this.seek(event.target.value)}
          />
          <p id="file-sought-words" class="wrong" ?hidden=${!this.wrong.sought}>${this.wrong.sought ?? ''}</p>
        </div>
        ${this.chosen ? html`<p class="chosen-file" role="status">${t('customers.chosen', { name: this.chosen.name })}</p>` : ''}
        <customers-found
          choosing
          .sought=${this.sought}
          .place=${{ view: 'customers' }}
          @file-chosen=${({ detail }) => {
            this.chosen = detail;
            this.right('sought');
          }}
        ></customers-found>
        <vaadin-text-area
          label=${t('customers.reason')}
          maxlength="2000"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('choose-customer-dialog', ChooseCustomerDialog);
