import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { number, t } from '../shared/language.js';
import './sentences.js';

const LOOKS = ['paused', 'accent', 'due-soon'];
const SYMBOLS = ['rect', 'circle', 'triangle'];

/** Agents by half-hour as steps, over bars of arrivals. The page shows the table below it. */
class StaffingChart extends ChartElement {
  static properties = { halfHours: {} };

  get series() {
    const agents = (which) => this.halfHours.map((one) => one[which]?.needed.agents ?? null);
    const all = [
      { name: t('staffing.arrivals'), type: 'bar', data: this.halfHours.map(({ median }) => median) },
      { name: t('staffing.neededMedian'), type: 'line', step: 'middle', data: agents('forMedian') },
      { name: t('staffing.neededNinetieth'), type: 'line', step: 'middle', lineStyle: { type: 'dashed' }, data: agents('forNinetieth') },
    ];
    return all.filter(({ data }) => data.some((value) => value !== null));
  }

  option() {
    const text = { color: this.colour('text'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
    const { series } = this;
    const places = this.halfHours.map(({ at }) => at);
    const words = (value) => (value === null || value === undefined ? t('staffing.none') : number(value));
    const said = series.flatMap(({ name, data }) => data.map((value, i) => t('staffing.describe', { name, at: places[i], value: words(value) })));
    return {
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { description: `${t('staffing.byHalfHour')} ${said.join(' ')}` } },
      textStyle: text,
      legend: { top: 0, right: 0, textStyle: text },
      tooltip: { trigger: 'axis', valueFormatter: words, confine: true },
      grid: { left: 8, right: 16, top: 76, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: places, axisLabel: text },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: this.colour('line') } } },
      series: series.map((one, i) => ({
        ...one,
        barMaxWidth: 28,
        symbol: SYMBOLS[i],
        symbolSize: 7,
        itemStyle: { color: this.colour(LOOKS[i]) },
        lineStyle: { ...one.lineStyle, color: this.colour(LOOKS[i]) },
      })),
    };
  }

  render() {
    return html`<div class="chart"></div>
      ${['text', 'line', ...LOOKS].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}`;
  }
}

customElements.define('staffing-chart', StaffingChart);
