import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { volumeImports } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import './sentences.js';

/** Who imported which days, and when. */
class PastImports extends PageElement {
  static properties = { items: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.items = null;
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.items = (await volumeImports()).items;
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  render() {
    if (this.problem) {
      return html`<div class="state" role="alert"><p>${this.problem}</p><button class="button" @click=${this.load}>${t('state.retry')}</button></div>`;
    }
    if (!this.items) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    if (!this.items.length) return html`<p class="state">${t('volumes.noImports')}</p>`;
    const heads = ['at', 'by', 'days', 'added', 'replaced', 'same'].map((name) => tCode('volumes.past', name));
    return cards(
      t('volumes.part.past'),
      heads,
      this.items.map(
        (past) => html`<tr>
          ${cell(heads[0], moment(past.at))} ${cell(heads[1], past.byName ?? t('volumes.byCommand'))}
          ${cell(heads[2], `${past.from} – ${past.to}`)} ${cell(heads[3], number(past.added))} ${cell(heads[4], number(past.replaced))}
          ${cell(heads[5], number(past.same))}
        </tr>`,
      ),
    );
  }
}

customElements.define('past-imports', PastImports);
