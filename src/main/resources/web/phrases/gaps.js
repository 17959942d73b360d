/**
 * Gaps of phrases, such as 【时间】: unknown values. Pure.
 *
 * @typedef {{brace: string, from: number, to: number}} Gap
 * @typedef {{id: string, situation: string, text: string, gaps: Gap[], endsCall: boolean}} Offered
 */
const GAP = /【[^【】\n]{1,20}】/gu;

/** @param {string} text @returns {[number, number][]} */
export function gapsIn(text) {
  return [...text.matchAll(GAP)].map(({ index, 0: { length } }) => [index, index + length]);
}

/** A key that asks for phrases: at the beginning, or after a blank. Input methods write a Chinese mark with the same key. @param {string} text @param {number} at the caret */
export function asksForPhrase(text, at) {
  const typed = text[at - 1];
  const before = text.slice(0, at - 1);
  return (/[/／]/.test(typed ?? '') && /(^|\s)$/.test(before)) || (typed === '、' && /(^|\n)$/.test(before));
}

/** The gap to go to from a selection; none where the text has no other one on that side. @param {string} text @param {number} from @param {number} to @param {boolean} [back] */
export function gapBeside(text, from, to, back = false) {
  const gaps = gapsIn(text);
  return back ? gaps.filter(([, end]) => end <= from).at(-1) : gaps.find(([begin, end]) => begin >= to && !(begin === from && end === to));
}

/**
 * With what the screen knows and the server does not.
 *
 * @param {Offered} offered @param {Record<string, string | null | undefined>} known by brace @returns {Offered}
 */
export function filledWith(offered, known) {
  const gaps = [];
  let text = '';
  let end = 0;
  for (const { brace, from, to } of offered.gaps) {
    text += offered.text.slice(end, from);
    const value = known[brace]?.trim() || offered.text.slice(from, to);
    if (!known[brace]?.trim()) gaps.push({ brace, from: text.length, to: text.length + value.length });
    text += value;
    end = to;
  }
  return { ...offered, text: text + offered.text.slice(end), gaps };
}

/** The parts of a text in their order, for drawing. @param {string} text @returns {{text: string, isGap: boolean}[]} */
export function partsOf(text) {
  const parts = [];
  let end = 0;
  for (const [from, to] of gapsIn(text)) {
    if (from > end) parts.push({ text: text.slice(end, from), isGap: false });
    parts.push({ text: text.slice(from, to), isGap: true });
    end = to;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isGap: false });
  return parts;
}
