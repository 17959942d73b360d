import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { askForCode, openByCode } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';

/** For a customer without the tracking code: case number, last digits of the telephone number, and a code by mail. Tells `opened` with what opens the case. */
class WayBack extends PageElement {
  static properties = { number: { state: true }, isSent: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.number = '';
    this.isSent = false;
    this.problem = '';
  }

  value(css) {
    return this.querySelector(css).value.trim();
  }

  refuse(problem, css) {
    this.problem = problem;
    this.querySelector(css)?.focus();
  }

  wordsFor(problem, other) {
    if (problem.unclear) return said('problem.noAnswer');
    return problem.status === 429 ? said('problem.tooMany', { n: problem.minutes }) : said(other);
  }

  async ask(event) {
    event.preventDefault();
    const number = this.value('#way-number');
    const digits = this.value('#way-digits');
    if (!number || !digits) {
      this.refuse(said('wayBack.missing'), number ? '#way-digits' : '#way-number');
      return;
    }
    await this.doing(async () => {
      await askForCode(number, digits);
      this.number = number;
      this.isSent = true;
      await this.updateComplete;
      this.querySelector('#way-code').focus();
    }, 'wayBack.notNow');
  }

  async open(event) {
    event.preventDefault();
    const code = this.value('#way-code');
    if (!code) {
      this.refuse(said('wayBack.codeMissing'), '#way-code');
      return;
    }
    await this.doing(async () => this.tell('opened', (await openByCode(this.number, code)).trackingCode), 'wayBack.wrong');
  }

  async doing(work, failed) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await work();
    } catch (problem) {
      this.refuse(this.wordsFor(problem, failed), this.isSent ? '#way-code' : '#way-number');
    } finally {
      this.busy = false;
    }
  }

  field(id, label, mode) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input class="input" id=${id} inputmode=${mode} autocomplete=${id === 'way-code' ? 'one-time-code' : 'off'} aria-describedby="way-wrong" aria-invalid=${this.problem ? 'true' : 'false'} />
    </div>`;
  }

  render() {
    return html`<details data-way-back>
      <summary>${t('wayBack.title')}</summary>
      <form novalidate @submit=${this.isSent ? this.open : this.ask}>
        ${this.isSent
          ? html`<p role="status">${t('wayBack.sent')}</p>
              ${this.field('way-code', t('wayBack.code'), 'numeric')}`
          : html`${this.field('way-number', t('wayBack.number'), 'text')} ${this.field('way-digits', t('link.digits'), 'numeric')}`}
        <div role="alert" id="way-wrong">
          ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
        <button class="button ${this.isSent ? 'primary' : ''}" ?disabled=${this.busy}>${t(this.isSent ? 'link.open' : 'wayBack.ask')}</button>
        ${this.isSent ? html`<button class="link" type="button" @click=${() => (this.isSent = false)}>${t('wayBack.again')}</button>` : ''}
      </form>
    </details>`;
  }
}

customElements.define('way-back', WayBack);
