import { number, percent, t, tCode } from '../shared/language.js';
import { clockSpan } from '../shared/house-time.js';

/** Figures of calls in words; below the least number of calls the counts stand alone. */
const SECOND = 1000;

/** @param {number | null} seconds */
export const span = (seconds) => (seconds === null ? t('callFigures.none') : clockSpan(seconds * SECOND));

/** Such as 81.9 % (860 / 1,050). @param {{counted: number, of: number, value: number | null, fewerThan: number | null}} share */
export function shareWords({ counted, of, value, fewerThan }) {
  if (!of) return t('callFigures.none');
  const counts = t('callFigures.counts', { n: number(counted), of: number(of) });
  return fewerThan ? counts : `${percent(value)} ${counts}`;
}

/** Such as 12 s, half within 8 s, nine of ten within 31 s. */
export function waitWords({ meanSeconds, p50Seconds, p90Seconds, fewerThan }) {
  if (meanSeconds === null || fewerThan) return t('callFigures.none');
  return t('callFigures.wait', { mean: span(meanSeconds), half: span(p50Seconds), nine: span(p90Seconds) });
}

/** Such as 3 min 10 s: talk, hold and the time after it, of all calls together. */
export function handlingWords({ meanSeconds, talkSeconds, holdSeconds, wrapUpSeconds, fewerThan }) {
  if (meanSeconds === null || fewerThan) return t('callFigures.none');
  return t('callFigures.handling', { mean: span(meanSeconds), talk: span(talkSeconds), hold: span(holdSeconds), wrapUp: span(wrapUpSeconds) });
}

/** The limits by which the figures are judged, with the formula of the service level. @param {object} limits */
export function limitWords({ serviceLevel, respondSeconds, shortSeconds, answerWithinRings, answerWithinSeconds, apologiseAfterRings, apologiseAfterSeconds }) {
  return t('callFigures.limits', {
    ...serviceLevel,
    is: tCode('callFigures.formula', serviceLevel.formula),
    respond: respondSeconds,
    short: shortSeconds,
    rings: answerWithinRings,
    ringSeconds: answerWithinSeconds,
    apologiseRings: apologiseAfterRings,
    apologiseSeconds: apologiseAfterSeconds,
  });
}
