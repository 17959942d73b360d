import { html } from 'lit';
import '@vaadin/text-area';
import { CaseDialog } from './case-dialog.js';
import { fault } from '../elements/fault.js';
import { KeptInput } from '../elements/kept-input.js';
import { missing } from '../elements/words.js';

/** A dialog about one case with a required text: a reason, or the solution. */
export class ReasonDialog extends CaseDialog {
  static properties = { words: { state: true } };

  constructor() {
    super();
    this.words = '';
  }

  /** Keeps the text, and other properties, as a draft. @param {() => string} nameOf @param {Record<string, any>} [others] with their empty values */
  keepWords(nameOf, others = {}) {
    this.kept = new KeptInput(this, { words: '', ...others }, nameOf);
  }

  /** The text, or nothing and a message that it is missing. @param {string} label key of the field's name */
  written(label = 'step.reason') {
    const words = this.words.trim();
    if (!words) this.refuse({ words: missing(label) });
    return words;
  }

  /** `phrasesFor`: what the agent does, where phrases help. @param {{label: string, hint: string, rows?: number, longest?: number, phrasesFor?: string}} how */
  wordsField({ label, hint, rows = 2, longest = 2000, phrasesFor = '' }) {
    return html`<vaadin-text-area
      label=${label}
      helper-text=${hint}
      min-rows=${rows}
      maxlength=${longest}
      .value=${this.words}
      ${fault(this, 'words')}
      @input=${(event) => (this.words = event.target.value)}
    ></vaadin-text-area>
    ${phrasesFor ? html`<field-words at=${phrasesFor} .complaint=${this.complaint.number}></field-words>` : ''}`;
  }
}
