import { html } from 'lit';
import '@vaadin/text-area';
import { t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/**
 * A supervisor does something for a person of the floor and says why, in words that the person reads. Tells `floor-changed`.
 *
 * @typedef {object} Asked
 * @property {string} title @property {string} save on the button @property {string} [id] of the choice @property {string} [label] of it
 * @property {{value: string, label: string}[]} [items] none: there is nothing to choose
 * @property {string} words key of the sentence that labels the words @property {string} [hint] below them
 */
export class TellingDialog extends FormDialog {
  static properties = { row: { state: true }, offered: { state: true }, chosen: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.row = null;
    this.offered = [];
    this.chosen = '';
    this.kept = new KeptInput(this, { words: '' }, () => `${this.localName}/${this.row.person.id}`);
  }

  /** @param {object} row of the person @param {object[]} offered from which the choice is made */
  async open(row, offered) {
    this.row = row;
    this.offered = offered;
    this.chosen = this.asked().items?.[0]?.value ?? '';
    this.kept.open();
    await this.show();
    this.querySelector('select, vaadin-text-area').focus();
  }

  /** @returns {Asked} */
  asked() {
    throw new Error('each dialog says what it asks');
  }

  /** @param {string} words @returns {Promise<unknown>} */
  act(words) {
    throw new Error(`each dialog does what it asks: ${words}`);
  }

  /** @returns {{done: string, conflict: string}} what is said after it, and where it is too late */
  says() {
    throw new Error('each dialog says what became of it');
  }

  send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words) return this.refuse({ words: missing(this.asked().words) });
    return this.save(
      async () => {
        await this.act(words);
        this.kept.done();
        this.close();
        say(this.says().done);
        this.tell('floor-changed');
      },
      (problem) => (this.problem = problem.status === 409 ? this.says().conflict : wordsFor(problem)),
    );
  }

  render() {
    if (!this.row) return '';
    const { title, save, id, label, items, words, hint } = this.asked();
    return this.frame(
      { title, save },
      html`${items ? choice({ id, label, value: this.chosen, items, change: (chosen) => (this.chosen = chosen) }) : ''}
        <vaadin-text-area
          label=${t(words)}
          helper-text=${hint ?? ''}
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}
