import { number, percent, t } from '../shared/language.js';
import { ENOUGH } from './measure-words.js';

/** How often warnings were right, with its interval. @param {{judged: number, right: number, wrong: number, precision: {low: number, high: number, value: number}}} record */
export function wilson({ judged, right, wrong, precision }) {
  if (!judged) return t('warning.noPrecision');
  if (judged < ENOUGH) return t('warning.counts', { right: number(right), wrong: number(wrong), judged: number(judged) });
  const { value, low, high } = precision;
  return t('warning.precision', { value: percent(value), low: percent(low), high: percent(high), right: number(right), wrong: number(wrong), judged: number(judged) });
}
