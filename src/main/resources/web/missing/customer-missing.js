import { html } from 'lit';
import { missingFiles } from '../shared/api.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './missing-form.js';
import './missing-steps.js';
import './sentences.js';
import { holderWords, saidWords, stateWords } from './missing-words.js';

/** Missing parts of a customer's file, or the form that reports it. Tells `file-moved` after each step. */
class CustomerMissing extends ReadingElement {
  static properties = { customer: {} };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.ask(String(this.customer));
    }
  }

  read() {
    return missingFiles({ customer: this.customer });
  }

  changed() {
    this.load();
    this.tell('file-moved');
  }

  render() {
    return this.states(({ items }) =>
      items.length
        ? items.map(
            (one) => html`<div data-missing=${one.id}>
              ${holderWords(one)} ${stateWords(one)} ${saidWords(one)}
              <missing-steps .file=${one} @missing-stepped=${this.changed}></missing-steps>
            </div>`,
          )
        : html`<missing-form .customer=${this.customer} @missing-reported=${this.changed}></missing-form>`,
    );
  }
}

customElements.define('customer-missing', CustomerMissing);
