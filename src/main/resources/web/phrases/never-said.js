/**
 * Finds forbidden expressions (T7). Pure.
 *
 * @typedef {{id: string, kind: string, clauses: string[], zh: string, en: string, patterns: string[]}} Forbidden
 * @typedef {{from: number, to: number, id: string, kind: string, clauses: string[]}} Found
 */

/** An opening mark, and its closing one. */
const QUOTES = { '“': '”', '「': '」', '『': '』', '«': '»', '"': '"', '＂': '＂' };
/** An inch is no quotation. */
const DIGIT = /[0-9０-９]/;

/** @param {Forbidden[]} list @returns {(Forbidden & {expressions: RegExp[]})[]} */
export function compiled(list) {
  return list.map((one) => ({ ...one, expressions: one.patterns.map((pattern) => new RegExp(pattern, 'gu')) }));
}

/**
 * Where a text quotes: what stands in quotation marks is another person's words. A mark that is not closed reaches to the end of its line,
 * as one may still be typing.
 *
 * @param {string} text @returns {[number, number][]}
 */
export function quotations(text) {
  const spans = [];
  for (let at = 0; at < text.length; at++) {
    const closing = QUOTES[text[at]];
    if (!closing || (closing === '"' && at > 0 && DIGIT.test(text[at - 1]))) continue;
    const line = text.indexOf('\n', at);
    const end = line < 0 ? text.length : line;
    const closed = text.indexOf(closing, at + 1);
    const to = closed >= 0 && closed < end ? closed : end;
    spans.push([at, to]);
    at = to;
  }
  return spans;
}

/**
 * All places from left to right, of those that overlap the longest.
 *
 * @param {string} text @param {ReturnType<typeof compiled>} list @returns {Found[]}
 */
export function neverSaid(text, list) {
  const quoted = quotations(text);
  const found = list.flatMap(({ id, kind, clauses, expressions }) =>
    expressions.flatMap((expression) =>
      [...text.matchAll(expression)].map(({ index, 0: { length } }) => ({ from: index, to: index + length, id, kind, clauses })),
    ),
  );
  const spoken = found.filter(({ from, to }) => !quoted.some(([begin, end]) => begin < from && to <= end));
  spoken.sort((one, other) => one.from - other.from || other.to - one.to);
  let end = 0;
  return spoken.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
