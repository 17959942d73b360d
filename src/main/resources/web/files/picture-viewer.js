import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { needStyles } from '../shared/stylesheet.js';

needStyles(new URL('../files/files.css', import.meta.url));

const STEP = 1.5;
const LARGEST = 8;

/**
 * Pictures one at a time, over the whole page: ← and → go on, + and − make larger and smaller, 0 fits again, r turns, Escape closes.
 *
 * @typedef {{name: string, width: number, height: number, src: () => Promise<string> | string, download?: string}} ShownPicture
 */
class PictureViewer extends PageElement {
  static properties = { pictures: { state: true }, at: { state: true }, zoom: { state: true }, turn: { state: true }, src: { state: true }, missing: { state: true } };

  constructor() {
    super();
    /** @type {ShownPicture[]} */
    this.pictures = [];
    this.at = 0;
    this.zoom = 1;
    this.turn = 0;
    this.src = '';
    this.missing = false;
  }

  /** @param {ShownPicture[]} pictures @param {number} at */
  async open(pictures, at) {
    this.pictures = pictures;
    await this.show(at);
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    this.querySelector('.stage').focus();
  }

  async show(at) {
    if (at < 0 || at >= this.pictures.length) return;
    this.at = at;
    this.zoom = 1;
    this.turn = 0;
    this.src = '';
    this.missing = false;
    try {
      const src = await this.pictures[at].src();
      if (at === this.at) this.src = src;
    } catch {
      this.missing = true;
    }
  }

  close() {
    this.querySelector('dialog').close();
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => this.show(this.at - 1),
      ArrowRight: () => this.show(this.at + 1),
      '+': () => this.enlarge(STEP),
      '=': () => this.enlarge(STEP),
      '-': () => this.enlarge(1 / STEP),
      0: () => this.enlarge(0),
      r: () => this.rotate(),
    }[event.key];
    // Keys of the page below rest while a picture is shown.
    event.stopPropagation();
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {number} factor 0: as large as the page */
  enlarge(factor) {
    this.zoom = factor === 0 ? 1 : Math.min(LARGEST, Math.max(1, this.zoom * factor));
  }

  rotate() {
    this.turn = (this.turn + 90) % 360;
  }

  /** As large as fits, then as enlarged. */
  look({ width, height }) {
    const isSideways = this.turn % 180 !== 0;
    const room = { width: innerWidth - 16, height: innerHeight - 80 };
    const fit = Math.min(1, room.width / (isSideways ? height : width), room.height / (isSideways ? width : height));
    const now = fit * this.zoom;
    return `inline-size: ${Math.round(width * now)}px; block-size: ${Math.round(height * now)}px; transform: rotate(${this.turn}deg)`;
  }

  stage(picture) {
    if (this.missing) return html`<p role="alert">${t('files.missing')}</p>`;
    if (!this.src) return html`<p role="status">${t('state.loading')}</p>`;
    return html`<img src=${this.src} alt=${picture.name} style=${this.look(picture)} @error=${() => (this.missing = true)} />`;
  }

  render() {
    const picture = this.pictures[this.at];
    return html`<dialog class="viewer" aria-labelledby="viewer-title" @keydown=${this.onKey} @close=${() => this.tell('viewer-closed')}>
      ${picture
        ? html`<div class="bar">
              <h2 id="viewer-title">${t('files.ofAll', { n: this.at + 1, all: this.pictures.length })} · ${picture.name}</h2>
              <button type="button" ?disabled=${this.at === 0} aria-label=${t('files.previous')} @click=${() => this.show(this.at - 1)}>←</button>
              <button type="button" ?disabled=${this.at === this.pictures.length - 1} aria-label=${t('files.next')} @click=${() => this.show(this.at + 1)}>→</button>
              <button type="button" aria-label=${t('files.smaller')} @click=${() => this.enlarge(1 / STEP)}>−</button>
              <button type="button" aria-label=${t('files.larger')} @click=${() => this.enlarge(STEP)}>+</button>
              <button type="button" @click=${this.rotate}>${t('files.rotate')}</button>
              ${picture.download ? html`<a href=${picture.download} download=${picture.name}>${t('files.download')}</a>` : ''}
              <button type="button" @click=${this.close}>${t('files.close')}</button>
            </div>
            <div class="stage" tabindex="0" role="group" aria-label=${picture.name}>${this.stage(picture)}</div>`
        : ''}
    </dialog>`;
  }
}

customElements.define('picture-viewer', PictureViewer);
