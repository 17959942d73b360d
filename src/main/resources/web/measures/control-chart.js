import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { t } from '../shared/language.js';
import { isOfParcels, wordsOf } from './measure-words.js';
import { toNumber } from './number-link.js';
import { brief } from './periods.js';

/** A share or a rate of parcels over time with its centre and limits. The table below it says the same. */
class ControlChart extends ChartElement {
  static properties = { place: {}, answer: {} };

  option() {
    const { measure, points, interval, centre } = this.answer;
    const words = (value) => wordsOf(measure, value);
    const text = { color: this.colour('text'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
    const names = points.map((point) => brief(point, interval));
    const line = (name, data, type) => ({
      name,
      type: 'line',
      data,
      symbol: 'none',
      step: type === 'dashed' ? 'middle' : false,
      silent: true,
      lineStyle: { color: this.colour('text'), type, width: 1 },
      itemStyle: { color: this.colour('text') },
    });
    const limits = t('chart.limits');
    const known = (name) => points.map((point) => (point.of ? point[name] : null));
    const values = points.flatMap((point) => (point.of ? [point.value, point.low, point.high] : []));
    return {
      animation: false,
      aria: { enabled: true, label: { description: `${t('chart.title')}. ${points.map((point, i) => (point.of ? t('measures.describe', { name: names[i], value: words(point.value) }) : '')).join(' ')}` } },
      textStyle: text,
      legend: {
        top: 0,
        right: 0,
        textStyle: text,
        // Only values have points.
        data: [...[t('chart.middle'), limits].map((name) => ({ name, itemStyle: { opacity: 0 } })), { name: t('measures.value') }],
      },
      tooltip: { trigger: 'axis', valueFormatter: (value) => (value === null || value === undefined ? t('measures.none') : words(value)), confine: true },
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: names, axisLabel: text },
      yAxis: {
        type: 'value',
        min: Math.max(0, Math.floor(Math.min(...values, centre) * 20 - 1) / 20),
        max: Math.min(isOfParcels(measure) ? Infinity : 1, Math.ceil(Math.max(...values, centre) * 20 + 1) / 20),
        axisLabel: { ...text, formatter: words },
        splitLine: { lineStyle: { color: this.colour('line') } },
      },
      series: [
        line(t('chart.middle'), points.map(() => centre), 'solid'),
        line(limits, known('low'), 'dashed'),
        line(limits, known('high'), 'dashed'),
        {
          name: t('measures.value'),
          type: 'line',
          connectNulls: false,
          symbolSize: 9,
          data: points.map((point) => ({
            value: point.of ? point.value : null,
            symbol: point.outside ? 'diamond' : 'circle',
            itemStyle: { color: this.colour(point.outside ? 'breached' : 'running') },
          })),
          lineStyle: { color: this.colour('running') },
          itemStyle: { color: this.colour('running') },
        },
      ],
    };
  }

  /** A point opens the complaints of its week or month. */
  opens({ dataIndex }) {
    const { measure, points } = this.answer;
    const point = points[dataIndex];
    return point?.of ? toNumber(this.place, { measure, part: isOfParcels(measure) ? 'counted' : 'whole', from: point.from, to: point.to }) : null;
  }

  render() {
    return html`<div class="chart"></div>
      ${['text', 'line', 'running', 'breached'].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}`;
  }
}

customElements.define('control-chart', ControlChart);
