import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { number, t } from '../shared/language.js';

/** How old the open complaints are, in working days since receipt: a chart, and its table behind a toggle. */
class BacklogAge extends ChartElement {
  static properties = { bands: {}, open: {}, unassigned: {} };

  band({ fromDays, toDays }) {
    if (toDays === null) return t('band.over', { from: fromDays });
    return fromDays === toDays ? t('band.one', { n: fromDays }) : t('band.range', { from: fromDays, to: toDays });
  }

  option() {
    const style = getComputedStyle(this);
    // As large as the words around it, which follow the screen.
    const size = Number.parseFloat(style.fontSize);
    const text = { color: this.colour('text'), fontFamily: style.fontFamily, fontSize: size };
    const series = (name, data, key) => ({
      name,
      type: 'bar',
      stack: 'open',
      barMaxWidth: 72,
      data,
      itemStyle: { color: this.colour(key) },
    });
    return {
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { description: this.description() } },
      textStyle: text,
      legend: { top: 0, right: 0, textStyle: text, itemWidth: 1.5 * size, itemHeight: 0.9 * size },
      grid: { left: 8, right: 8, top: 2.75 * size, bottom: 1.75 * size, containLabel: true },
      xAxis: {
        type: 'category',
        name: t('backlog.age'),
        nameLocation: 'middle',
        nameGap: 1.9 * size,
        nameTextStyle: text,
        data: this.bands.map((band) => this.band(band)),
        axisLabel: { ...text, interval: 0 },
      },
      yAxis: {
        type: 'value',
        name: t('backlog.complaints'),
        nameLocation: 'end',
        nameGap: 0.6 * size,
        nameTextStyle: { ...text, align: 'left' },
        minInterval: 1,
        axisLabel: text,
        splitLine: { lineStyle: { color: this.colour('line') } },
      },
      series: [
        series(t('backlog.inTime'), this.bands.map(({ open, pastDue }) => open - pastDue), 'running'),
        {
          ...series(t('backlog.pastDue'), this.bands.map(({ pastDue }) => pastDue), 'breached'),
          label: { show: true, position: 'top', ...text, formatter: ({ dataIndex }) => number(this.bands[dataIndex].open) },
        },
      ],
    };
  }

  description() {
    return this.bands
      .map((band) => t('backlog.describe', { band: this.band(band), open: band.open, pastDue: band.pastDue }))
      .join(' ');
  }

  rows() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('backlog.age')}</th>
          <th scope="col">${t('backlog.open')}</th>
          <th scope="col">${t('backlog.pastDue')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.bands.map(
          (band) => html`<tr>
            <th scope="row">${this.band(band)}</th>
            <td>${number(band.open)}</td>
            <td>${number(band.pastDue)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  render() {
    return html`<section class="part" aria-labelledby="backlog-title">
      <header>
        <h2 id="backlog-title">${t('backlog.title')}</h2>
        <p><a href="/console?view=open">${t('backlog.sum', { open: number(this.open) })}</a></p>
        <button class="button quiet" aria-pressed=${this.asTable ? 'true' : 'false'} @click=${() => (this.asTable = !this.asTable)}>
          ${t(this.asTable ? 'backlog.asChart' : 'backlog.asTable')}
        </button>
      </header>
      ${this.asTable ? this.rows() : html`<div class="chart"></div>`}
      ${['text', 'line', 'running', 'breached'].map(
        (name) => html`<i class="colour" data-colour=${name} hidden></i>`,
      )}
    </section>`;
  }
}

customElements.define('backlog-age', BacklogAge);
