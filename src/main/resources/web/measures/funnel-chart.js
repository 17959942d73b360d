import { html } from 'lit';
import { ChartElement } from '../shared/elements/chart-element.js';
import { number, t, tCode } from '../shared/language.js';
import { codeName } from './code-names.js';
import { meaningOf } from './comparison-table.js';
import { isOfParcels, wordsOf } from './measure-words.js';
import { toNumber } from './number-link.js';

/** Limits are lines; members are points, with another shape where they stand out. The table below is the way by keyboard. */
class FunnelChart extends ChartElement {
  static properties = { place: {}, answer: {}, names: {} };

  get looks() {
    const { members } = this.answer;
    return [
      { name: t('comparison.within'), symbol: 'circle', colour: 'running', members: members.filter(({ outside95 }) => !outside95) },
      { name: t('comparison.outside'), symbol: 'triangle', colour: 'due-soon', members: members.filter(({ outside95, marked }) => outside95 && !marked) },
      { name: t('comparison.standsOutShort'), symbol: 'diamond', colour: 'breached', members: members.filter(({ marked }) => marked) },
    ].filter((look) => look.members.length);
  }

  line(name, points, type, width) {
    return {
      name,
      type: 'line',
      data: points,
      symbol: 'none',
      silent: true,
      lineStyle: { color: this.colour('text'), type, width },
      itemStyle: { color: this.colour('text') },
      tooltip: { show: false },
    };
  }

  option() {
    const { measure, by, centre, limits, members } = this.answer;
    const text = { color: this.colour('text'), fontFamily: getComputedStyle(this).fontFamily, fontSize: 13 };
    const of = (name) => limits.map((one) => [one.of, one[name]]);
    const words = (member) =>
      t('comparison.describe', {
        name: codeName(by, member.code, member.name),
        value: wordsOf(measure, member.value),
        counted: number(member.counted),
        of: number(member.of),
        meaning: meaningOf(member),
      });
    const values = [...members.map(({ value }) => value), ...limits.flatMap(({ low95, high95 }) => [low95, high95])];
    const steps = isOfParcels(measure) ? 10 : 50;
    const room = Math.max(1 / steps, (Math.max(...values) - Math.min(...values)) / 20);
    const fewest = limits[0]?.of ?? 0;
    const most = limits.at(-1)?.of ?? 1;
    const inner = t('comparison.inner');
    const outer = t('comparison.outer');
    return {
      animation: false,
      aria: { enabled: true, label: { description: `${tCode('measures.name', measure)}. ${members.slice(0, 20).map(words).join(' ')}` } },
      textStyle: text,
      legend: {
        top: 0,
        right: 0,
        textStyle: text,
        // Lines have no points, so the legend draws none either.
        data: [...[t('comparison.all'), inner, outer].map((name) => ({ name, itemStyle: { opacity: 0 } })), ...this.looks.map(({ name }) => ({ name }))],
      },
      tooltip: { trigger: 'item', confine: true, formatter: ({ data }) => escaped(words(data.member)) },
      grid: { left: 8, right: 24, top: 64, bottom: 28, containLabel: true },
      xAxis: {
        type: 'value',
        name: t(isOfParcels(measure) ? 'comparison.parcels' : 'comparison.cases'),
        nameLocation: 'middle',
        nameGap: 24,
        min: Math.floor(fewest * 0.9),
        max: Math.ceil(most * 1.02),
        axisLabel: { ...text, formatter: (value) => number(value), hideOverlap: true, showMinLabel: false, showMaxLabel: false },
        nameTextStyle: text,
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        min: Math.max(0, Math.floor((Math.min(...values) - room) * steps) / steps),
        max: Math.min(isOfParcels(measure) ? Infinity : 1, Math.ceil((Math.max(...values) + room) * steps) / steps),
        axisLabel: { ...text, formatter: (value) => wordsOf(measure, value) },
        splitLine: { lineStyle: { color: this.colour('line') } },
      },
      series: [
        this.line(t('comparison.all'), limits.map((one) => [one.of, centre.value]), 'solid', 1),
        this.line(inner, of('low95'), 'dashed', 1.5),
        this.line(inner, of('high95'), 'dashed', 1.5),
        this.line(outer, of('low998'), 'dotted', 1.5),
        this.line(outer, of('high998'), 'dotted', 1.5),
        ...this.looks.map((look) => ({
          name: look.name,
          type: 'scatter',
          symbol: look.symbol,
          symbolSize: look.symbol === 'circle' ? 8 : 11,
          itemStyle: { color: this.colour(look.colour), opacity: 0.85 },
          data: look.members.map((member) => ({ value: [member.of, member.value], member })),
        })),
      ],
    };
  }

  /** A point opens the complaints of its member. */
  opens({ data }) {
    const { measure } = this.answer;
    return data?.member ? toNumber(this.place, { measure, part: isOfParcels(measure) ? 'counted' : 'whole', code: data.member.code }) : null;
  }

  render() {
    return html`<div class="chart funnel"></div>
      ${['text', 'line', 'running', 'due-soon', 'breached'].map((name) => html`<i class="colour" data-colour=${name} hidden></i>`)}`;
  }
}

/** ECharts writes what a formatter gives as HTML. @param {string} words */
function escaped(words) {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

customElements.define('funnel-chart', FunnelChart);
