import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '@vaadin/text-area';
import '@vaadin/button';
import { addToComplaint } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../files/file-picker.js';
import './own-phone-dialog.js';
import './withdraw-dialog.js';

/** What customers may withdraw, branches may: until there is a resolution. */
const WITHDRAWABLE = ['received', 'assigned', 'investigating', 'reopened'];

/** What a branch adds to its own complaint, or answers, and the way to its withdrawal. Tells `complaint-changed`. */
class OwnWords extends SavingElement {
  static properties = { complaint: {}, text: { state: true }, files: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.kept = new KeptInput(this, { text: '', files: [] }, () => `own-words/${this.complaint?.number}`);
  }

  willUpdate(changes) {
    if (changes.has('complaint') && changes.get('complaint')?.number !== this.complaint.number) this.kept.open();
  }

  focusText() {
    this.querySelector('vaadin-text-area')?.focus();
  }

  /** For keys. */
  askToWithdraw() {
    if (WITHDRAWABLE.includes(this.complaint.status)) this.querySelector('withdraw-dialog')?.open();
  }

  async send(event) {
    event.preventDefault();
    const { number } = this.complaint;
    const text = this.text.trim();
    const picker = this.querySelector('file-picker');
    if (picker.hindrance) {
      this.problem = said(picker.hindrance);
      return;
    }
    if (!text && this.files.length === 0) {
      await this.refuse({ text: said('own.wordsMissing') });
      return;
    }
    const ids = this.files.map(({ id }) => id);
    await this.save(async () => {
      const changed = await addToComplaint(number, text, ids);
      this.kept.done(`own-words/${number}`);
      say(said('own.added'));
      this.tell('complaint-changed', changed);
    }, (problem) => this.failed(problem));
  }

  /** @param {import('../shared/api.js').Problem} problem */
  failed(problem) {
    const fault = this.querySelector('file-picker').faultIn(problem);
    this.problem = fault ? said(fault) : wordsFor(problem);
  }

  render() {
    const { complaint } = this;
    if (complaint.endedAt) return '';
    return html`${this.form()}<own-phone-dialog .complaint=${complaint}></own-phone-dialog><withdraw-dialog .complaint=${complaint}></withdraw-dialog>`;
  }

  form() {
    const { complaint, text } = this;
    return this.formOf(
      'note-form for-customer',
      html`<vaadin-text-area
        label=${t('own.label')}
        helper-text=${t(complaint.pause?.asksForAnswer ? 'own.answerHint' : 'own.hint')}
        maxlength="5000"
        .value=${text}
        ${fault(this, 'text')}
        @input=${(event) => (this.text = event.target.value)}
      ></vaadin-text-area>
      ${keyed(complaint.number, html`<file-picker compact .kept=${this.files} @files-changed=${({ target }) => (this.files = target.sent)}></file-picker>`)}
      <div class="line">
        <vaadin-button
          theme="primary"
          ?disabled=${this.busy}
          @click=${(event) => event.target.closest('form').requestSubmit()}
          >${t('own.add')}${keyHint('addWords')}</vaadin-button
        >
        <span class="grow"></span>
        <button class="link" type="button" data-own-phone @click=${() => this.querySelector('own-phone-dialog').open()}>
          ${t('own.correctPhone')}
        </button>
        ${WITHDRAWABLE.includes(complaint.status)
          ? html`<button class="link" type="button" data-withdraw @click=${() => this.querySelector('withdraw-dialog').open()}>
              ${t('own.withdraw')}
            </button>`
          : ''}
      </div>
      ${this.problemLine()}`,
    );
  }
}

customElements.define('own-words', OwnWords);
