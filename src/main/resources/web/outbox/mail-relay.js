import { html } from 'lit';
import { mailRelay, sendTestMail } from '../shared/api.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './relay-dialog.js';

/** The mail server that takes mails to customers: which it is, and whether it takes one. Tells `relay-saved`. */
class MailRelay extends SavingElement {
  static properties = { relay: { state: true }, isLoaded: { state: true }, to: { state: true }, tried: { state: true } };

  constructor() {
    super();
    this.relay = null;
    this.isLoaded = false;
    this.to = '';
    this.tried = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.relay = (await mailRelay()).relay;
      this.isLoaded = true;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  async saved() {
    this.tried = null;
    await this.load();
    this.tell('relay-changed', null);
  }

  tryOut(event) {
    event.preventDefault();
    this.tried = null;
    return this.save(async () => {
      this.tried = await sendTestMail(this.to.trim());
    });
  }

  outcome() {
    if (!this.tried) return '';
    const { outcome, code, detail } = this.tried;
    const why = codesOf('outbox.code').includes(code) ? tCode('outbox.code', code) : codesOf('outbox.reason').includes(code) ? tCode('outbox.reason', code) : code;
    return html`<p data-outcome=${outcome}>${tCode('relay.tried', outcome)} <bdi class="small outbox-detail">${[why, detail].filter(Boolean).join(' · ')}</bdi></p>`;
  }

  known() {
    const { host, port, tls, from, fromName, login } = this.relay;
    return html`<p><bdi>${host}:${port}</bdi> · ${tCode('relay.tls', tls)}${login ? html` · <bdi>${login}</bdi>` : ''}<br />
        ${t('relay.from')} <bdi>${fromName}</bdi> <bdi>&lt;${from}&gt;</bdi></p>
      <form class="outbox-actions" @submit=${this.tryOut}>
        ${line({ id: 'relay-test', label: t('relay.testTo'), value: this.to, type: 'email', longest: 254, change: (value) => (this.to = value) })}
        <button class="button" data-test ?disabled=${this.busy || !this.to.trim()}>${t('relay.test')}</button>
      </form>
      <div role="status">${this.outcome()}</div>`;
  }

  render() {
    if (!this.isLoaded) return this.problemLine();
    return html`<section aria-labelledby="relay-head">
      <h2 id="relay-head">${t('relay.title')}</h2>
      ${this.relay ? this.known() : html`<p>${t('relay.none')}</p>`}
      <vaadin-button data-relay @click=${() => this.querySelector('relay-dialog').open(this.relay)}
        >${t(this.relay ? 'relay.change' : 'relay.set')}</vaadin-button
      >
      ${this.problemLine()}
      <relay-dialog @relay-saved=${this.saved}></relay-dialog>
    </section>`;
  }
}

customElements.define('mail-relay', MailRelay);
