import { html } from 'lit';
import { said, t } from '../shared/language.js';
import { mistakeWords } from '../shared/desk/mistakes.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';

/**
 * A text, typed or read from a file, that is tried before it is put in force: the mistakes by line and column, or what it would
 * change. It can be installed only as it was tried.
 */
export class TextUpload extends SavingElement {
  static properties = { source: { state: true }, mistakes: { state: true }, trial: { state: true }, name: { state: true }, next: { state: true } };

  constructor() {
    super();
    this.source = '';
    this.name = '';
    this.mistakes = [];
    this.trial = null;
    this.isTyped = false;
    this.next = null;
  }

  get text() {
    return this.querySelector('textarea');
  }

  /** A text to begin with; where another one was typed, it waits until the person has agreed to lose that. @param {string} source @param {string} name */
  async begin(source, name) {
    if (this.isTyped && source !== this.source) {
      this.next = { source, name };
      await this.updateComplete;
      this.querySelector('[data-keep]').focus();
      return false;
    }
    await this.replace(source, name);
    return true;
  }

  async replace(source, name) {
    this.write(source);
    this.isTyped = false;
    this.next = null;
    this.name = name;
    await this.updateComplete;
    this.text.focus();
    this.text.setSelectionRange(0, 0);
    this.text.scrollIntoView({ block: 'nearest' });
  }

  write(source) {
    this.source = source;
    this.mistakes = [];
    this.trial = null;
    this.problem = '';
  }

  type(source) {
    this.write(source);
    this.isTyped = source.trim() !== '';
  }

  /** Keeps the typed text. */
  keep() {
    this.next = null;
    this.text.focus();
  }

  /** Whether the typed text may be replaced. */
  question() {
    if (!this.next) return '';
    const { source, name } = this.next;
    return html`<div class="notice warn" role="alertdialog" aria-label=${t('upload.replaceAsk', { name })}>
      <p>${t('upload.replaceAsk', { name })}</p>
      <vaadin-button data-keep @click=${this.keep}>${t('upload.keepTyped')}</vaadin-button>
      <vaadin-button theme="error" data-replace @click=${() => this.replace(source, name)}>${t('upload.replace')}</vaadin-button>
    </div>`;
  }

  async read(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    if (file.size > this.longest) {
      this.problem = said('upload.tooLong', { name: file.name });
      return;
    }
    this.begin(await file.text(), file.name);
  }

  /** What an upload that is wrong is answered with. */
  failed(problem) {
    this.mistakes = problem.status === 422 ? problem.errors : [];
    if (this.mistakes.length === 0) this.problem = problem.status === 400 ? said('upload.unreadable') : wordsFor(problem);
  }

  send(event) {
    event.preventDefault();
    this.mistakes = [];
    this.trial = null;
    return this.save(
      async () => (this.trial = await this.tryOut(this.source)),
      (problem) => this.failed(problem),
    );
  }

  install() {
    return this.save(
      async () => {
        await this.putInForce(this.source);
        this.write('');
        this.isTyped = false;
        this.name = '';
      },
      (problem) => this.failed(problem),
    );
  }

  /** Puts the caret at a mistake. */
  show({ line, column }) {
    const before = this.source.split('\n').slice(0, line - 1).join('\n');
    const at = before.length + (line > 1 ? 1 : 0) + Math.max(0, column - 1);
    const end = this.source.indexOf('\n', at);
    this.text.focus();
    this.text.setSelectionRange(at, end < 0 ? this.source.length : end);
    this.text.scrollTop = ((line - 3) * this.text.scrollHeight) / Math.max(1, this.source.split('\n').length);
  }

  mistakeLine(mistake) {
    const { line, column, file } = mistake;
    return html`<li>
      ${file ? html`<b>${file}</b> ${line ? t('upload.line', { line, column }) : ''} ` : ''}${line && !file
        ? html`<button type="button" data-line=${line} @click=${() => this.show(mistake)}>${t('upload.line', { line, column })}</button> `
        : ''}<span>${mistakeWords(mistake)}</span>
    </li>`;
  }

  mistakeLines() {
    return html`<div role="alert">
      ${this.mistakes.length
        ? html`<div class="notice failed faults">
            <p>${t('upload.wrong', { n: this.mistakes.length })}</p>
            <ul>${this.mistakes.map((mistake) => this.mistakeLine(mistake))}</ul>
          </div>`
        : ''}
    </div>`;
  }

  get isAnswered() {
    return this.mistakes.length > 0 || this.problem !== '' || this.trial !== null;
  }

  /** The mistakes, or what would change; to be scrolled by keys too. */
  answer() {
    return html`<div class="answer" tabindex=${this.isAnswered ? '0' : '-1'} role="region" aria-label=${t('upload.answer')}>
      ${this.mistakeLines()} ${this.problemLine()}
      <div aria-live="polite">${this.trial ? html`<div class="would">${this.would(this.trial)}</div>` : ''}</div>
    </div>`;
  }

  /** @param {{id: string, title: string, label: string, accept: string, look?: string}} how */
  uploadForm({ id, title, label, accept, look = '' }) {
    return this.formOf(
      `policy-text ${look} ${this.isAnswered ? 'answered' : ''}`,
      html`<h2>${title}</h2>
        <div>
          <div class="field">
            <label for=${id}>${this.name ? `${label} · ${this.name}` : label}</label>
            <textarea
              class="input"
              id=${id}
              spellcheck="false"
              aria-invalid=${this.mistakes.length ? 'true' : 'false'}
              .value=${this.source}
              @input=${(event) => this.type(event.target.value)}
            ></textarea>
          </div>
          ${this.question()}
          <div class="actions">
            <label class="button file"
              >${t('upload.file')}<input class="visually-hidden" type="file" accept=${accept} @change=${this.read}
            /></label>
            ${this.saveButton(t('upload.try'))}
            <vaadin-button theme="primary success" data-install ?disabled=${this.busy || !this.trial} @click=${this.install}
              >${t('upload.install')}</vaadin-button
            >
          </div>
        </div>
        ${this.answer()}`,
    );
  }
}
