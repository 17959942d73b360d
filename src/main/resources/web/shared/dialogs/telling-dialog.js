import { html } from 'lit';
import '@vaadin/text-area';
import { t } from '../language.js';
import { fault } from '../elements/fault.js';
import { KeptInput } from '../elements/kept-input.js';
import { choice } from '../elements/pieces.js';
import { missing, say, wordsFor } from '../elements/words.js';
import { FormDialog } from './form-dialog.js';

/**
 * Something is done for another person, or with their work, and why is said in words that the person reads. Tells the event that it `tells`.
 *
 * @typedef {object} Asked
 * @property {string} title @property {string} save on the button @property {string} [id] of the choice @property {string} [choice] key of its label
 * @property {{value: string, label: string}[]} [items] none: there is nothing to choose
 * @property {string} words key of the sentence that labels the words @property {string} [hint] below them
 */
export class TellingDialog extends FormDialog {
  /** `subject`: whom or what it is about */
  static properties = { subject: { state: true }, offered: { state: true }, chosen: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.subject = null;
    this.offered = [];
    this.chosen = '';
    this.kept = new KeptInput(this, { words: '' }, () => `${this.localName}/${this.nameOf(this.subject)}`);
  }

  /** @param {any} subject @param {object[]} [offered] from which the choice is made */
  async open(subject, offered = []) {
    this.subject = subject;
    this.offered = offered;
    this.chosen = this.asked().items?.[0]?.value ?? '';
    this.kept.open();
    await this.show();
    this.querySelector('select, vaadin-text-area').focus();
  }

  /** What the words are kept by. @param {any} subject @returns {string | number} */
  nameOf(subject) {
    return subject;
  }

  /** The event after it. @returns {string} */
  get tells() {
    throw new Error('each dialog says what it tells');
  }

  /** @returns {Asked} */
  asked() {
    throw new Error('each dialog says what it asks');
  }

  /** @param {string} words @returns {Promise<any>} */
  act(words) {
    throw new Error(`each dialog does what it asks: ${words}`);
  }

  /** What is said after it. @param {any} answer @returns {import('../language.js').Said} */
  done(answer) {
    throw new Error(`each dialog says what became of it: ${answer}`);
  }

  /** What is said where it is too late. @returns {import('../language.js').Said} */
  get tooLate() {
    throw new Error('each dialog says why it may not be possible');
  }

  /** @param {import('../api.js').Problem} problem */
  explain(problem) {
    return problem.status === 409 ? this.tooLate : wordsFor(problem);
  }

  send(event) {
    event.preventDefault();
    const asked = this.asked();
    const words = this.words.trim();
    const isChosen = !asked.items || this.chosen;
    const wrong = { ...(isChosen ? {} : { chosen: missing(asked.choice) }), ...(words ? {} : { words: missing(asked.words) }) };
    if (Object.keys(wrong).length) return this.refuse(wrong);
    return this.save(
      async () => {
        const answer = await this.act(words);
        this.kept.done();
        this.close();
        say(this.done(answer));
        this.tell(this.tells);
      },
      (problem) => (this.problem = this.explain(problem)),
    );
  }

  choose(chosen) {
    this.chosen = chosen;
    this.right('chosen');
  }

  render() {
    if (!this.subject) return '';
    const { title, save, id, choice: label, items, words, hint } = this.asked();
    return this.frame(
      { title, save },
      html`${items ? choice({ id, label: t(label), value: this.chosen, items, wrong: this.wrong.chosen, change: (chosen) => this.choose(chosen) }) : ''}
        <vaadin-text-area
          name="words"
          label=${t(words)}
          helper-text=${hint ?? ''}
          required
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}
