import { html } from 'lit';
import '@vaadin/text-area';
import '@vaadin/button';
import { addToComplaint } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say } from '../shared/elements/words.js';
import '../files/file-picker.js';
import './withdraw-dialog.js';

/** What customers may withdraw, branches may: until there is a resolution. */
const WITHDRAWABLE = ['received', 'assigned', 'investigating', 'reopened'];

/** What a branch adds to its own complaint, or answers, and the way to its withdrawal. Tells `complaint-changed`. */
class OwnWords extends SavingElement {
  static properties = { complaint: {}, text: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.kept = new KeptInput(this, { text: '' }, () => `own-words/${this.complaint?.number}`);
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
    if (!text) {
      await this.refuse({ text: said('own.wordsMissing') });
      return;
    }
    const files = this.querySelector('file-picker');
    if (files.isSending) {
      this.problem = t('files.wait');
      return;
    }
    await this.save(async () => {
      const changed = await addToComplaint(number, text, files.ids);
      files.clear();
      this.kept.done(`own-words/${number}`);
      say(said('own.added'));
      this.tell('complaint-changed', changed);
    });
  }

  render() {
    const { complaint } = this;
    if (complaint.endedAt) return '';
    return html`${this.form()}<withdraw-dialog .complaint=${complaint}></withdraw-dialog>`;
  }

  form() {
    const { complaint, text } = this;
    return this.formOf(
      'note-form for-customer',
      html`<vaadin-text-area
        label=${t('own.label')}
        helper-text=${t(complaint.pause ? 'own.answerHint' : 'own.hint')}
        maxlength="5000"
        .value=${text}
        ${fault(this, 'text')}
        @input=${(event) => (this.text = event.target.value)}
      ></vaadin-text-area>
      <file-picker compact></file-picker>
      <div class="line">
        <vaadin-button
          theme="primary"
          ?disabled=${this.busy}
          @click=${(event) => event.target.closest('form').requestSubmit()}
          >${t('own.add')}${keyHint('addWords')}</vaadin-button
        >
        <span class="grow"></span>
        ${WITHDRAWABLE.includes(complaint.status)
          ? html`<button class="link" type="button" @click=${() => this.querySelector('withdraw-dialog').open()}>
              ${t('own.withdraw')}
            </button>`
          : ''}
      </div>
      ${this.problemLine()}`,
    );
  }
}

customElements.define('own-words', OwnWords);
