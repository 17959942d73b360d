import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { trackedFile, trackedFiles } from '../files/file-requests.js';
import { LookingAgain } from '../files/looking-again.js';
import { t, tCode } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';
import { fileSize } from '../files/file-size.js';
import '../files/picture-viewer.js';

needStyles(new URL('../files/files.css', import.meta.url));

/** Between two looks at files under way: longer each time. */
const PAUSES = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** The files that a customer sent or was sent. Their bytes need the code, which no address may hold, so they are fetched and shown from here. */
class SentFiles extends PageElement {
  static properties = { code: {}, tracked: {}, files: { state: true }, thumbs: { state: true } };

  constructor() {
    super();
    this.files = [];
    /** Addresses of small pictures by id. @type {Record<string, string>} */
    this.thumbs = {};
    /** Addresses of pictures that the viewer shows, by id. @type {Record<string, Promise<string>>} */
    this.shown = {};
    this.again = new LookingAgain(this, () => this.load(), PAUSES);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.forgetShown();
    Object.values(this.thumbs).forEach((address) => URL.revokeObjectURL(address));
    this.thumbs = {};
  }

  willUpdate(changes) {
    if (!changes.has('tracked') && !changes.has('code')) return;
    this.again.begin();
    this.load();
  }

  async load() {
    this.again.rest();
    const { code } = this;
    const list = await trackedFiles(code).catch(() => null);
    if (code !== this.code || !list || !this.isConnected) return;
    this.files = list.items;
    list.items.filter(({ id, hasThumb }) => hasThumb && !this.thumbs[id]).forEach(({ id }) => this.loadThumb(id));
    this.again.after(list.items);
  }

  async loadThumb(id) {
    const bytes = await trackedFile(this.code, id, '/thumb').catch(() => null);
    if (bytes && this.isConnected) this.thumbs = { ...this.thumbs, [id]: URL.createObjectURL(bytes) };
  }

  get pictures() {
    return this.files.filter(({ state, isInline }) => state === 'ready' && isInline);
  }

  open(file) {
    const { code } = this;
    const shown = this.pictures.map(({ id, name, width, height }) => ({ name, width, height, src: () => this.large(code, id) }));
    this.querySelector('picture-viewer').open(shown, this.pictures.indexOf(file));
  }

  /** Fetched once while the viewer is open. @returns {Promise<string>} its address */
  large(code, id) {
    this.shown[id] ??= trackedFile(code, id).then((bytes) => URL.createObjectURL(bytes));
    this.shown[id].catch(() => delete this.shown[id]);
    return this.shown[id];
  }

  forgetShown() {
    Object.values(this.shown).forEach((address) => address.then((url) => URL.revokeObjectURL(url)).catch(() => {}));
    this.shown = {};
  }

  async download(file) {
    const bytes = await trackedFile(this.code, file.id).catch(() => null);
    if (!bytes) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(bytes);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  file(file) {
    const caption = html`<span class="caption" title=${file.name}>${file.name}</span>`;
    if (file.state !== 'ready') {
      return html`<li class="thumb" data-state=${file.state}><span class="open">${tCode('files.is', file.state)}</span>${caption}</li>`;
    }
    if (file.isInline) {
      return html`<li class="thumb"><button type="button" class="open" aria-label=${t('files.openOf', { name: file.name })} @click=${() => this.open(file)}>
        ${this.thumbs[file.id] ? html`<img src=${this.thumbs[file.id]} alt="" />` : tCode('files.kind', 'image')}</button>${caption}</li>`;
    }
    return html`<li class="thumb"><button type="button" class="open" aria-label=${t('files.downloadOf', { name: file.name })} @click=${() => this.download(file)}>
      <span>${tCode('files.kind', file.kind)}<br />${fileSize(file.size)}</span></button>${caption}</li>`;
  }

  render() {
    if (this.files.length === 0) return '';
    return html`<section class="card" aria-labelledby="sent-files">
      <h2 id="sent-files">${t('files.title')}</h2>
      <ul class="thumbs">${this.files.map((file) => this.file(file))}</ul>
      <picture-viewer @viewer-closed=${this.forgetShown}></picture-viewer>
    </section>`;
  }
}

customElements.define('sent-files', SentFiles);
