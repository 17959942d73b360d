import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { fileAddress, filesOf } from '../files/file-requests.js';
import { LookingAgain } from '../files/looking-again.js';
import { t, tCode } from '../shared/language.js';
import { lockIcon } from '../shared/icons.js';
import { needStyles } from '../shared/stylesheet.js';
import { exact } from '../shared/times.js';
import { fileSize } from '../files/file-size.js';
import '../files/picture-viewer.js';

needStyles(new URL('../files/files.css', import.meta.url));

const BRINGING = ['received', 'noted', 'replied', 'branch-answered'];

/** Between two looks at files under way: longer each time. */
const PAUSES = [1_500, 3_000, 6_000, 12_000, 30_000, 60_000];

/**
 * The files of a case: small pictures that open, sound that plays here, and the rest to download. Where it `asksAgain`, the
 * way to ask the customer again for a picture that can't be shown: tells `ask-again` with its name.
 */
class CaseFiles extends PageElement {
  static properties = { number: {}, story: {}, asksAgain: {}, files: { state: true } };

  constructor() {
    super();
    this.files = [];
    this.known = '';
    this.again = new LookingAgain(this, () => this.load(), PAUSES);
  }

  willUpdate(changes) {
    if (changes.has('number')) this.files = [];
    // Files come with what was written: most events bring none.
    const known = `${this.number} ${this.story.filter(({ type }) => BRINGING.includes(type)).length}`;
    if (known === this.known) return;
    this.known = known;
    this.again.begin();
    this.load();
  }

  async load() {
    this.again.rest();
    const { number } = this;
    const list = await filesOf(number).catch(() => null);
    if (number !== this.number || !list) return;
    this.files = list.items;
    this.again.after(list.items);
  }

  get pictures() {
    return this.files.filter(({ state, isInline }) => state === 'ready' && isInline);
  }

  open(file) {
    const { number } = this;
    const shown = this.pictures.map(({ id, name, width, height, hasOriginal }) => ({
      name,
      width,
      height,
      src: () => fileAddress(number, id),
      download: hasOriginal ? fileAddress(number, id, '/original') : fileAddress(number, id),
    }));
    this.querySelector('picture-viewer').open(shown, this.pictures.indexOf(file));
  }

  about(file) {
    const from = t(file.byCustomer ? 'files.byCustomer' : 'files.byUs');
    return [from, exact(file.at), fileSize(file.size), file.takenAt ? t('files.takenAt', { at: exact(file.takenAt) }) : '', file.hadLocation ? t('files.hadLocation') : '']
      .filter(Boolean)
      .join(' · ');
  }

  caption(file) {
    return html`<span class="caption" title="${file.name} · ${this.about(file)}">
      ${file.internal ? html`<span title=${t('note.internal')}>${lockIcon()}</span>` : ''}${file.name}</span>`;
  }

  /** For one that is broken, or in a phone's own format, such as HEIC. */
  askAgain({ name, byCustomer, kind, state, isInline }) {
    const isHidden = state === 'unreadable' || (kind === 'image' && state === 'ready' && !isInline);
    if (!this.asksAgain || !byCustomer || !isHidden) return '';
    return html`<button class="link" type="button" data-ask-again @click=${() => this.tell('ask-again', name)}>${t('files.askAgain')}</button>`;
  }

  file(file) {
    const { number } = this;
    if (file.state !== 'ready') {
      return html`<li class="thumb" data-state=${file.state}>
        ${
          file.hasOriginal
            ? html`<a class="open" href=${fileAddress(number, file.id, '/original')} download=${file.name} aria-label=${t('files.downloadOf', { name: file.name })}
                >${tCode('files.is', file.state)}</a
              >`
            : html`<span class="open">${tCode('files.is', file.state)}</span>`
        }${this.caption(file)}${this.askAgain(file)}
      </li>`;
    }
    if (file.isInline) {
      return html`<li class="thumb"><button type="button" class="open" @click=${() => this.open(file)}>
          <img loading="lazy" src=${fileAddress(number, file.id, '/thumb')} alt=${file.name} /></button
        >${this.caption(file)}</li>`;
    }
    const download = html`<a class="open" href=${fileAddress(number, file.id)} download=${file.name} aria-label=${t('files.downloadOf', { name: file.name })}
      >${tCode('files.kind', file.kind)}<br />${fileSize(file.size)}</a
    >`;
    // No browser plays AMR.
    if (file.kind === 'audio' && file.mediaType !== 'audio/amr') {
      return html`<li class="thumb wide">
        <audio class="sound" controls preload="none" src=${fileAddress(number, file.id)} aria-label=${file.name}></audio>${this.caption(file)}
      </li>`;
    }
    return html`<li class="thumb">${download}${this.caption(file)}${this.askAgain(file)}</li>`;
  }

  render() {
    if (this.files.length === 0) return '';
    return html`<section class="case-files" aria-labelledby="case-files-title">
      <h3 id="case-files-title">${t('files.title')}</h3>
      <ul class="thumbs">${this.files.map((file) => this.file(file))}</ul>
      <picture-viewer></picture-viewer>
    </section>`;
  }
}

customElements.define('case-files', CaseFiles);
