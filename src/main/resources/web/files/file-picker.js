import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { closeIcon, warningIcon } from '../shared/icons.js';
import { needStyles } from '../shared/stylesheet.js';
import { mostBytes } from './file-limits.js';
import { fileSize } from './file-size.js';
import { smallerPicture } from './smaller-picture.js';
import { Upload } from './upload.js';

needStyles(new URL('../files/files.css', import.meta.url));

const MOST = 10;
const MEGABYTE = 1024 * 1024;
/** Without HEIC, iPhones hand over JPEG. */
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*,.amr,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.txt,.csv';

/**
 * Files that go with what a person writes: chosen, dropped, pasted or taken with the camera. They are sent at once, while the person
 * still types. Tells `files-changed`; the form takes `ids` when it is sent, and `clear`s it afterwards. A form that keeps what has arrived with its
 * text gives it back as `kept`, and asks for the `hindrance` before it sends.
 *
 * @typedef {{id: string, name: string, size: number}} Sent a file that has arrived, as a form may keep it
 */
class FilePicker extends PageElement {
  static properties = { trackingCode: {}, kept: {}, compact: { type: Boolean }, uploads: { state: true }, over: { state: true }, refused: { state: true } };

  constructor() {
    super();
    /** @type {Upload[]} */
    this.uploads = [];
    this.over = false;
    this.refused = '';
    this.compact = false;
    /** @type {Sent[] | undefined} */
    this.kept = undefined;
    this.onPaste = (event) => this.paste(event);
  }

  connectedCallback() {
    super.connectedCallback();
    this.form = this.closest('form');
    this.form?.addEventListener('paste', this.onPaste);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.form?.removeEventListener('paste', this.onPaste);
    this.uploads.filter((upload) => !upload.isOver).forEach((upload) => upload.remove());
  }

  /** What the form keeps may be of another text now, or of another tab. */
  willUpdate(changes) {
    if (changes.has('kept') && this.kept && !isSame(this.kept, this.sent)) {
      const others = this.uploads.filter(({ state }) => state !== 'done');
      this.open(this.kept);
      this.uploads = [...this.uploads, ...others];
    }
  }

  /** Of the files that have arrived. */
  get ids() {
    return this.sent.map(({ id }) => id);
  }

  /** @returns {Sent[]} */
  get sent() {
    return this.uploads.filter(({ state }) => state === 'done').map(({ id, name, size }) => ({ id, name, size }));
  }

  /** Some files are still on their way. */
  get isSending() {
    return this.uploads.some((upload) => !upload.isOver);
  }

  /** Why what they go with can't be sent yet: a key of words. */
  get hindrance() {
    if (this.isSending) return 'files.wait';
    return this.uploads.some(({ state }) => state === 'failed') ? 'files.failed' : '';
  }

  /** Files that arrived before the page was loaded again. @param {Sent[]} kept */
  open(kept) {
    this.uploads = kept.map((file) => ({ ...file, state: 'done', isOver: true, share: 1, remove() {} }));
  }

  clear() {
    this.uploads = [];
    this.refused = '';
    this.changed();
  }

  /**
   * What the server says of the files that something was sent with: it has forgotten them after a day, so they go, or the complaint has too many.
   *
   * @param {import('../shared/api.js').Problem} problem @returns {string} a key of words; empty where nothing is wrong with them
   */
  faultIn(problem) {
    const wrong = problem.errors?.find(({ pointer }) => pointer.startsWith('/attachments'));
    if (!wrong) return '';
    if (wrong.pointer === '/attachments') return 'files.full';
    this.clear();
    return 'files.gone';
  }

  /** @param {Iterable<File>} files */
  async add(files) {
    this.refused = '';
    for (const chosen of files) {
      if (this.uploads.length >= MOST) {
        this.refused = t('files.mostFiles', { n: MOST });
        return;
      }
      const file = await smallerPicture(chosen);
      if (!this.isConnected) return;
      const upload = new Upload(file, { trackingCode: this.trackingCode, onChange: () => this.changed() });
      this.uploads = [...this.uploads, upload];
      if (file.size === 0) upload.fail('empty');
      else this.send(upload);
    }
  }

