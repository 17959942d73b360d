import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { number, t, tCode } from '../shared/language.js';
import { backlogOf } from './outcomes.js';
import './sentences.js';

const LOOKS = ['paused', 'accent', 'due-soon', 'breached', 'met', 'running'];
const SYMBOLS = ['rect', 'circle', 'triangle', 'diamond', 'pin', 'arrow'];

/** What waits at the end of each day, in truth and in the replays. The page shows the table below it. */
class BacklogChart extends ChartElement {
  static properties = { figures: {} };

  option() {
    const { days, rows } = backlogOf(this.figures);
    const text = { color: this.colour('text'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
    const named = rows.map((row) => ({ ...row, name: `${tCode('workKind', row.kind)}: ${tCode('staffing.outcome', row.which)}` }));
    const said = named.flatMap(({ name, values }) => values.map((value, i) => t('staffing.describe', { name, at: days[i], value: number(value) })));
    return {
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { description: `${t('staffing.backlog')} ${said.join(' ')}` } },
      textStyle: text,
      legend: { type: 'scroll', top: 0, textStyle: text },
      tooltip: { trigger: 'axis', valueFormatter: number, confine: true },
      grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: days.map((day) => day.slice(5)), axisLabel: text },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: this.colour('line') } } },
      series: named.map(({ name, values, which }, i) => ({
        name,
        type: 'line',
        data: values,
        symbol: SYMBOLS[i % SYMBOLS.length],
        symbolSize: 8,
        itemStyle: { color: this.colour(LOOKS[i % LOOKS.length]) },
        lineStyle: { color: this.colour(LOOKS[i % LOOKS.length]), type: which === 'recorded' ? 'solid' : 'dashed' },
      })),
    };
  }

  render() {
    return html`<div class="chart"></div>
      ${['text', 'line', ...LOOKS].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}`;
  }
}

customElements.define('backlog-chart', BacklogChart);
