import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { t } from '../shared/language.js';
import { optionOf } from './views.js';
import { say } from './say.js';
import { tableOf } from './comparison-table.js';

/** Figures before and after side by side: a chart, and its table behind a toggle. */
class ComparisonChart extends ChartElement {
  static properties = { chart: {} };

  option() {
    const look = {
      text: this.colour('text'),
      line: this.colour('line'),
      before: this.colour('before'),
      after: this.colour('after'),
      font: getComputedStyle(this).fontFamily,
    };
    return optionOf(this.chart, look, say);
  }

  render() {
    return html`<section class="comparison">
      <header>
        <h3>${this.chart.title}</h3>
        <button class="button quiet" aria-pressed=${this.asTable} @click=${() => (this.asTable = !this.asTable)}>
          ${t(this.asTable ? 'replay.asChart' : 'replay.asTable')}
        </button>
      </header>
      ${this.asTable ? tableOf(this.chart.table) : html`<div class="chart"></div>`}
      ${['text', 'line', 'before', 'after'].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}
    </section>`;
  }
}

customElements.define('comparison-chart', ComparisonChart);
