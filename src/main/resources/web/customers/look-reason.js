import { html } from 'lit';
import { giveReason } from '../shared/api.js';
import { codesOf, nameOf, t, tCode } from '../shared/language.js';
import { lookReasons } from '../shared/policy-names.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';

/**
 * Asks why a person looks at a customer's data: one click, or the digit of the reason. A sealed file is opened for other reasons than those of the policy. Tells `reason-given`.
 */
class LookReason extends SavingElement {
  static properties = { of: {}, subject: {}, sealed: { type: Boolean } };

  constructor() {
    super();
    /** `complaint` or `customer` */
    this.of = 'complaint';
    /** Number of the complaint, or id of the file. */
    this.subject = '';
    /** The file is sealed, and other reasons count. */
    this.sealed = false;
    this.addEventListener('keydown', (event) => this.byDigit(event));
  }

  /** @returns {{code: string, label: string}[]} */
  get reasons() {
    return this.sealed
      ? codesOf('sealedReason').map((code) => ({ code, label: tCode('sealedReason', code) }))
      : lookReasons().map(({ code, name }) => ({ code, label: nameOf(name) }));
  }

  byDigit(event) {
    const reason = this.reasons[Number(event.key) - 1];
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
      <p class="small">${this.sealed ? t('lookReason.sealed') : t('lookReason.how')}</p>
      <p>
        ${this.reasons.map(
          ({ code, label }, i) => html`<button class="button" data-reason=${code} ?disabled=${this.busy} @click=${() => this.give(code)}>
            <kbd>${i + 1}</kbd> ${label}
          </button> `,
        )}
      </p>
      ${this.problemLine()}
    </section>`;
  }
}

customElements.define('look-reason', LookReason);
