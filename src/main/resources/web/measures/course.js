import { t, tCode } from '../shared/language.js';
import { byName, codeName } from './code-names.js';
import { measureName } from './measure-words.js';

/**
 * A measure over time, by code, or both.
 *
 * @typedef {object} Course
 * @property {string} measure
 * @property {string} by what it is split by, or ''
 * @property {string} interval
 * @property {string} title
 * @property {string} head the name of what it is split by
 * @property {import('./periods.js').Period[]} parts of the period
 * @property {{code: string | null, name: string, values: (Value | undefined)[]}[]} lines by name, those of no code last; a value for each part
 * @property {Value} total
 *
 * @typedef {import('./measure-words.js').Value} Value
 */

/** @param {object} answer a `Breakdown` of the contract, of one measure @param {string} measure @returns {Course} */
export function courseOf({ interval, by, periods: [{ from, to, total, rows }] }, measure) {
  const parts = rows.length ? [...new Map(rows.map((row) => [row.from, { from: row.from, to: row.to }])).values()] : [{ from, to }];
  parts.sort((one, other) => (one.from < other.from ? -1 : 1));
  const name = measureName(measure);
  const head = by ? tCode('measures.by', by) : '';
  return {
    measure,
    by: by ?? '',
    interval,
    title: by ? t('measures.titleBy', { measure: name, by: head }) : name,
    head,
    parts,
    lines: by ? linesOf(rows, by, parts, measure) : [{ code: null, name, values: rows.length ? parts.map((part) => valueAt(rows, part, measure)) : [total[measure]] }],
    total: total[measure],
  };
}

function linesOf(rows, by, parts, measure) {
  const codes = Map.groupBy(rows, ({ code }) => code);
  const lines = [...codes].map(([code, own]) => {
    const name = codeName(by, code, own[0].name);
    return { code, name, label: name, values: parts.map((part) => valueAt(own, part, measure)) };
  });
  return [...byName(lines.filter(({ code }) => code !== null)), ...lines.filter(({ code }) => code === null)];
}

function valueAt(rows, { from }, measure) {
  return rows.find((row) => row.from === from)?.values[measure];
}