  /** A file that is too large is not begun. */
  async send(upload) {
    upload.most = await mostBytes(upload.file.type);
    if (upload.isOver) return;
    if (upload.size > upload.most) upload.fail('tooLarge');
    else upload.run();
  }

  changed() {
    this.requestUpdate();
    this.tell('files-changed');
  }

  choose(event) {
    this.add([...event.target.files]);
    event.target.value = '';
  }

  drop(event) {
    event.preventDefault();
    this.over = false;
    this.add([...event.dataTransfer.files]);
  }

  drag(event) {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    this.over = event.type !== 'dragleave';
  }

  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.add(files);
  }

  async takeOut(upload) {
    const at = this.uploads.indexOf(upload);
    upload.remove();
    this.uploads = this.uploads.filter((one) => one !== upload);
    this.changed();
    await this.updateComplete;
    const buttons = this.querySelectorAll('.file .remove');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.querySelector('input')).focus();
  }

  async again(upload) {
    upload.fault = '';
    upload.run();
  }

  file(upload) {
    const { name, size, state, fault } = upload;
    const percent = Math.floor(upload.share * 100);
    return html`<li class="file ${state}">
      <span class="file-name">${name}</span>
      <span class="small">${fileSize(size)}</span>
      ${state === 'failed'
        ? html`<span class="file-fault">${warningIcon()}${faultOf(upload)}</span>`
        : html`<span class="small" data-state=${state}>${tCode('files.state', state)}</span>`}
      ${state === 'sending' || state === 'waiting'
        ? html`<progress max="100" .value=${percent} aria-label=${t('files.progress', { name })}>${percent} %</progress>`
        : ''}
      ${state === 'failed' && fault === 'tooMany'
        ? html`<button type="button" class="button quiet" @click=${() => this.again(upload)}>${t('files.again')}</button>`
        : ''}
      <button type="button" class="button quiet remove" aria-label=${t('files.remove', { name })} @click=${() => this.takeOut(upload)}>
        ${closeIcon()}
      </button>
    </li>`;
  }

  /** Said to screen readers when it changes: not each percent. */
  said() {
    const { uploads } = this;
    if (uploads.length === 0) return '';
    const waiting = uploads.some(({ state }) => state === 'waiting');
    if (waiting) return t('files.saidWaiting');
    const done = uploads.filter(({ state }) => state === 'done').length;
    return t('files.saidDone', { done, all: uploads.length });
  }

  render() {
    return html`<div
      class="file-picker ${this.over ? 'over' : ''}"
      role="group"
      aria-label=${t('files.label')}
      @dragover=${this.drag}
      @dragleave=${this.drag}
      @drop=${this.drop}
    >
      <div class="file-choices">
        <label class="button ${this.compact ? 'quiet' : ''} choose-files">
          ${t('files.choose')}<input class="visually-hidden" type="file" accept=${ACCEPTED} multiple data-choose @change=${this.choose} />
        </label>
        ${this.compact
          ? ''
          : html`<label class="button choose-files with-camera">
              ${t('files.camera')}<input class="visually-hidden" type="file" accept="image/*" capture="environment" @change=${this.choose} />
            </label>`}
        <span class="small">${t(this.compact ? 'files.hintShort' : 'files.hint')}</span>
      </div>
      ${this.uploads.length ? html`<ul class="files">${this.uploads.map((upload) => this.file(upload))}</ul>` : ''}
      <p class="visually-hidden" role="status">${this.said()}</p>
      <div role="alert">${this.refused ? html`<p class="notice failed">${warningIcon()}<span>${this.refused}</span></p>` : ''}</div>
    </div>`;
  }
}

/** Why a file was not sent, in words. @param {Upload} upload */
function faultOf({ fault, most }) {
  return fault === 'tooLarge' && most < Infinity ? t('files.tooLarge', { n: Math.floor(most / MEGABYTE) }) : tCode('files.fault', fault);
}

/** @param {Sent[]} some @param {Sent[]} others */
export function isSame(some, others) {
  return some.length === others.length && some.every(({ id }, i) => id === others[i].id);
}

customElements.define('file-picker', FilePicker);
