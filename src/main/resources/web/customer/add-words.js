import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { addOnTracking } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { isSame } from '../files/file-picker.js';
import { SendingAgain } from './sending-again.js';
import './kept-before.js';
import './shared-here.js';

/** Where the customer answers a question, or adds something to the complaint. */
class AddWords extends PageElement {
  static properties = { code: {}, tracked: {}, text: { state: true }, files: { state: true }, waiting: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { text: '', files: [], waiting: '' }, () => 'words');
    this.sending = new SendingAgain(this, () => this.send());
  }

  willUpdate(changes) {
    if (changes.has('tracked') && changes.get('tracked')?.number !== this.tracked.number) this.begin();
  }

  begin() {
    this.kept.open();
    this.problem = this.waiting ? said('send.waits') : '';
    this.sending.goOn();
  }

  type(text) {
    this.text = text;
    this.sending.stop();
    this.problem = '';
  }

  /** Those that have arrived go with the words, also after the page was opened again. */
  onFiles({ target }) {
    if (isSame(target.sent, this.files)) return;
    this.files = target.sent;
    this.sending.stop();
  }

  async send(event) {
    event?.preventDefault();
    const text = this.text.trim();
    if (this.busy) return;
    const picker = this.querySelector('file-picker');
    if (picker.hindrance) {
      this.problem = said(picker.hindrance);
      return;
    }
    if (!text && this.files.length === 0) {
      this.problem = said('add.wordsMissing');
      this.querySelector('textarea').focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const ids = this.files.map(({ id }) => id);
      const tracked = await this.sending.send((key) => addOnTracking(this.code, text, key, ids));
      this.kept.done();
      this.tell('changed', tracked);
    } catch (problem) {
      this.failed(problem);
    } finally {
      this.busy = false;
    }
  }

  /** @param {import('../shared/api.js').Problem} problem */
  failed(problem) {
    const fault = this.querySelector('file-picker').faultIn(problem);
    this.problem = said(fault ? fault : problem.unclear ? 'send.waits' : 'add.notNow');
  }

  render() {
    const { mayAdd, asksForAnswer, askedFor, waitingFor } = this.tracked;
    if (!mayAdd) return '';
    return html`<section class="card" aria-labelledby="add-title">
      <form novalidate @submit=${this.send}>
        <h2 id="add-title">${t(asksForAnswer ? 'add.answer' : 'add.title')}</h2>
        ${this.kept.typedAt ? html`<kept-before .at=${this.kept.typedAt} @not-me=${() => this.kept.done()}></kept-before>` : ''}
        <div class="field">
          <label for="add-text">${asksForAnswer ? (askedFor ?? nameOf(waitingFor.name)) : t('add.label')}</label>
          <textarea
            class="input"
            id="add-text"
            rows="3"
            maxlength="5000"
            aria-describedby="add-problem add-hint"
            .value=${this.text}
            @input=${(event) => this.type(event.target.value)}
          ></textarea>
          <p class="hint" id="add-hint">${t(asksForAnswer ? 'add.answerHint' : 'add.hint')}</p>
        </div>
        <shared-here @words-shared=${({ detail }) => this.type([this.text, detail].filter(Boolean).join('\n'))}></shared-here>
        <file-picker .trackingCode=${this.code} .kept=${this.files} @files-changed=${this.onFiles}></file-picker>
        <div role="alert">
          ${this.problem ? html`<p class="notice failed" id="add-problem">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
        <button class="button ${asksForAnswer ? 'primary' : ''}" ?disabled=${this.busy}>${t('add.send')}</button>
      </form>
    </section>`;
  }
}

customElements.define('add-words', AddWords);
