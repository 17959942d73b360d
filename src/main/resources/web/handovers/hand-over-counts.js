import { html } from 'lit';
import { fileHandOverCounts } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';

/** How many files wait for a step, and how many of them are overdue, next to the name of the list. */
class HandOverCounts extends ReadingElement {
  connectedCallback() {
    super.connectedCallback();
    this.ask('counts');
  }

  read() {
    return fileHandOverCounts();
  }

  words({ items }) {
    const sum = (name) => items.reduce((all, item) => all + item[name], 0);
    const [open, overdue] = [sum('toCheck') + sum('returned'), sum('overdue')];
    if (!open) return '';
    return html`<span class="badge">${t('handovers.open', { n: number(open) })}</span>
      ${overdue ? html`<span class="badge breached">${t('handovers.overdue', { n: number(overdue) })}</span>` : ''}`;
  }

  render() {
    return this.answer ? this.words(this.answer) : '';
  }
}

customElements.define('hand-over-counts', HandOverCounts);
