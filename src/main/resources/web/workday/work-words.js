import { number, percent, t, tCode } from '../shared/language.js';
import { clockSpan } from '../shared/house-time.js';

/**
 * Figures of work in words; below the least number of cases the counts stand alone.
 *
 * @typedef {object} Figures a `WorkFigures` of the contract
 */
const SECOND = 1000;

export const span = (seconds) => (seconds ? clockSpan(seconds * SECOND) : t('work.none'));

export const sumOf = (list) => list.reduce((sum, { n }) => sum + n, 0);

/** Such as 81.9 % (860 / 1,050). @param {{counted: number, of: number, value: number | null, fewerThan: number | null}} share */
export function shareWords({ counted, of, value, fewerThan }) {
  if (!of) return t('work.none');
  const counts = t('work.counts', { n: number(counted), of: number(of) });
  return fewerThan ? counts : `${percent(value)} ${counts}`;
}

/** Such as Case 12, Callback 3. */
export function acceptedWords({ accepted }) {
  return accepted.map(({ kind, n }) => t('work.each', { what: tCode('workKind', kind), n: number(n) })).join(t('work.and')) || t('work.none');
}

/** Each outcome with its part of the calls. */
export function outcomeWords({ outcomes, made, fewerThan }) {
  const one = ({ outcome, n }) => {
    const what = tCode('outcome', outcome);
    return fewerThan ? t('work.each', { what, n: number(n) }) : t('work.eachShare', { what, n: number(n), share: percent(n / made) });
  };
  return outcomes.map(one).join(t('work.and')) || t('work.none');
}

/** @param {{handlingSeconds: number | null, fewerThan: number | null}} calls */
export function handlingWords({ handlingSeconds, fewerThan }) {
  return handlingSeconds === null || fewerThan ? t('work.none') : span(handlingSeconds);
}

/** Such as 2, 25 min, of them 3 min after the limit. */
export function breakWords({ breaks }) {
  const times = breaks.reduce((sum, one) => sum + one.times, 0);
  const seconds = breaks.reduce((sum, one) => sum + one.seconds, 0);
  const over = breaks.reduce((sum, one) => sum + one.overSeconds, 0);
  if (!times && !seconds) return t('work.none');
  return over ? t('work.breaksOver', { n: number(times), time: span(seconds), over: span(over) }) : t('work.breaks', { n: number(times), time: span(seconds) });
}

export const partWords = (value) => (value === null ? t('work.none') : percent(value));

/** The formula of the policy, in words, with its time and goal. @param {{seconds: number, percent: number, formula: string}} level */
export function levelWords(level) {
  return t('work.level', { ...level, is: tCode('work.formula', level.formula) });
}
