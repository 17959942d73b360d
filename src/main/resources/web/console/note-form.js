import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '@vaadin/text-area';
import '@vaadin/radio-group';
import '@vaadin/date-time-picker';
import { addNote, replyToCustomer } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { instantOf } from '../shared/zone-time.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { fault } from '../shared/elements/fault.js';
import '../files/file-picker.js';
import { say, wordsFor } from '../shared/elements/words.js';

/**
 * A note for colleagues, or a reply to the customer (P6), who may be told when the next one comes (T4); the two look different before they
 * are saved.
 */
class NoteForm extends SavingElement {
  static properties = { number: {}, text: { state: true }, files: { state: true }, internal: { state: true }, by: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { text: '', files: [], internal: true, by: '' }, () => `note/${this.number}`);
  }

  willUpdate(changes) {
    if (changes.has('number')) this.kept.open();
  }

  focusText() {
    this.querySelector('vaadin-text-area').focus();
  }

  /** A photo says enough. */
  get hasSomething() {
    return Boolean(this.text.trim()) || this.files.length > 0;
  }

  /** Begins a reply to the customer with these words; the agent reads it and sends it. @param {unknown} words */
  async reply(words) {
    this.internal = false;
    this.text = [this.text.trim(), String(words)].filter(Boolean).join('\n');
    await this.updateComplete;
    this.focusText();
  }

  async send(event) {
    event.preventDefault();
    const { number, internal, by } = this;
    const text = this.text.trim();
    if (!this.hasSomething) return;
    const picker = this.querySelector('file-picker');
    if (picker.hindrance) {
      this.problem = said(picker.hindrance);
      return;
    }
    const attachments = this.files.map(({ id }) => id);
    await this.save(async () => {
      if (internal) await addNote(number, { text, internal, attachments });
      else await replyToCustomer(number, { text, attachments, ...(by ? { nextReplyBy: instantOf(by) } : {}) });
      this.kept.done(`note/${number}`);
      say(said(internal ? 'note.savedInternal' : 'note.savedForCustomer'));
      this.tell('noted');
    }, (problem) => this.failed(problem));
    this.focusText();
  }

  /** @param {import('../shared/api.js').Problem} problem */
  failed(problem) {
    const fault = this.querySelector('file-picker').faultIn(problem);
    if (fault) this.problem = said(fault);
    else if (problem.fields?.nextReplyBy) this.refuse({ by: said('note.nextWrong') });
    else this.problem = wordsFor(problem);
  }

  /** When the customer hears from us again. */
  next() {
    if (this.internal) return '';
    return html`<vaadin-date-time-picker
      label=${t('note.next')}
      helper-text=${t('note.nextHint')}
      step="1800"
      .i18n=${pickerTexts()}
      .value=${this.by}
      ${fault(this, 'by')}
      @value-changed=${(event) => (this.by = event.detail.value)}
    ></vaadin-date-time-picker>`;
  }

  render() {
    const { text, internal } = this;
    return this.formOf(
      `note-form ${internal ? 'internal' : 'for-customer'}`,
      html`<vaadin-text-area
        label=${t('note.label')}
        placeholder=${t(internal ? 'note.placeholderInternal' : 'note.placeholderForCustomer')}
        maxlength="5000"
        .value=${text}
        @input=${(event) => (this.text = event.target.value)}
      ></vaadin-text-area>
      <field-words at=${internal ? 'note' : 'message-to-customer'} .complaint=${this.number}></field-words>
      ${keyed(this.number, html`<file-picker compact .kept=${this.files} @files-changed=${({ target }) => (this.files = target.sent)}></file-picker>`)}
      ${this.next()}
      <div class="line">
        <vaadin-radio-group
          accessible-name=${t('note.who')}
          .value=${internal ? 'internal' : 'customer'}
          @value-changed=${(event) => event.detail.value && (this.internal = event.detail.value === 'internal')}
        >
          <vaadin-radio-button value="internal" label=${t('note.internal')}></vaadin-radio-button>
          <vaadin-radio-button value="customer" label=${t('note.forCustomer')}></vaadin-radio-button>
        </vaadin-radio-group>
        <span class="grow"></span>
        <vaadin-button
          ?disabled=${this.busy || !this.hasSomething}
          @click=${(event) => event.target.closest('form').requestSubmit()}
          >${t(internal ? 'note.saveInternal' : 'note.saveForCustomer')}</vaadin-button
        >
      </div>
      ${this.problemLine()}`,
    );
  }
}

customElements.define('note-form', NoteForm);
