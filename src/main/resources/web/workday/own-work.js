import { html } from 'lit';
import { t } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { levelWords } from './work-words.js';
import { workTable } from './work-table.js';
import './work-behind.js';
import './sentences.js';

/**
 * A person's own offers, calls and time, with how they are counted (C5).
 *
 * @prop {{key: string, words: unknown, figures: object}[]} rows one of each day @prop {object} level `ServiceLevel` of the contract @prop {string} of what rows are
 */
class OwnWork extends PageElement {
  static properties = { rows: {}, level: {}, of: {}, behind: { state: true } };

  constructor() {
    super();
    this.behind = null;
  }

  render() {
    if (!this.rows) return '';
    return html`<section class="work-figures" aria-labelledby="own-work-title">
      <h3 id="own-work-title">${t('work.own')}</h3>
      <p class="small formula">${levelWords(this.level)}</p>
      ${workTable(t('work.own'), this.of, this.rows, (day, part) => (this.behind = { part, query: { from: day, to: day } }))}
      ${this.behind ? html`<work-behind .of=${this.behind} @close=${() => (this.behind = null)}></work-behind>` : ''}
      <p class="small">${t('work.explained')}</p>
    </section>`;
  }
}

customElements.define('own-work', OwnWork);
