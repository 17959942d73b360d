import { html } from 'lit';
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
  static properties = { number: {}, text: { state: true }, internal: { state: true }, by: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { text: '', internal: true, by: '' }, () => `note/${this.number}`);
  }

  willUpdate(changes) {
    if (changes.has('number')) this.kept.open();
  }

  focusText() {
    this.querySelector('vaadin-text-area').focus();
  }

  async send(event) {
    event.preventDefault();
    const { number, internal, by } = this;
    const text = this.text.trim();
    if (!text) return;
    const files = this.querySelector('file-picker');
    if (files.isSending) {
      this.problem = t('files.wait');
      return;
    }
    const attachments = files.ids;
    await this.save(async () => {
      if (internal) await addNote(number, { text, internal, attachments });
      else await replyToCustomer(number, { text, attachments, ...(by ? { nextReplyBy: instantOf(by) } : {}) });
      files.clear();
      this.kept.done(`note/${number}`);
      say(said(internal ? 'note.savedInternal' : 'note.savedForCustomer'));
      this.tell('noted');
    }, (problem) => this.failed(problem));
    this.focusText();
  }

  /** @param {import('../shared/api.js').Problem} problem */
  failed(problem) {
    if (problem.fields?.nextReplyBy) this.refuse({ by: said('note.nextWrong') });
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
      <file-picker compact></file-picker>
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
          ?disabled=${this.busy || !text.trim()}
          @click=${(event) => event.target.closest('form').requestSubmit()}
          >${t(internal ? 'note.saveInternal' : 'note.saveForCustomer')}</vaadin-button
        >
      </div>
      ${this.problemLine()}`,
    );
  }
}

customElements.define('note-form', NoteForm);
