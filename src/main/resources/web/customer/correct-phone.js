import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { correctOwnPhone } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';

/** Lets the customer correct the number at which we call back. Tells `changed`. */
class CorrectPhone extends PageElement {
  static properties = { code: {}, tracked: {}, open: { state: true }, problem: { state: true }, busy: { state: true } };

  async show() {
    this.problem = '';
    this.open = true;
    await this.updateComplete;
    this.querySelector('input').focus();
  }

  refuse(words) {
    this.problem = words;
    this.querySelector('input').focus();
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const typed = this.querySelector('input').value.trim();
    if (!typed) {
      this.refuse(said('ownPhone.missing'));
      return;
    }
    this.busy = true;
    try {
      const tracked = await correctOwnPhone(this.code, typed);
      this.open = false;
      this.tell('changed', tracked);
    } catch (problem) {
      this.refuse(said(problem.unclear ? 'problem.noAnswer' : problem.fields?.phone ? 'ownPhone.wrong' : 'ownPhone.notNow'));
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (!this.tracked.mayCorrectPhone) return '';
    if (!this.open) return html`<button class="link" type="button" data-correct-phone @click=${this.show}>${t('ownPhone.correct')}</button>`;
    return html`<form novalidate @submit=${this.send} aria-label=${t('ownPhone.correct')}>
      <div class="field">
        <label for="own-phone">${t('ownPhone.label')}</label>
        <input class="input" id="own-phone" type="tel" autocomplete="tel" aria-describedby="own-phone-wrong" aria-invalid=${this.problem ? 'true' : 'false'} />
      </div>
      <div role="alert" id="own-phone-wrong">
        ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
      </div>
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => (this.open = false)}>${t('ownPhone.keep')}</button>
        <button class="button primary" ?disabled=${this.busy}>${t('ownPhone.send')}</button>
      </div>
    </form>`;
  }
}

customElements.define('correct-phone', CorrectPhone);
