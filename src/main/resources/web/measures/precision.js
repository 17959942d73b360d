import { number, percent, t } from '../shared/language.js';

/** How often warnings were right, with its interval. @param {{fewest: number, judged: number, right: number, wrong: number, precision: {low: number, high: number, value: number}}} record */
export function wilson({ fewest, judged, right, wrong, precision }) {
  if (!judged) return t('warning.noPrecision');
  if (judged < fewest) return t('warning.counts', { right: number(right), wrong: number(wrong), judged: number(judged) });
  const { value, low, high } = precision;
  return t('warning.precision', { value: percent(value), low: percent(low), high: percent(high), right: number(right), wrong: number(wrong), judged: number(judged) });
}
