import { html } from 'lit';
import { messageFigures, messagesBehind } from '../shared/api.js';
import { codesOf, number, t, tCode } from '../shared/language.js';
import { plusDays, today } from '../shared/zone-time.js';
import { cards, cell, line } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

const DAYS = 30;

function kindName(kind) {
  return codesOf('messageKind').includes(kind) ? tCode('messageKind', kind) : kind;
}

/** How many messages of a period ended how, each number with its cases. For supervisors. */
class MessageFigures extends ReadingElement {
  static properties = { from: { state: true }, to: { state: true }, shown: { state: true }, behind: { state: true } };

  constructor() {
    super();
    this.to = today();
    this.from = plusDays(this.to, 1 - DAYS);
    this.shown = null;
    this.behind = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.again();
  }

  again() {
    this.shown = null;
    this.ask(`${this.from} ${this.to}`);
  }

  read() {
    return messageFigures({ from: this.from, to: this.to });
  }

  change(name, value) {
    this[name] = value;
    if (this.from && this.to) this.again();
  }

  async open(item) {
    const { way, kind, state } = item;
    this.shown = { way, kind, state };
    this.behind = await messagesBehind({ from: this.from, to: this.to, way, kind, state });
    await this.updateComplete;
    this.querySelector('[data-behind]')?.focus();
  }

  async more() {
    const { items, next } = await messagesBehind({ from: this.from, to: this.to, ...this.shown, before: this.behind.next });
    this.behind = { items: [...this.behind.items, ...items], next };
  }

  words({ way, kind, state }) {
    return t('messages.figureOf', { way: tCode('messages.way', way), kind: kindName(kind), state: tCode('messages.state', state) });
  }

  row(item) {
    const heads = ['way', 'kind', 'state', 'count'];
    const values = [
      tCode('messages.way', item.way),
      kindName(item.kind),
      tCode('messages.state', item.state),
      html`<button class="link" data-figure=${`${item.way} ${item.kind} ${item.state}`} aria-label=${`${number(item.count)}: ${this.words(item)}`} @click=${() => this.open(item)}>
        ${number(item.count)}
      </button>`,
    ];
    return html`<tr>
      ${values.map((value, i) => cell(tCode('messages.figureHead', heads[i]), value))}
    </tr>`;
  }

  list() {
    if (!this.shown || !this.behind) return '';
    const { items, next } = this.behind;
    return html`<section aria-label=${this.words(this.shown)}>
      <h4 tabindex="-1" data-behind>${this.words(this.shown)}</h4>
      <ul class="figure-cases">
        ${items.map(({ message, day: on, complaint }) => html`<li data-message=${message}>${on} <bdi>${complaint ?? t('messages.noCaseOf')}</bdi></li>`)}
      </ul>
      ${next ? html`<button class="button" @click=${this.more}>${t('messages.moreOf')}</button>` : ''}
    </section>`;
  }

  render() {
    const name = t('messages.figures');
    return html`<section aria-label=${name}>
      <h3>${name}</h3>
      <p class="small">${t('messages.figuresMean')}</p>
      <div class="preview-question">
        ${line({ id: 'figures-from', label: t('messages.from'), value: this.from, type: 'date', change: (value) => this.change('from', value) })}
        ${line({ id: 'figures-to', label: t('messages.to'), value: this.to, type: 'date', change: (value) => this.change('to', value) })}
      </div>
      ${this.states(({ items }) =>
        items.length
          ? html`<div class="wide-table" tabindex="0" role="group" aria-label=${name}>
                ${cards(name, ['way', 'kind', 'state', 'count'].map((head) => tCode('messages.figureHead', head)), items.map((item) => this.row(item)))}
              </div>
              ${this.list()}`
          : html`<p>${t('messages.noFigures')}</p>`,
      )}
    </section>`;
  }
}

customElements.define('message-figures', MessageFigures);
