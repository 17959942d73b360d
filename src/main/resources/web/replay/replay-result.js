import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { hrefOf } from '../shared/address.js';
import { opensHere } from '../shared/opens-here.js';
import { charts, flips, foundations, summary, tables } from './views.js';
import { say } from './say.js';
import { tableOf } from './comparison-table.js';
import './comparison-chart.js';

/** What another policy would have changed. */
class ReplayResult extends PageElement {
  static properties = { figures: {}, cases: { type: Boolean } };

  /** Shown next to the figures, so that they stay in view; administrators see no complaints. */
  number(number) {
    if (!this.cases) return html`<li>${number}</li>`;
    const open = (event) => {
      if (!opensHere(event)) return;
      this.tell('go', { case: number });
    };
    return html`<li><a href=${hrefOf({ view: 'open', case: number })} @click=${open}>${number}</a></li>`;
  }

  flipped({ title, numbers }) {
    if (numbers.length === 0) return '';
    return html`<section class="comparison">
      <h3>${title}</h3>
      <ul class="numbers">
        ${numbers.map((number) => this.number(number))}
      </ul>
    </section>`;
  }

  render() {
    const { figures } = this;
    const { policy, from, to } = figures;
    if (figures.complaints === 0 && figures.leftOut.length === 0 && !figures.unreadable?.complaints) return html`<p role="status">${t('replay.nothing')}</p>`;
    return html`<div role="status">
        <p>${t('replay.tried', { name: say.name(policy.name), version: policy.version, from, to })}</p>
        <p class="summary">${summary(figures, say)}</p>
      </div>
      ${foundations(figures, say).map((sentence) => html`<p>${sentence}</p>`)}
      ${charts(figures, say).map((chart) => html`<comparison-chart .chart=${chart}></comparison-chart>`)}
      ${tables(figures, say).map((table) => html`<section class="comparison">${tableOf(table)}</section>`)}
      ${flips(figures, say).map((flip) => this.flipped(flip))}`;
  }
}

customElements.define('replay-result', ReplayResult);
