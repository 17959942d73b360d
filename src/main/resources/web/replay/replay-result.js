import { html } from 'lit';
import { PageElement } from '../shared/page-element.js';
import { t } from '../shared/language.js';
import { charts, flips, foundations, summary, tables } from './views.js';
import { say } from './say.js';
import { tableOf } from './comparison-table.js';
import './comparison-chart.js';

/** What another policy would have changed. */
class ReplayResult extends PageElement {
  static properties = { figures: {} };

  flipped({ title, numbers }) {
    if (numbers.length === 0) return '';
    return html`<section class="comparison">
      <h3>${title}</h3>
      <p class="numbers">
        ${numbers.map(
          (number) => html`<a href="/console?view=open&case=${encodeURIComponent(number)}">${number}</a> `,
        )}
      </p>
    </section>`;
  }

  render() {
    const { figures } = this;
    const { policy, from, to } = figures;
    if (figures.complaints === 0 && figures.leftOut.length === 0) return html`<p role="status">${t('replay.nothing')}</p>`;
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
