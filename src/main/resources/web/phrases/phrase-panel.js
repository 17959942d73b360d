import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { phrases } from '../shared/api.js';
import { language, t, tCode } from '../shared/language.js';
import { isComposing } from '../shared/elements/keyboard.js';
import { wordsFor } from '../shared/elements/words.js';
import { filledWith, partsOf } from './gaps.js';
import { recentPhrases, remember } from './recent-phrases.js';
import './sentences.js';

/** While a person still types. */
const PAUSE = 150;
let count = 0;

/** What was typed may also be the beginning of a situation's name. */
async function found(asked) {
  const list = await phrases(asked);
  if (list.items.length || !asked.q) return list;
  const named = (code) => tCode('phrases.situation', code).toLowerCase().startsWith(asked.q.toLowerCase());
  const situation = list.situations.find(named);
  return situation ? phrases({ ...asked, q: '', situation }) : list;
}

/** Phrases by situation and search, worked by keys. Tells `phrase-chosen` with the phrase, and `panel-closed`. */
class PhrasePanel extends PageElement {
  /** `at`: what the agent does; `known`: what the screen knows, by brace; `reads`: a phrase is read out, not written. */
  static properties = {
    at: {},
    complaint: {},
    tongue: {},
    known: {},
    reads: { type: Boolean },
    situation: { state: true },
    typed: { state: true },
    list: { state: true },
    current: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.situation = '';
    this.typed = '';
    this.list = null;
    this.current = 0;
    this.known = {};
    this.listId = `phrases-${++count}`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.soon);
  }

  firstUpdated() {
    this.querySelector('input').focus();
  }

  /** A phrase that leads without a search is not the first again. */
  load() {
    clearTimeout(this.soon);
    this.soon = null;
    const q = this.typed.trim();
    const asked = {
      at: this.at,
      complaint: this.complaint,
      situation: this.situation,
      q,
      language: this.tongue || (this.complaint ? '' : language()),
      after: q ? '' : recentPhrases(),
    };
    this.loading = found(asked).then(
      (list) => {
        if (asked.q !== this.typed.trim() || asked.situation !== this.situation) return;
        this.list = { ...list, items: list.items.map((one) => filledWith(one, this.known)) };
        this.current = 0;
        this.problem = null;
        if (!q && list.items.length) remember(list.items[0].id);
        this.updateComplete.then(() => this.scrollIntoView({ block: 'nearest' }));
      },
      (problem) => (this.problem = wordsFor(problem)),
    );
    return this.loading;
  }

  search(typed) {
    this.typed = typed;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), PAUSE);
  }

  choose(code) {
    this.situation = this.situation === code ? '' : code;
    this.load();
    this.querySelector('input').focus();
  }

  async switchTongue() {
    this.tongue = this.list?.language === 'zh' ? 'en' : 'zh';
    await this.load();
    this.querySelector('input').focus();
  }

  get items() {
    return this.list?.items ?? [];
  }

  move(by) {
    const { length } = this.items;
    if (!length) return;
    this.current = (this.current + by + length) % length;
    this.updateComplete.then(() => this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  }

  /** What was typed last is found first. */
  async take() {
    if (this.soon) this.load();
    await this.loading;
    const chosen = this.items[this.current];
    if (chosen) this.use(chosen);
  }

  /** @param {import('./gaps.js').Offered} chosen */
  use(chosen) {
    remember(chosen.id);
    this.tell('phrase-chosen', { ...chosen, tongue: this.list.language });
  }

  /** None of them acts on the page or the form around. */
  onKey(event) {
    if (isComposing(event)) return;
    const inInput = event.target.localName === 'input';
    const acts = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Escape: () => this.tell('panel-closed'),
      F2: () => this.tell('panel-closed'),
      ...(inInput ? { Enter: () => this.take() } : {}),
    }[event.key];
    if (event.key !== 'Tab') event.stopPropagation();
    if (!acts) return;
    event.preventDefault();
    acts();
  }

  option(item, index) {
    return html`<li
      role="option"
      id="${this.listId}-${index}"
      aria-selected=${index === this.current ? 'true' : 'false'}
      data-phrase=${item.id}
      @pointerdown=${(event) => event.preventDefault()}
      @click=${() => this.use(item)}
    >
      <bdi>${partsOf(item.text).map(({ text, isGap }) => (isGap ? html`<span class="gap">${text}</span>` : text))}</bdi>
      <span class="small" lang=${language() === 'zh' ? 'zh-CN' : 'en'}>${tCode('phrases.situation', item.situation)}</span>
    </li>`;
  }

  situations() {
    return html`<div class="situations" role="group" aria-label=${t('phrases.situations')}>
      ${(this.list?.situations ?? []).map(
        (code) => html`<button
          type="button"
          aria-pressed=${code === this.situation ? 'true' : 'false'}
          data-situation=${code}
          @click=${() => this.choose(code)}
          >${tCode('phrases.situation', code)}</button
        >`,
      )}
    </div>`;
  }

  found() {
    if (this.problem) return html`<p class="notice failed" role="alert">${this.problem}</p>`;
    if (!this.list) return html`<p class="state">${t('state.loading')}</p>`;
    if (!this.items.length) return html`<p class="small" role="status">${t('phrases.nothing')}</p>`;
    return html`<ul id=${this.listId} role="listbox" aria-label=${t('phrases.title')} lang=${this.list.language === 'zh' ? 'zh-CN' : 'en'}>
      ${this.items.map((item, index) => this.option(item, index))}
    </ul>`;
  }

  render() {
    const isListed = Boolean(this.items.length) && !this.problem;
    return html`<section class="phrase-panel" aria-label=${t('phrases.title')} @keydown=${this.onKey}>
      <div class="line">
        <input
          class="input"
          type="search"
          role="combobox"
          autocomplete="off"
          aria-label=${t('phrases.search')}
          placeholder=${t('phrases.search')}
          maxlength="100"
          aria-expanded=${isListed ? 'true' : 'false'}
          aria-controls=${this.listId}
          aria-activedescendant=${isListed ? `${this.listId}-${this.current}` : ''}
          .value=${this.typed}
          @input=${(event) => {
            event.stopPropagation();
            this.search(event.target.value);
          }}
        />
        <button type="button" class="button quiet" data-tongue @click=${this.switchTongue}
          >${t(this.list?.language === 'zh' ? 'phrases.inEnglish' : 'phrases.inChinese')}</button
        >
        <button type="button" class="button quiet" data-close @click=${() => this.tell('panel-closed')}>${t('dialog.close')}</button>
      </div>
      ${this.situations()} ${this.found()}
      <p class="small key-hints">${t(this.reads ? 'phrases.keysRead' : 'phrases.keys')}</p>
    </section>`;
  }
}

customElements.define('phrase-panel', PhrasePanel);
