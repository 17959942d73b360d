import { html } from 'lit';
import { said, t } from '../shared/language.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';

/**
 * A text, typed or read from a file, that is tried before it is put in force: the mistakes by line and column, or what it would
 * change. It can be installed only as it was tried.
 */
export class TextUpload extends SavingElement {
  static properties = { source: { state: true }, wrong: { state: true }, trial: { state: true }, name: { state: true } };

  constructor() {
    super();
    this.source = '';
    this.name = '';
    this.wrong = [];
    this.trial = null;
  }

  get text() {
    return this.querySelector('textarea');
  }

  /** @param {string} source @param {string} name */
  async begin(source, name) {
    this.write(source);
    this.name = name;
    await this.updateComplete;
    this.text.focus();
    this.text.setSelectionRange(0, 0);
    this.text.scrollIntoView({ block: 'nearest' });
  }

  write(source) {
    this.source = source;
    this.wrong = [];
    this.trial = null;
    this.problem = '';
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
    this.wrong = problem.status === 422 ? problem.errors : [];
    if (this.wrong.length === 0) this.problem = problem.status === 400 ? said('upload.unreadable') : wordsFor(problem);
  }

  send(event) {
    event.preventDefault();
    this.wrong = [];
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

  wrongLine(wrong) {
    const { pointer, detail, line, column } = wrong;
    return html`<li>
      ${line
        ? html`<button type="button" data-line=${line} @click=${() => this.show(wrong)}>${t('upload.line', { line, column })}</button> `
        : ''}<span lang="en">${pointer} ${detail}</span>
    </li>`;
  }

  wrongLines() {
    return html`<div role="alert">
      ${this.wrong.length
        ? html`<div class="notice failed faults">
            <p>${t('upload.wrong', { n: this.wrong.length })}</p>
            <ul>${this.wrong.map((wrong) => this.wrongLine(wrong))}</ul>
          </div>`
        : ''}
    </div>`;
  }

  get isAnswered() {
    return this.wrong.length > 0 || this.problem !== '' || this.trial !== null;
  }

  /** The mistakes, or what would change; to be scrolled by keys too. */
  answer() {
    return html`<div class="answer" tabindex=${this.isAnswered ? '0' : '-1'} role="region" aria-label=${t('upload.answer')}>
      ${this.wrongLines()} ${this.problemLine()}
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
              aria-invalid=${this.wrong.length ? 'true' : 'false'}
              .value=${this.source}
              @input=${(event) => this.write(event.target.value)}
            ></textarea>
          </div>
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
