import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { chooseMails, openByLink } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import './follow-complaint.js';

const DIGITS = 4;

/** Digits of any width, as ASCII. @param {string} typed */
function digitsOf(typed) {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(-DIGITS);
}

/**
 * What a link in a mail opens: the complaint, with the last digits of the customer's telephone number, or the choice to get no more mails.
 * The digits are exchanged once for what opens the complaint; they are in no address. Tells `shown` as the complaint does.
 */
class MailLink extends PageElement {
  /** `purpose`: `open` or `stop`; `token`: of the link. */
  static properties = { purpose: {}, token: {}, code: { state: true }, wanted: { state: true }, problem: { state: true }, busy: { state: true } };

  willUpdate(changed) {
    if (!changed.has('token') && !changed.has('purpose')) return;
    this.code = '';
    this.wanted = true;
    this.problem = '';
    this.busy = false;
  }

  async open(event) {
    event.preventDefault();
    const digits = digitsOf(this.querySelector('#digits').value);
    if (digits.length < DIGITS) {
      this.refuse(said('link.missing'));
      return;
    }
    this.busy = true;
    try {
      const { trackingCode } = await openByLink(this.token, digits);
      this.problem = '';
      this.code = trackingCode;
      await this.updateComplete;
      this.querySelector('h1')?.focus();
    } catch (problem) {
      this.refuse(this.wordsFor(problem, 'link.unknown'));
    } finally {
      this.busy = false;
    }
  }

  /** What the digits opened is open for a day; after that the link asks for them again. */
  async onOver() {
    this.code = '';
    await this.updateComplete;
    this.refuse(said('link.over'));
  }

  refuse(problem) {
    this.problem = problem;
    this.querySelector('#digits')?.focus();
  }

  wordsFor(problem, unknown) {
    if (problem.unclear) return said('problem.noAnswer');
    if (problem.status === 429) return said('problem.tooMany', { n: problem.minutes });
    return said(unknown);
  }

  async choose(wanted) {
    this.busy = true;
    try {
      this.wanted = (await chooseMails(this.token, wanted)).wanted;
      this.problem = '';
    } catch (problem) {
      this.problem = this.wordsFor(problem, 'stop.unknown');
    } finally {
      this.busy = false;
    }
  }

  wrong(id) {
    return html`<div role="alert" id=${id}>
      ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
    </div>`;
  }

  digits() {
    return html`<h1 tabindex="-1">${t('link.title')}</h1>
      <section class="card">
        <form class="ask-code" @submit=${this.open}>
          <div class="field">
            <label for="digits">${t('link.digits')}</label>
            <input
              class="input"
              id="digits"
              inputmode="numeric"
              autocomplete="off"
              aria-describedby="digits-hint digits-wrong"
              aria-invalid=${this.problem ? 'true' : 'false'}
            />
            <p class="hint" id="digits-hint">${t('link.hint')}</p>
          </div>
          ${this.wrong('digits-wrong')}
          <button class="button primary" ?disabled=${this.busy}>${t('link.open')}</button>
        </form>
      </section>`;
  }

  stop() {
    return html`<h1 tabindex="-1">${t('stop.title')}</h1>
      <section class="card">
        <p role="status" data-wanted=${String(this.wanted)}>${t(this.wanted ? 'stop.words' : 'stop.done')}</p>
        ${this.wrong('stop-wrong')}
        <p>
          <button class="button ${this.wanted ? 'primary' : ''}" ?disabled=${this.busy} @click=${() => this.choose(!this.wanted)}>
            ${t(this.wanted ? 'stop.do' : 'stop.undo')}
          </button>
        </p>
      </section>`;
  }

  render() {
    if (this.purpose === 'stop') return this.stop();
    return this.code ? html`<follow-complaint .code=${this.code} @over=${this.onOver}></follow-complaint>` : this.digits();
  }
}

customElements.define('mail-link', MailLink);
