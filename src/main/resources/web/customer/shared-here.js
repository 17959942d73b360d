import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { dropShared, sharedFiles } from '../shared/shared-files.js';
import { locale, t } from '../shared/language.js';

/** Photos and other files that the customer shared into the page from another program: kept here until they are sent with a complaint. */
class SharedHere extends PageElement {
  static properties = { files: { state: true } };

  constructor() {
    super();
    this.files = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
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
    </section>`;
  }
}

customElements.define('shared-here', SharedHere);
