import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { withdraw } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import './kept-before.js';

/** Lets the customer take the complaint back, after asking once. */
class WithdrawComplaint extends PageElement {
  static properties = { code: {}, tracked: {}, reason: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { reason: '' }, () => 'withdrawal');
  }

  willUpdate(changes) {
    if (changes.has('tracked') && changes.get('tracked')?.number !== this.tracked.number) this.kept.open();
  }

  open() {
    this.problem = '';
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    this.busy = true;
    try {
      const tracked = await withdraw(this.code, reason ? { reason } : {});
      this.kept.done();
      this.close();
      this.tell('changed', tracked);
    } catch (problem) {
      this.problem = said(problem.unclear ? 'problem.noAnswer' : 'withdraw.notNow');
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (!this.tracked.mayWithdraw) return '';
    return html`<button class="link" type="button" @click=${this.open}>${t('withdraw.link')}</button>
      <dialog aria-labelledby="withdraw-title">
        <form @submit=${this.send}>
          <h2 id="withdraw-title">${t('withdraw.title')}</h2>
          <p>${t('withdraw.meaning')}</p>
          ${this.kept.typedAt ? html`<kept-before .at=${this.kept.typedAt} @not-me=${() => this.kept.done()}></kept-before>` : ''}
          <div class="field">
            <label for="withdraw-reason"
              >${t('withdraw.reason')} <span class="optional">${t('file.optional')}</span></label
            >
            <textarea
              class="input"
              id="withdraw-reason"
              rows="2"
              maxlength="2000"
              .value=${this.reason}
              @input=${(event) => (this.reason = event.target.value)}
            ></textarea>
          </div>
          <div role="alert">
            ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
          </div>
          <div class="dialog-actions">
            <button class="button" type="button" @click=${this.close}>${t('withdraw.keep')}</button>
            <button class="button primary" ?disabled=${this.busy}>${t('withdraw.send')}</button>
          </div>
        </form>
      </dialog>`;
  }
}

customElements.define('withdraw-complaint', WithdrawComplaint);
