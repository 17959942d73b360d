import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { PageElement } from '../shared/elements/page-element.js';
import { phrases } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { keep, kept } from '../shared/storage.js';
import { filledWith, partsOf } from './gaps.js';
import { nextToTick, phraseOf, stepsOf } from './guide-steps.js';
import { recentPhrases } from './recent-phrases.js';
import './field-words.js';
import './sentences.js';

const KEPT = 'hotline-call-guide';
const NARROW = '(max-width: 700px)';

/** The way of a call next to its form: what was asked, what is still to ask, and with which words. It refuses nothing. Tells `ticked` with the steps. */
class CallGuide extends PageElement {
  static properties = { draft: {}, offered: { state: true }, opened: { state: true }, heard: { state: true } };

  constructor() {
    super();
    this.draft = {};
    this.offered = [];
    this.heard = '';
    this.opened = kept(KEPT) === null ? !matchMedia(NARROW).matches : kept(KEPT) === 'open';
    this.onKey = (event) => this.tickByKey(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
  }

  willUpdate(changes) {
    if (changes.has('draft') && this.draft.language !== this.asked) this.load();
  }

  /** In the customer's language; without an answer the steps stand alone. */
  async load() {
    const asked = this.draft.language ?? 'zh';
    this.asked = this.draft.language;
    const list = await phrases({ at: 'call', language: asked, after: recentPhrases() }).catch(() => ({ items: [] }));
    if (asked === (this.draft.language ?? 'zh')) this.offered = list.items;
  }

  get known() {
    const { complainant, phone, region } = this.draft;
    return { name: complainant, phone, address: region };
  }

  toggled({ target }) {
    if (target.open === this.opened) return;
    this.opened = target.open;
    keep(KEPT, this.opened ? 'open' : 'closed');
  }

  tick(code, isDone) {
    const others = (this.draft.guide ?? []).filter((one) => one !== code);
    this.tell('ticked', isDone ? [...others, code] : others);
  }

  /** The next step is done; with Shift the last tick is taken back. */
  tickByKey(event) {
    if (event.key !== keysOf('guide') || event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || !this.checkVisibility()) return;
    event.preventDefault();
    const step = event.shiftKey ? { code: (this.draft.guide ?? []).at(-1) } : nextToTick(stepsOf(this.draft));
    if (!step?.code) return;
    this.tick(step.code, !event.shiftKey);
    this.heard = t(event.shiftKey ? 'guide.unticked' : 'guide.ticked', { step: tCode('guide.step', step.code) });
  }

  words(step) {
    const phrase = phraseOf(step, this.offered);
    if (!phrase) return '';
    const { text } = filledWith(phrase, this.known);
    return html`<span class="small guide-words" lang=${this.asked === 'en' ? 'en' : 'zh-CN'}
      ><bdi>${partsOf(text).map((part) => (part.isGap ? html`<span class="gap">${part.text}</span>` : part.text))}</bdi></span
    >`;
  }

  step(step) {
    const { code, held, isDone, isSkipped } = step;
    return html`<li class=${isSkipped ? 'skipped' : isDone ? 'done' : ''} data-step=${code}>
      <label
        ><input
          type="checkbox"
          .checked=${live(isDone)}
          ?disabled=${held !== '' || code === 'judge'}
          @change=${(event) => this.tick(code, event.target.checked)}
        />
        <span>${tCode('guide.step', code)}</span>
        ${isSkipped ? html`<strong class="small">${t('guide.skipped')}</strong>` : ''}
      </label>
      ${held ? html`<span class="small held"><bdi>${held}</bdi></span>` : isDone ? '' : this.words(step)}
    </li>`;
  }

  render() {
    const steps = stepsOf(this.draft);
    const skipped = steps.filter(({ isSkipped }) => isSkipped);
    return html`<field-words at="call" reads .tongue=${this.draft.language ?? 'zh'} .known=${this.known}></field-words>
      <details class="call-guide" ?open=${this.opened} @toggle=${this.toggled}>
        <summary>${t('guide.title', { done: steps.filter(({ isDone }) => isDone).length, all: steps.length })}</summary>
        <ol>${steps.map((step) => this.step(step))}</ol>
        <p class="small key-hints">${t('guide.keys')}${keyHint('guide')}</p>
      </details>
      <div role="status">
        ${skipped.length
          ? html`<p class="notice warn" data-skipped>${t('guide.judgedEarly', { steps: skipped.map(({ code }) => tCode('guide.step', code)).join(t('guide.and')) })}</p>`
          : ''}
      </div>
      <p class="visually-hidden" role="status">${this.heard}</p>`;
  }
}

customElements.define('call-guide', CallGuide);
