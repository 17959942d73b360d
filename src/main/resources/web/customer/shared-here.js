import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { dropShared, dropSharedWords, sharedFiles, sharedWords } from '../shared/kept/shared-files.js';
import { warningIcon } from '../shared/icons.js';
import { locale, t } from '../shared/language.js';

/**
 * Photos and other files that the customer shared into the page from another program: kept here until they have arrived with what the customer
 * writes in the form around. That form's `file-picker` sends them. Words wait too, since any site can share some: tells `words-shared` when the
 * customer wants them.
 */
class SharedHere extends PageElement {
  static properties = { files: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.files = [];
    this.words = '';
    this.hasFailed = new URLSearchParams(location.search).has('share-failed');
    /** Those that were given to the form. @type {import('../shared/kept/shared-files.js').SharedFile[] | null} */
    this.attached = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
    const form = this.closest('form');
    const arrived = () => this.arrived();
    form?.addEventListener('files-changed', arrived);
    this.endings.push(() => form?.removeEventListener('files-changed', arrived));
  }

  get picker() {
    return this.closest('form')?.querySelector('file-picker');
  }

  async attach() {
    this.attached = this.files;
    await this.picker.add(this.files.map(({ file }) => file));
  }

  /** What is on its way stays here: the page may be closed before. */
  async arrived() {
    if (!this.attached || this.picker.isSending || this.picker.ids.length < this.attached.length) return;
    const sent = this.attached;
    this.attached = null;
    for (const { key } of sent) await dropShared(key);
    await this.look();
  }

  async look() {
    this.files = await sharedFiles().catch(() => []);
    this.words = await sharedWords().catch(() => '');
  }

  useWords() {
    this.tell('words-shared', this.words);
    return this.drop(dropSharedWords());
  }

  /** @param {Promise<void>} dropped */
  async drop(dropped) {
    await dropped;
    await this.look();
    await this.updateComplete;
    (this.querySelector('button') ?? this.closest('main')?.querySelector('h1'))?.focus();
  }

  size(file) {
    return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, file.size / 1000));
  }

  render() {
    return html`${this.hasFailed ? html`<p class="notice failed" role="alert">${warningIcon()}<span>${t('shared.failed')}</span></p>` : ''}
    ${this.words ? this.wordsHere() : ''} ${this.files.length ? this.filesHere() : ''}`;
  }

  wordsHere() {
    return html`<section class="card" aria-labelledby="shared-words-title">
      <h2 id="shared-words-title">${t('shared.wordsTitle')}</h2>
      <p class="shared-words"><bdi>${this.words}</bdi></p>
      <button class="button" type="button" data-use-words @click=${this.useWords}>${t('shared.useWords')}</button>
      <button class="link" type="button" @click=${() => this.drop(dropSharedWords())}>${t('shared.dropWords')}</button>
    </section>`;
  }

  filesHere() {
    return html`<section class="card" aria-labelledby="shared-title">
      <h2 id="shared-title">${t('shared.title', { n: this.files.length })}</h2>
      <p class="small">${t('shared.words')}</p>
      <ul class="shared-files">
        ${this.files.map(
          ({ key, file }) => html`<li>
            <bdi>${file.name}</bdi> <span class="small">${this.size(file)}</span>
            <button class="link" type="button" @click=${() => this.drop(dropShared(key))} aria-label=${t('shared.dropOne', { name: file.name })}>${t('shared.drop')}</button>
          </li>`,
        )}
      </ul>
      ${this.picker ? html`<button class="button" type="button" data-attach @click=${this.attach}>${t('shared.attach')}</button>` : ''}
    </section>`;
  }
}

customElements.define('shared-here', SharedHere);
