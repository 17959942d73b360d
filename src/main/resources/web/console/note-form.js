import { html } from 'lit';
import '@vaadin/text-area';
import '@vaadin/radio-group';
import { addNote } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say } from '../shared/elements/words.js';

/** A note: internal, or for the customer to read (P6); the two look different before they are saved. */
class NoteForm extends SavingElement {
  static properties = { number: {}, text: { state: true }, internal: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { text: '', internal: true }, () => `note/${this.number}`);
  }

  willUpdate(changes) {
    if (changes.has('number')) this.kept.open();
  }

  focusText() {
    this.querySelector('vaadin-text-area').focus();
  }

  async send(event) {
    event.preventDefault();
    const { number, internal } = this;
    const text = this.text.trim();
    if (!text) return;
    await this.save(async () => {
      await addNote(number, { text, internal });
      this.kept.done(`note/${number}`);
      say(said(internal ? 'note.savedInternal' : 'note.savedForCustomer'));
      this.tell('noted');
    });
    this.focusText();
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
