import { html } from 'lit';
import '@vaadin/text-area';
import { said } from '../language.js';
import { CaseDialog } from './case-dialog.js';
import { KeptInput } from './kept-input.js';

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

  /** The text, or nothing and a message that it is missing. */
  written() {
    const words = this.words.trim();
    if (!words) this.problem = said('step.wordsMissing');
    return words;
  }

  /** @param {{label: string, hint: string, rows?: number, longest?: number}} how */
  wordsField({ label, hint, rows = 2, longest = 2000 }) {
    return html`<vaadin-text-area
      label=${label}
      helper-text=${hint}
      min-rows=${rows}
      maxlength=${longest}
      .value=${this.words}
      @input=${(event) => (this.words = event.target.value)}
    ></vaadin-text-area>`;
  }
}
