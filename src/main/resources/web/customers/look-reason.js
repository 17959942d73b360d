import { html } from 'lit';
import { giveReason } from '../shared/api.js';
import { nameOf, t } from '../shared/language.js';
import { lookReasons } from '../shared/policy-names.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';

/**
 * Asks why a person looks at a customer's data: one click, or the digit of the reason. Tells `reason-given`.
 */
class LookReason extends SavingElement {
  static properties = { of: {}, subject: {} };

  constructor() {
    super();
    /** `complaint` or `customer` */
    this.of = 'complaint';
    /** Number of the complaint, or id of the file. */
    this.subject = '';
    this.addEventListener('keydown', (event) => this.byDigit(event));
  }

  byDigit(event) {
    const reason = lookReasons()[Number(event.key) - 1];
    if (!reason || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.give(reason.code);
  }

  firstUpdated() {
    this.querySelector('button')?.focus();
  }

  give(code) {
    return this.save(
      async () => {
        await giveReason(this.of, this.subject, code);
        this.tell('reason-given');
      },
      (problem) => (this.problem = wordsFor(problem)),
    );
  }

  render() {
    return html`<section class="state look-reason" aria-labelledby="look-reason-title">
      <h3 id="look-reason-title">${t('lookReason.title')}</h3>
      <p class="small">${t('lookReason.how')}</p>
      <p>
        ${lookReasons().map(
          ({ code, name }, i) => html`<button class="button" data-reason=${code} ?disabled=${this.busy} @click=${() => this.give(code)}>
            <kbd>${i + 1}</kbd> ${nameOf(name)}
          </button> `,
        )}
      </p>
      ${this.problemLine()}
    </section>`;
  }
}

customElements.define('look-reason', LookReason);
