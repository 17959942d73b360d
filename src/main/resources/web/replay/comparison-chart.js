import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { optionOf } from './views.js';
import { say } from './say.js';
import { tableOf } from './comparison-table.js';

/** Figures before and after side by side: a chart, and its table behind a toggle. */
class ComparisonChart extends PageElement {
  static properties = { chart: {}, asTable: { state: true } };

  constructor() {
    super();
    this.asTable = false;
    this.colours = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.draw();
    this.resize = new ResizeObserver(() => this.drawn?.resize());
  }

  connectedCallback() {
    super.connectedCallback();
    this.colours.addEventListener('change', this.redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.colours.removeEventListener('change', this.redraw);
    this.resize.disconnect();
    this.drawn?.dispose();
    this.drawn = null;
  }

  updated() {
    this.draw();
  }

  async draw() {
    const { init } = await import('echarts');
    const place = this.querySelector('.chart');
    if (!place || !this.isConnected) return;
    if (this.drawn?.getDom() !== place) {
      this.drawn?.dispose();
      this.drawn = init(place, null, { renderer: 'svg' });
      this.resize.observe(place);
    }
    this.drawn.setOption(optionOf(this.chart, this.look(), say));
  }

  /** light-dark() is only resolved where a property uses it, so the colours are read from samples. */
  look() {
    const colour = (name) => getComputedStyle(this.querySelector(`[data-colour=${name}]`)).color;
    return {
      text: colour('text'),
      line: colour('line'),
      before: colour('before'),
      after: colour('after'),
      font: getComputedStyle(this).fontFamily,
    };
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
