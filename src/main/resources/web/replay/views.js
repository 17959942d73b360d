/**
 * How a replay's figures are shown, for the console and for reports as single files: no imports, so that a report can contain
 * this file unchanged. The page that shows them gives words and numbers.
 *
 * @typedef {object} Say
 * @property {(key: string, params?: object) => string} t
 * @property {(group: string, code: string) => string} tCode
 * @property {(count: number) => string} number
 * @property {(difference: number) => string} signed
 * @property {(share: number | null) => string} share
 * @property {(difference: number | null) => string} points percentage points
 * @property {(name: {zh: string, en: string}) => string} name
 * @property {(day: string) => string} day
 * @property {(time: string) => string} time
 *
 * @typedef {object} Table
 * @property {string} caption
 * @property {[string, number][]} groups headings over so many columns each
 * @property {string[]} head
 * @property {string[][]} rows the first cell names its row
 *
 * @typedef {object} Chart
 * @property {string} title
 * @property {'bar' | 'line'} type
 * @property {string} unit what its numbers count
 * @property {string[]} names
 * @property {number[]} before
 * @property {number[]} after
 * @property {Table} table
 */

const noticesOf = ({ notices }) => Object.values(notices).reduce((sum, count) => sum + count, 0);

const difference = (before, after) => (before === null || after === null ? null : after - before);

/** @param {object} figures @param {Say} say @returns {string} what would change, in one sentence */
export function summary({ total: { before, after } }, say) {
  const params = (n) => ({ n: Math.abs(n), count: say.number(Math.abs(n)) });
  const breaches = after.breaches - before.breaches;
  const notices = noticesOf(after) - noticesOf(before);
  return say.t('replay.summary', {
    breaches:
      breaches === 0
        ? say.t('replay.breaches.same')
        : say.t(breaches > 0 ? 'replay.breaches.more' : 'replay.breaches.fewer', params(breaches)),
    before: say.share(before.onTimeClosure.value),
    after: say.share(after.onTimeClosure.value),
    notices:
      notices === 0
        ? say.t('replay.notices.same')
        : say.t(notices > 0 ? 'replay.notices.more' : 'replay.notices.fewer', params(notices)),
  });
}

/** @param {object} figures @param {Say} say @returns {string[]} what the figures rest on, a sentence each */
export function foundations({ complaints, agreement, leftOut, unreadable, asOf }, say) {
  const [due, breach, all] = [agreement.sameDue, agreement.sameBreach, agreement.complaints].map(say.number);
  return [
    say.t('replay.rests', { n: complaints, count: say.number(complaints), asOf: say.time(asOf) }),
    say.t('replay.agreement', { due, breach, all }),
    ...(agreement.examples.length ? [say.t('replay.differing', { numbers: agreement.examples.join(', ') })] : []),
    ...leftOut.map(({ type, complaints: n }) => say.t('replay.leftOut', { n, count: say.number(n), type })),
    // Figures of an earlier release say nothing of it.
    ...(unreadable?.complaints
      ? [
          say.t('replay.unreadable', {
            n: unreadable.complaints,
            count: say.number(unreadable.complaints),
            numbers: unreadable.examples.join(', '),
          }),
        ]
      : []),
  ];
}

function row(name, { before, after }, say) {
  const numbers = (one, other) => [say.number(one), say.number(other), say.signed(other - one)];
  const [onTime, onTimeThen] = [before.onTimeClosure.value, after.onTimeClosure.value];
  return [
    name,
    ...numbers(before.breaches, after.breaches),
    say.share(onTime),
    say.share(onTimeThen),
    say.points(difference(onTime, onTimeThen)),
    ...numbers(noticesOf(before), noticesOf(after)),
  ];
}

/** @returns {Table} */
function comparisons(caption, groups, total, say) {
  const three = [say.t('replay.before'), say.t('replay.after'), say.t('replay.difference')];
  return {
    caption,
    groups: [
      ['', 1],
      [say.t('replay.breaches'), 3],
      [say.t('replay.onTime'), 3],
      [say.t('replay.notices'), 3],
    ],
    head: [say.t('replay.of'), ...three, ...three, ...three],
    rows: [
      ...groups.map((group) => row(say.name(group.name), group, say)),
      ...(total ? [row(say.t('replay.all'), total, say)] : []),
    ],
  };
}

/** @returns {Table} of counts before and after */
function counts(caption, what, rows, say) {
  return {
    caption,
    groups: [],
    head: [what, say.t('replay.before'), say.t('replay.after'), say.t('replay.difference')],
    rows: rows.map(([name, before, after]) => [name, say.number(before), say.number(after), say.signed(after - before)]),
  };
}

