import { PageElement } from './page-element.js';

/**
 * A chart that a button turns into its table. It is drawn into the element of class `chart`, and again for each change of
 * its data, its size or the colours of the screen.
 */
export class ChartElement extends PageElement {
  static properties = { asTable: { state: true } };

  constructor() {
    super();
    this.asTable = false;
    this.colours = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.draw();
    this.resize = new ResizeObserver(() => {
      this.drawn?.resize();
      this.redraw();
    });
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

  /** What ECharts draws. @returns {object} */
  option() {
    throw new Error('each chart says what it draws');
  }

  /** The change of place that a click on a point or a bar makes; its table has links for the keyboard. @param {object} clicked by ECharts @returns {object | null} */
  opens(clicked) {
    return null;
  }

  async draw() {
    const { init } = await import('echarts');
    const place = this.querySelector('.chart');
    if (!place || !this.isConnected) return;
    if (this.drawn?.getDom() !== place) {
      this.drawn?.dispose();
      this.drawn = init(place, null, { renderer: 'svg' });
      this.resize.observe(place);
      this.drawn.on('click', (clicked) => {
        const change = this.opens(clicked);
        if (change) this.tell('go', change);
      });
    }
    // Whole, as the chart may have had more lines before.
    this.drawn.setOption(this.option(), true);
  }

  /** light-dark() is only resolved where a property uses it, so colours are read from samples. @param {string} name */
  colour(name) {
    return getComputedStyle(this.querySelector(`[data-colour=${name}]`)).color;
  }
}
