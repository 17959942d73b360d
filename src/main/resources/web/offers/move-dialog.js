import { html } from 'lit';
import '@vaadin/text-area';
import { moveComplaint } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { choice } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const PLACES = ['front', 'usual'];

/** A supervisor puts a waiting case forward, or back to its own turn, and says why. Tells `case-moved`. */
class MoveDialog extends FormDialog {
  static properties = { number: { state: true }, to: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.number = '';
    this.to = PLACES[0];
    this.kept = new KeptInput(this, { words: '' }, () => `move/${this.number}`);
  }

  /** @param {string} number of the case */
  async open(number) {
    this.number = number;
    this.to = PLACES[0];
    this.kept.open();
    await this.show();
    this.querySelector('select').focus();
  }

  send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words) return this.refuse({ words: missing('move.reason') });
    return this.save(
      async () => {
        await moveComplaint(this.number, this.to, words);
        this.kept.done();
        this.close();
        say(said('move.done', { number: this.number }));
        this.tell('case-moved');
      },
      (problem) => (this.problem = problem.status === 409 ? said('move.cant') : wordsFor(problem)),
    );
  }

  render() {
    if (!this.number) return '';
    return this.frame(
      { title: t('move.title', { number: this.number }), save: t('move.now') },
      html`${choice({ id: 'move-to', label: t('move.to'), value: this.to, items: PLACES.map((value) => ({ value, label: tCode('move.place', value) })), change: (to) => (this.to = to) })}
        <vaadin-text-area
          label=${t('move.reason')}
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('move-dialog', MoveDialog);
