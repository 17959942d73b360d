import { locale, number, percent, t, tCode } from '../shared/language.js';
import { clockSpan, workingSpan } from '../shared/house-time.js';

/**
 * Measures as people read them.
 *
 * @typedef {{counted: number, of: number | null, value: number | null, low: number | null, high: number | null, missingDays: number | null,
 *   fewerThan: number | null, provisional: boolean, finalFrom: string | null}} Value
 *   a `MeasureValue` of the contract
 * @typedef {'count' | 'share' | 'minutes' | 'mean-minutes' | 'clock-minutes' | 'mean-clock-minutes' | 'mean' | 'parcels'} Way
 */
const MINUTE = 60_000;

/** The measures by what they are about, in the order in which they are shown; each with the way to read it. @type {Record<string, Record<string, Way>>} */
const LIST = {
  volume: {
    received: 'count',
    closings: 'count',
    cases: 'count',
    reopened: 'count',
    withdrawn: 'count',
    'not-valid': 'count',
    open: 'count',
    'past-due': 'count',
    'complaints-per-10000': 'parcels',
    'valid-complaints-per-10000': 'parcels',
  },
  time: {
    'on-time-closure': 'share',
    'on-time-closure-unextended': 'share',
    breached: 'count',
    'resolution-time-p50': 'minutes',
    'resolution-time-p90': 'minutes',
    'resolution-time-p99': 'minutes',
    'first-response-in-time': 'share',
    'website-answered-same-day': 'share',
    'first-response-p50': 'minutes',
    'first-response-p90': 'minutes',
    'handling-time': 'mean-clock-minutes',
    'handling-time-p50': 'clock-minutes',
    'handling-time-p90': 'clock-minutes',
    'holding-time': 'mean-minutes',
    'held-over-limit': 'share',
  },
  customers: {
    satisfaction: 'share',
    participation: 'share',
    'satisfied-of-closed': 'share',
    solved: 'share',
    'solved-on-phone': 'share',
    'solved-on-page': 'share',
    effort: 'mean',
    'effort-on-phone': 'mean',
    'effort-on-page': 'mean',
    'first-contact-resolution': 'share',
    'reopen-rate': 'share',
    'repeat-rate': 'share',
    'callback-coverage': 'share',
    'callbacks-refused': 'share',
    'callbacks-unreachable': 'share',
    'callbacks-answered-online': 'share',
    'callbacks-cancelled': 'share',
    'callback-attempts': 'mean',
  },
  notices: {
    notices: 'count',
    reminders: 'count',
    'expediting-notices': 'count',
    'supervision-notices': 'count',
    'reports-to-heads': 'count',
    inquiries: 'count',
    'notices-to-answer': 'count',
    'notices-answered-in-time': 'count',
    'answered-in-time': 'share',
    'expediting-answered-in-time': 'share',
    'inquiries-answered-in-time': 'share',
  },
  judging: { 'type-judged-automatically': 'share', 'severity-judged-automatically': 'share' },
};
/** The one that only the balance shows. */
export const REOPENED_ENDED = 'reopened-ended';
/** What is open at the end of a day counts at the end of each, so that rows add up to more than their total. */
const AT_ENDS = ['open', 'past-due', 'on-time-closure', 'on-time-closure-unextended'];
/** Measures of a newer server stand below these. */
const OTHERS = 'others';
const WAYS = Object.assign({}, ...Object.values(LIST));
/** Those that members are compared by, and that have a course with limits. */
export const COMPARED = Object.keys(WAYS).filter((measure) => ['share', 'parcels'].includes(WAYS[measure]));

/**
 * The measures that an answer holds, by what they are about.
 *
 * @param {Record<string, Value>} values @returns {[string, string[]][]}
 */
export function groupsOf(values) {
  const groups = Object.entries(LIST).map(([group, list]) => [group, Object.keys(list).filter((measure) => measure in values)]);
  const others = Object.keys(values).filter((measure) => !(measure in WAYS) && measure !== REOPENED_ENDED);
  return [...groups, [OTHERS, others]].filter(([, measures]) => measures.length);
}

/** Whether a text can be the code of a measure; the server knows which there are. @param {string | undefined} code */
export function isMeasure(code) {
  return /^[a-z][a-z0-9-]{1,60}$/.test(code ?? '');
}

/** A measure of a newer server is shown by its code. @param {string} measure */
export function measureName(measure) {
  return measure in WAYS || measure === REOPENED_ENDED ? tCode('measures.name', measure) : measure;
}

/** @param {string} measure */
export function countsAtEnds(measure) {
  return AT_ENDS.includes(measure);
}

/** Whether it counts complaints for so many parcels. @param {string} measure */
export function isOfParcels(measure) {
  return WAYS[measure] === 'parcels';
}

/** @param {string} measure @returns {Way} */
export function wayOf(measure) {
  return WAYS[measure] ?? 'count';
}

/** The number that a chart draws, or null where there is nothing to say, which is not 0. @param {string} measure @param {Value | undefined} value */
export function drawn(measure, value) {
  if (!value) return null;
  if (wayOf(measure) === 'count') return value.counted;
  return value.fewerThan ? null : value.value;
}

/** A number that a chart draws, in words. @param {string} measure @param {number | null} one */
export function wordsOf(measure, one) {
  if (one === null) return t('measures.none');
  switch (wayOf(measure)) {
    case 'share':
      return percent(one);
    case 'minutes':
    case 'mean-minutes':
      return workingSpan(one * MINUTE);
    case 'clock-minutes':
    case 'mean-clock-minutes':
      return clockSpan(one * MINUTE);
    case 'mean':
      return decimal(one);
    case 'parcels':
      return decimal(one, 'auto', 2);
    default:
      return number(one);
  }
}

/**
 * How a measure changed against the period before, or '' where there is nothing to compare.
 *
 * @param {string} measure @param {Value} value @param {Value | undefined} before
 */
export function changeOf(measure, value, before) {
  const [one, other] = [drawn(measure, value), drawn(measure, before)];
  if (one === null || other === null) return '';
  const by = one - other;
  const way = wayOf(measure);
  if (way === 'share') return t('measures.points', { by: decimal(Math.round(by * 1e6) / 1e4, 'exceptZero') });
  if (!way.endsWith('minutes')) return decimal(by, 'exceptZero', way === 'parcels' ? 2 : 1);
  return Math.abs(by) < 1 ? '0' : `${by > 0 ? '+' : '−'}${wordsOf(measure, Math.abs(by))}`;
}

/** A count for each working day, or '' of what is no count, or counts at the ends of days. @param {string} measure @param {Value | undefined} value @param {number} workingDays */
export function perWorkingDay(measure, value, workingDays) {
  if (!value || wayOf(measure) !== 'count' || countsAtEnds(measure) || !workingDays) return '';
  return decimal(value.counted / workingDays);
}

/** How many complaints, callbacks and so on a value rests on, which the list behind it adds up to. @param {string} measure @param {Value} value */
export function restsOn(measure, value) {
  return wayOf(measure).startsWith('mean') ? value.of : value.counted;
}

function decimal(one, signDisplay = 'auto', maximumFractionDigits = 1) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits, signDisplay }).format(one).replace('-', '−');
}
