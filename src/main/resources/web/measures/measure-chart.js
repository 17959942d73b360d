import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { t } from '../shared/language.js';
import { drawn, wayOf, wordsOf } from './measure-words.js';
import { toNumber } from './number-link.js';
import { brief, written } from './periods.js';
import { cellCode } from './question.js';

/** With more lines or bars a chart is unreadable. */
const MOST_LINES = 6;
const MOST_BARS = 40;
const LOOKS = ['running', 'due-soon', 'met', 'breached', 'paused', 'accent'];
const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'pin', 'arrow'];
const STROKES = ['solid', 'dashed', 'dotted'];

/** A measure over time as lines, or of codes as bars. Missing values are gaps. The page shows the table below it. */
class MeasureChart extends ChartElement {
  static properties = { place: {}, course: {} };

  get isOverTime() {
    return !this.course.by || this.course.interval !== 'whole';
  }

  get isTooMuch() {
    const { lines } = this.course;
    return lines.length > (this.isOverTime ? MOST_LINES : MOST_BARS);
  }

  /** Of each part, or of each code. */
  get places() {
    const { parts, lines, interval } = this.course;
    if (!this.isOverTime) return lines.map(({ name }) => name);
    return parts.map((part) => (interval === 'whole' ? written(part) : brief(part, interval)));
  }

  get series() {
    const { measure, title, lines } = this.course;
    if (!this.isOverTime) return [{ name: title, type: 'bar', data: lines.map(({ values }) => drawn(measure, values[0])) }];
    const type = this.course.parts.length > 1 ? 'line' : 'bar';
    return lines.map(({ name, values }) => ({ name, type, data: values.map((value) => drawn(measure, value)) }));
  }

  option() {
    const { measure, title } = this.course;
    const words = (value) => wordsOf(measure, value ?? null);
    const text = { color: this.colour('text'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
    const { places, series } = this;
    const said = series.flatMap(({ name, data }) =>
      data.map((value, i) => t('measures.describe', { name: series.length > 1 ? `${name} ${places[i]}` : places[i], value: words(value) })),
    );
    return {
      animation: false,
      aria: { enabled: true, decal: { show: true }, label: { description: `${title}. ${said.join(' ')}` } },
      textStyle: text,
      legend: { show: series.length > 1, top: 0, right: 0, textStyle: text },
      tooltip: { trigger: 'axis', valueFormatter: words, confine: true },
      grid: { left: 8, right: 16, top: series.length > 1 ? 76 : 40, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: places,
        axisLabel: { ...text, interval: series[0]?.type === 'bar' && places.length <= 12 ? 0 : 'auto', width: 92, overflow: 'break' },
      },
      yAxis: { type: 'value', min: 0, minInterval: wayOf(measure) === 'count' ? 1 : 0, name: title, nameTextStyle: { ...text, align: 'left' }, axisLabel: { ...text, formatter: words }, splitLine: { lineStyle: { color: this.colour('line') } } },
      series: series.map((one, i) => ({
        ...one,
        barMaxWidth: 28,
        symbol: SYMBOLS[i],
        symbolSize: 7,
        showSymbol: true,
        connectNulls: false,
        itemStyle: { color: this.colour(LOOKS[i]) },
        lineStyle: { color: this.colour(LOOKS[i]), type: STROKES[i % STROKES.length] },
      })),
    };
  }

  /** A point or a bar opens its complaints. */
  opens({ seriesIndex, dataIndex }) {
    const { measure, by, interval, parts, lines } = this.course;
    const [line, part] = this.isOverTime ? [lines[seriesIndex], parts[dataIndex]] : [lines[dataIndex], parts[0]];
    const which = { measure, part: wayOf(measure) === 'share' ? 'whole' : 'counted', ...(interval === 'whole' ? {} : { from: part.from, to: part.to }) };
    return toNumber(this.place, by ? { ...which, code: cellCode(line.code) } : which);
  }

  render() {
    return html`${this.isTooMuch
      ? html`<p class="small">${t('measures.tooMuch')}</p>`
      : this.series.every(({ data }) => data.every((value) => value === null))
        ? html`<p class="small">${t('measures.nothingToDraw')}</p>`
        : html`<div class="chart"></div>`}
    ${['text', 'line', ...LOOKS].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}`;
  }
}

customElements.define('measure-chart', MeasureChart);
