import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { dropShared, sharedFiles } from '../shared/kept/shared-files.js';
import { locale, t } from '../shared/language.js';

/**
 * Photos and other files that the customer shared into the page from another program: kept here until they have arrived with what the customer
 * writes in the form around. That form's `file-picker` sends them.
 */
class SharedHere extends PageElement {
  static properties = { files: { state: true } };

  constructor() {
    super();
    this.files = [];
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
  }

  async drop(key) {
    await dropShared(key);
    await this.look();
    (this.querySelector('button') ?? this.closest('main')?.querySelector('h1'))?.focus();
  }

  size(file) {
    return new Intl.NumberFormat(locale(), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, file.size / 1000));
  }

  render() {
    if (this.files.length === 0) return '';
    return html`<section class="card" aria-labelledby="shared-title">
      <h2 id="shared-title">${t('shared.title', { n: this.files.length })}</h2>
      <p class="small">${t('shared.words')}</p>
      <ul class="shared-files">
        ${this.files.map(
          ({ key, file }) => html`<li>
            <bdi>${file.name}</bdi> <span class="small">${this.size(file)}</span>
            <button class="link" type="button" @click=${() => this.drop(key)} aria-label=${t('shared.dropOne', { name: file.name })}>${t('shared.drop')}</button>
          </li>`,
        )}
      </ul>
      ${this.picker ? html`<button class="button" type="button" data-attach @click=${this.attach}>${t('shared.attach')}</button>` : ''}
    </section>`;
  }
}

customElements.define('shared-here', SharedHere);
