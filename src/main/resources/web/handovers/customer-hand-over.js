import { html } from 'lit';
import { fileHandOvers } from '../shared/api.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './hand-over-form.js';
import './hand-over-steps.js';
import './sentences.js';
import { saidWords, stateWords, wayWords } from './hand-over-words.js';

/** The hand-over of a customer's file that is under way, or the form for one. Tells `file-moved` after each step. */
class CustomerHandOver extends ReadingElement {
  static properties = { customer: {}, person: {} };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.ask(String(this.customer));
    }
  }

  read() {
    return fileHandOvers({ customer: this.customer });
  }

  changed() {
    this.load();
    this.tell('file-moved');
  }

  shown(handOver) {
    return html`<div data-hand-over=${handOver.id}>
      ${wayWords(handOver)} ${stateWords(handOver)} ${saidWords(handOver)}
      <hand-over-steps .handOver=${handOver} @hand-over-stepped=${this.changed}></hand-over-steps>
    </div>`;
  }

  render() {
    return this.states(({ items }) =>
      items.length
        ? items.map((one) => this.shown(one))
        : html`<hand-over-form .customer=${this.customer} .person=${this.person} @files-given=${this.changed}></hand-over-form>`,
    );
  }
}

customElements.define('customer-hand-over', CustomerHandOver);