/** @returns {Chart} of limits passed */
const chartOfGroups = (title, { total }, groups, say) => ({
  title,
  type: 'bar',
  unit: say.t('replay.breaches'),
  names: groups.map(({ name }) => say.name(name)),
  before: groups.map(({ before }) => before.breaches),
  after: groups.map(({ after }) => after.breaches),
  table: comparisons(title, groups, total, say),
});

/** @returns {Chart} */
const chartOfCounts = (title, unit, what, type, rows, say) => ({
  title,
  type,
  unit,
  names: rows.map(([name]) => name),
  before: rows.map(([, before]) => before),
  after: rows.map(([, , after]) => after),
  table: counts(title, what, rows, say),
});

/** @param {object} figures @param {Say} say @returns {Chart[]} */
export function charts(figures, say) {
  const weeks = figures.weeks.map(({ monday, before, after }) => [say.day(monday), before, after]);
  const { before, after } = figures.total;
  const kinds = Object.keys(after.notices).map((kind) => [
    say.tCode('noticeKind', kind),
    before.notices[kind],
    after.notices[kind],
  ]);
  return [
    chartOfGroups(say.t('replay.byType'), figures, figures.byType, say),
    chartOfGroups(say.t('replay.bySeverity'), figures, figures.bySeverity, say),
    chartOfCounts(say.t('replay.byWeek'), say.t('replay.breaches'), say.t('replay.week'), 'line', weeks, say),
    chartOfCounts(say.t('replay.byKind'), say.t('replay.notices'), say.t('replay.notice'), 'bar', kinds, say),
  ];
}

/** The figures that are shown as tables only. @param {object} figures @param {Say} say @returns {Table[]} */
export function tables(figures, say) {
  const rungs = figures.rungs.map((one, at) => [rungName(figures.rungs, at, say), one.before, one.after]);
  const clocks = figures.overdue.map(({ clock, before, after }) => [say.tCode('clockKind', clock), before, after]);
  return [
    comparisons(say.t('replay.byBoth'), figures.byTypeAndSeverity, null, say),
    ...(rungs.length ? [counts(say.t('replay.byRung'), say.t('replay.rung'), rungs, say)] : []),
    ...(clocks.length ? [counts(say.t('replay.overdue'), say.t('replay.limit'), clocks, say)] : []),
  ];
}

/** Kind and limit of a rung; among several with the same, the how many-th it is. Its code is the policy's own and not for readers. */
function rungName(rungs, at, say) {
  const isLike = (other) => other.kind === rungs[at].kind && other.clock === rungs[at].clock;
  const words = { kind: say.tCode('noticeKind', rungs[at].kind), clock: say.tCode('clockKind', rungs[at].clock) };
  const n = rungs.slice(0, at + 1).filter(isLike).length;
  return rungs.filter(isLike).length > 1 ? say.t('replay.rungNth', { ...words, n }) : say.t('replay.rungOf', words);
}

/** Complaints that would have come out otherwise. @returns {{title: string, numbers: string[]}[]} */
export function flips({ noLongerBreached, newlyBreached }, say) {
  const params = ({ complaints: n }) => ({ n, count: say.number(n) });
  return [
    { title: say.t('replay.noLonger', params(noLongerBreached)), numbers: noLongerBreached.examples },
    { title: say.t('replay.newly', params(newlyBreached)), numbers: newlyBreached.examples },
  ];
}

/**
 * @param {Chart} chart
 * @param {{text: string, line: string, before: string, after: string, font: string}} look
 * @param {Say} say
 */
export function optionOf({ title, type, unit, names, before, after }, look, say) {
  const text = { color: look.text, fontFamily: look.font, fontSize: 13 };
  const series = (name, data, color, mark) => ({
    name,
    type,
    data,
    barMaxWidth: 28,
    symbolSize: 8,
    symbol: mark.symbol,
    itemStyle: { color },
    lineStyle: { color, type: mark.line },
  });
  const said = names.map((name, i) =>
    say.t('replay.describe', { name, before: say.number(before[i]), after: say.number(after[i]) }),
  );
  return {
    animation: false,
    aria: { enabled: true, decal: { show: true }, label: { description: `${title}. ${said.join(' ')}` } },
    textStyle: text,
    legend: { top: 0, right: 0, textStyle: text },
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 8, top: 52, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: { ...text, interval: type === 'bar' ? 0 : 'auto', width: 92, overflow: 'break' },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'end',
      nameTextStyle: { ...text, align: 'left' },
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: look.line } },
    },
    series: [
      series(say.t('replay.before'), before, look.before, { symbol: 'emptyCircle', line: 'dashed' }),
      series(say.t('replay.after'), after, look.after, { symbol: 'triangle', line: 'solid' }),
    ],
  };
}
