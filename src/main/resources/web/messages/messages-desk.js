import { html } from 'lit';
import '@vaadin/button';
import { messagePreviews, policies } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { lineName } from '../shared/policy-names.js';
import { choice, line } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './message-figures.js';

const LANGUAGES = ['zh', 'en'];

/** Mails to customers as they read them, filled in from a made-up case or a real one. For supervisors and administrators. */
class MessagesDesk extends ReadingElement {
  static properties = { lines: { state: true }, line: { state: true }, typed: { state: true }, complaint: { state: true } };

  constructor() {
    super();
    this.lines = [];
    this.line = '';
    this.typed = '';
    this.complaint = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.ask('');
    this.readLines();
  }

  /** Without them the usual line is shown. */
  async readLines() {
    const { inForce } = await policies().catch(() => ({ inForce: [] }));
    this.lines = inForce.map(({ lineOfBusiness }) => lineOfBusiness);
  }

  read() {
    return messagePreviews(this.complaint ? { complaint: this.complaint } : this.line ? { lineOfBusiness: this.line } : {});
  }

  wordsOf(problem) {
    return problem.status === 404 ? said('messages.noCase') : wordsFor(problem);
  }

  fill(event) {
    event.preventDefault();
    this.complaint = this.typed.trim();
    this.answer = null;
    this.ask(`case ${this.complaint}`);
  }

  choose(chosen) {
    this.line = chosen;
    this.complaint = '';
    this.typed = '';
    this.answer = null;
    this.ask(`line ${chosen}`);
  }

  letter(letter, language) {
    return html`<div class="preview-letter" lang=${language === 'zh' ? 'zh-CN' : 'en'}>
      <h4>${letter.subject}</h4>
      <p>${letter.text}</p>
    </div>`;
  }

  preview({ kind, version, ...letters }) {
    const shown = LANGUAGES.filter((language) => letters[language]);
    return html`<li data-preview=${kind}>
      <h3>${tCode('messageKind', kind)} ${version === null ? '' : html`<span class="small">${t('messages.version', { n: version })}</span>`}</h3>
      <p class="small">${tCode('messages.when', kind)}</p>
      ${version === null
        ? html`<p>${t('messages.notSaid')}</p>`
        : shown.length
          ? html`<div class="preview-letters">${shown.map((language) => this.letter(letters[language], language))}</div>`
          : html`<p>${t('messages.notOfCase')}</p>`}
    </li>`;
  }

  question() {
    return html`<form class="preview-question" @submit=${this.fill}>
      ${this.lines.length > 1
        ? choice({
            id: 'preview-line',
            label: t('messages.line'),
            value: this.line || this.lines[0],
            items: this.lines.map((value) => ({ value, label: lineName(value) })),
            change: (value) => this.choose(value),
          })
        : ''}
      ${line({ id: 'preview-case', label: t('messages.case'), value: this.typed, longest: 40, change: (value) => (this.typed = value) })}
      <vaadin-button theme="primary" data-fill @click=${this.fill}>${t('messages.fill')}</vaadin-button>
    </form>`;
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.messages')}>
      <h2 tabindex="-1" data-home>${t('view.messages')}</h2>
      <p class="small">${t('messages.explained')}</p>
      ${this.question()}
      ${this.states(
        ({ complaint, isSent, items }) => html`${isSent ? '' : html`<p class="notice">${t('messages.noRelay')}</p>`}
          <p role="status" class="small">${complaint ? t('messages.ofCase', { number: complaint }) : t('messages.madeUp')}</p>
          <ul class="previews">${items.map((one) => this.preview(one))}</ul>`,
      )}
      ${pagePerson()?.role === 'supervisor' ? html`<message-figures></message-figures>` : ''}
    </section>`;
  }
}

customElements.define('messages-desk', MessagesDesk);
