import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { dismissDuplicate } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/dialogs/ask-first.js';
import './sentences.js';
import { contactWords, standing } from './file-words.js';

/** Two files that may be one customer's. Tells `merge-asked` with the hint, and `pair-dismissed`. */
class DuplicatePair extends PageElement {
  static properties = { hint: {}, shown: {} };

  async dismiss() {
    const [one, other] = this.hint.files;
    try {
      await dismissDuplicate(one.id, other.id);
      say(said('customers.dismissed'));
    } catch (problem) {
      say(wordsFor(problem));
    }
    this.tell('pair-dismissed');
  }

  file(file) {
    const place = { view: 'customers', customer: String(file.id) };
    const open = (event) => opensHere(event) && this.tell('go', { customer: place.customer, case: '' });
    return html`<p class="file">
      <a class="row" href=${hrefOf(place)} @click=${open}><strong><bdi>${file.name}</bdi></strong></a>
      <span class="small ways"><bdi>${file.contacts.map(contactWords).join(' · ')}</bdi></span>
      <span class="small">${standing(file)}</span>
    </p>`;
  }

  /** On a customer's own page only the other file is new. */
  render() {
    const { files, reasons } = this.hint;
    const shown = files.filter(({ id, merged }) => ![id, ...merged.map((file) => file.id)].includes(Number(this.shown)));
    const names = { one: files[0].name, other: files[1].name };
    return html`${shown.map((file) => this.file(file))}
      <p class="small">${t('customers.alikeBy', { reasons: reasons.map((code) => tCode('customers.alike', code)).join(t('customers.and')) })}</p>
      <p class="pair-actions">
        <button class="button" type="button" aria-label=${t('customers.compareNamed', names)} @click=${() => this.tell('merge-asked', this.hint)}>
          ${t('customers.compare')}
        </button>
        <ask-first
          .words=${t('customers.dismiss')}
          .question=${t('customers.askDismiss', names)}
          .yes=${t('customers.dismissYes')}
          .no=${t('customers.dismissNo')}
          @confirmed=${this.dismiss}
        ></ask-first>
      </p>`;
  }
}

customElements.define('duplicate-pair', DuplicatePair);
