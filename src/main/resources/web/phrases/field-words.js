import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { isComposing, keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { pagePerson } from '../shared/page-person.js';
import { forbiddenList } from './forbidden-list.js';
import { asksForPhrase, gapBeside, gapsIn, partsOf } from './gaps.js';
import { neverSaid } from './never-said.js';
import './phrase-panel.js';
import './sentences.js';
import './underlines.js';

/** Screen readers hear of an expression when typing rests, not with each key. */
const REST = 900;
const OFFERS = 'field-words';

/**
 * What an agent may say in the text area before it (T7, C8): phrases by one key or by a slash, Tab from gap to gap, and lines below what is never to be
 * said. A form is not sent while a gap of a phrase is open. Without a text area, and outside of it where it `reads`, a phrase is shown to be read out.
 */
class FieldWords extends PageElement {
  /** `at`: what the agent does; `complaint`: number of the case; `known`: what the screen knows, by brace. */
  static properties = {
    at: {},
    complaint: {},
    tongue: {},
    known: {},
    reads: { type: Boolean },
    opened: { state: true },
    found: { state: true },
    text: { state: true },
    said: { state: true },
    mayFill: { state: true },
    endsCall: { state: true },
    heard: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.known = {};
    this.found = [];
    this.text = '';
    this.heard = '';
    this.opened = false;
    this.mayFill = false;
    this.endsCall = false;
    this.said = null;
    /** It belongs to no part of the page, and was asked for by the key. */
    this.isLoose = false;
    /** Expressions that were told. */
    this.told = new Set();
    /** Gaps of phrases that were taken, as they are written. */
    this.taken = new Set();
    this.refused = false;
    this.onForm = (event) => this.refuse(event);
    this.onField = { input: (event) => this.onInput(event), keydown: (event) => this.onKey(event), focusin: () => this.look(), 'value-changed': () => this.look() };
  }

  connectedCallback() {
    super.connectedCallback();
    this.field = this.previousElementSibling?.matches('vaadin-text-area, textarea') ? this.previousElementSibling : null;
    Object.entries(this.onField).forEach(([name, listener]) => this.field?.addEventListener(name, listener));
    if (this.field) this.list = forbiddenList();
    this.form = this.field?.closest('form');
    this.form?.addEventListener('submit', this.onForm, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    Object.entries(this.onField).forEach(([name, listener]) => this.field?.removeEventListener(name, listener));
    this.form?.removeEventListener('submit', this.onForm, true);
    clearTimeout(this.soon);
  }

  willUpdate(changes) {
    if (changes.has('complaint') && changes.get('complaint') !== undefined) this.forget();
  }

  /** The host may have set another text. */
  updated() {
    // Tab continues to the next field as ever: the key is the way by keyboard, and the text area says so.
    this.area?.setAttribute('aria-keyshortcuts', keysOf('phrases'));
    if (this.area && this.area.value !== this.text) this.look();
  }

  forget() {
    this.opened = false;
    this.said = null;
    this.endsCall = false;
    this.mayFill = false;
    this.told.clear();
    this.taken.clear();
    this.refused = false;
  }

  /** @returns {HTMLTextAreaElement | null} */
  get area() {
    return this.field?.matches('textarea') ? this.field : (this.field?.querySelector('textarea') ?? null);
  }

  get isWriting() {
    return Boolean(this.area) && this.area === document.activeElement;
  }

  onInput(event) {
    const { area } = this;
    const at = area.selectionStart;
    if (event.inputType === 'insertText' && !event.isComposing && !this.opened && asksForPhrase(area.value, at)) {
      this.toggle();
      // The phrase takes the slash's place.
      if (this.opened) this.from = [at - 1, at];
    }
    this.look();
  }

  /** Gaps that phrases left, as far as they are not filled. */
  open() {
    const written = gapsIn(this.area?.value ?? '').map(([from, to]) => this.area.value.slice(from, to));
    return [...new Set(written)].filter((gap) => this.taken.has(gap));
  }

  /** The form is not sent while one is open; the first of them has the selection. @param {Event} event */
  refuse(event) {
    const [first] = this.open();
    this.refused = Boolean(first);
    if (!first) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const at = this.area.value.indexOf(first);
    this.backToText([at, at + first.length]);
  }

  async look() {
    const list = await this.list;
    if (!this.area || !list) return;
    this.text = this.area.value;
    this.found = neverSaid(this.text, list);
    if (this.refused) this.refused = this.open().length > 0;
    if (!this.text) {
      this.told.clear();
      this.heard = '';
    }
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.tellOnce(), REST);
  }

  /** Each expression once in a text. */
  tellOnce() {
    const fresh = this.found.filter(({ id }) => !this.told.has(id));
    if (!fresh.length) return;
    fresh.forEach(({ id }) => this.told.add(id));
    this.heard = this.hints(fresh).join(' ');
  }

  hints(found) {
    const each = new Map(found.map((one) => [one.id, one]));
    return [...each.values()].map(({ from, to, kind, clauses }) =>
      t('phrases.never', { words: this.text.slice(from, to).trim(), why: tCode('phrases.kind', kind), clauses: clauses.join(', ') }),
    );
  }

  onKey(event) {
    if (event.key !== 'Tab' || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || !this.mayFill) return;
    const { area } = this;
    const gap = gapBeside(area.value, area.selectionStart, area.selectionEnd, event.shiftKey);
    if (!gap) return;
    event.preventDefault();
    area.setSelectionRange(...gap);
  }

  /** By the key or the button; again closes. */
  toggle() {
    if (this.opened || (this.isLoose && this.said)) {
      this.close();
      return;
    }
    this.isRead = !this.area || (this.reads && !this.isWriting);
    this.from = this.area ? [this.area.selectionStart, this.area.selectionEnd] : null;
    this.back = this.from;
    this.opened = true;
    this.endsCall = false;
  }

  close() {
    this.opened = false;
    if (this.isLoose) {
      this.before?.focus?.();
      this.remove();
    } else if (this.isRead) this.querySelector('[data-offer]')?.focus();
    else this.backToText(this.back);
  }

  backToText(selection) {
    this.area?.focus();
    if (selection) this.area?.setSelectionRange(...selection);
  }

  /** @param {import('./gaps.js').Offered & {tongue: string}} chosen */
  take(chosen) {
    this.opened = false;
    this.endsCall = chosen.endsCall;
    if (this.isRead) {
      this.said = chosen;
      this.updateComplete.then(() => this.querySelector('[data-offer]')?.focus());
      return;
    }
    const [from] = this.from;
    this.backToText(this.from);
    write(this.area, chosen.text);
    chosen.gaps.forEach((gap) => this.taken.add(chosen.text.slice(gap.from, gap.to)));
    this.mayFill ||= chosen.gaps.length > 0;
    const first = gapsIn(chosen.text)[0];
    if (first) this.area.setSelectionRange(from + first[0], from + first[1]);
    this.look();
  }

  toFill() {
    const left = this.mayFill ? gapsIn(this.text).length : 0;
    return left ? html`<p class="small to-fill">${t('phrases.toFill', { n: left })}</p>` : '';
  }

  render() {
    this.classList.toggle('loose', this.isLoose);
    return html`${this.area ? html`<field-underlines .area=${this.area} .text=${this.text} .found=${this.found}></field-underlines>` : ''}
      <div class="line" ?hidden=${this.isLoose && this.opened}>
        <button
          type="button"
          class="button quiet"
          data-offer
          tabindex=${this.area ? '-1' : '0'}
          aria-expanded=${this.opened ? 'true' : 'false'}
          aria-keyshortcuts=${keysOf('phrases')}
          @pointerdown=${(event) => event.preventDefault()}
          @click=${this.toggle}
          >${t(this.isLoose ? 'dialog.close' : 'phrases.title')}${keyHint('phrases')}</button
        >
        ${this.toFill()}
      </div>
      <div role="alert">${this.refused ? html`<p class="notice failed">${t('phrases.open', { gaps: this.open().join(' ') })}</p>` : ''}</div>
      ${this.found.length ? html`<ul class="small never-hints">${this.hints(this.found).map((hint) => html`<li>${hint}</li>`)}</ul>` : ''}
      ${this.said && !this.opened
        ? html`<p class="phrase-said" lang=${this.said.tongue === 'zh' ? 'zh-CN' : 'en'}>
            <bdi>${partsOf(this.said.text).map(({ text, isGap }) => (isGap ? html`<span class="gap">${text}</span>` : text))}</bdi>
          </p>`
        : ''}
      <p class="visually-hidden" role="status">${this.heard}</p>
      <div role="status">${this.endsCall ? html`<p class="notice customer-first">${t('phrases.customerFirst')}</p>` : ''}</div>
      ${this.opened
        ? html`<phrase-panel
            .at=${this.at}
            .complaint=${this.complaint}
            .tongue=${this.tongue}
            .known=${this.known}
            ?reads=${this.isRead}
            @phrase-chosen=${(event) => this.take(event.detail)}
            @panel-closed=${this.close}
          ></phrase-panel>`
        : ''}`;
  }
}

customElements.define('field-words', FieldWords);

/** At the caret, so that it can be undone like typed text. */
function write(area, text) {
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** The one key: for the text area that has the focus, else for what is on top. No letter, so it acts in fields too. */
addEventListener('keydown', (event) => {
  if (event.key !== keysOf('phrases') || event.defaultPrevented || event.repeat) return;
  const dialog = document.querySelector('dialog[open]');
  const seen = [...(dialog ?? document).querySelectorAll(OFFERS)].filter((one) => one.checkVisibility());
  const offer = seen.find((one) => one.isWriting) ?? seen[0] ?? (dialog ? null : ofTheCall());
  if (!offer) return;
  event.preventDefault();
  offer.toggle();
});

/** Where nothing on the page has phrases: for the call, over anything that is shown. It leaves with its last phrase. @returns {FieldWords | null} */
function ofTheCall() {
  if (!['agent', 'supervisor'].includes(pagePerson()?.role ?? '')) return null;
  const offer = /** @type {FieldWords} */ (document.createElement(OFFERS));
  Object.assign(offer, { at: 'call', reads: true, isLoose: true, before: document.activeElement });
  document.querySelector('main').append(offer);
  return offer;
}
