import { locale, number, percent, t } from '../shared/language.js';
import { workingSpan } from '../shared/house-time.js';

/**
 * Measures as people read them.
 *
 * @typedef {{counted: number, of: number | null, value: number | null, low: number | null, high: number | null, provisional: boolean}} Value
 *   a `MeasureValue` of the contract
 * @typedef {'count' | 'share' | 'parcels' | 'minutes' | 'mean-minutes' | 'mean'} Way
 */
const MINUTE = 60_000;
/** Of fewer a share, a mean or a percentile says little, so the counts stand alone. */
const ENOUGH = 10;

/** The measures by what they are about, in the order in which they are shown. */
export const GROUPS = {
  volume: ['received', 'closings', 'cases', 'reopened', 'withdrawn', 'not-valid', 'open', 'past-due', 'complaints-per-10000', 'valid-complaints-per-10000'],
  time: ['on-time-closure', 'on-time-closure-unextended', 'breached', 'resolution-time-p50', 'resolution-time-p90', 'resolution-time-p99', 'holding-time', 'held-over-limit'],
  customers: [
    'satisfaction',
    'participation',
    'satisfied-of-closed',
    'first-contact-resolution',
    'reopen-rate',
    'repeat-rate',
    'callback-coverage',
    'callbacks-refused',
    'callbacks-unreachable',
    'callbacks-answered-online',
    'callbacks-cancelled',
    'callback-attempts',
  ],
  notices: [
    'notices',
    'reminders',
    'expediting-notices',
    'supervision-notices',
    'reports-to-heads',
    'inquiries',
    'notices-to-answer',
    'notices-answered-in-time',
    'answered-in-time',
    'expediting-answered-in-time',
    'inquiries-answered-in-time',
  ],
  judging: ['type-judged-automatically', 'severity-judged-automatically'],
};
/** The one that only the balance shows. */
export const REOPENED_ENDED = 'reopened-ended';
export const MEASURES = Object.values(GROUPS).flat();
export const SHARES = [
  'on-time-closure',
  'on-time-closure-unextended',
  'held-over-limit',
  ...GROUPS.customers.filter((measure) => measure !== 'callback-attempts'),
  'answered-in-time',
  'expediting-answered-in-time',
  'inquiries-answered-in-time',
  ...GROUPS.judging,
];

/** @param {string} measure @returns {Way} */
export function wayOf(measure) {
  if (SHARES.includes(measure)) return 'share';
  if (measure.startsWith('resolution-time')) return 'minutes';
  if (measure.endsWith('per-10000')) return 'parcels';
  if (measure === 'holding-time') return 'mean-minutes';
  return measure === 'callback-attempts' ? 'mean' : 'count';
}

/** The number that a chart draws, or null where there is nothing to say, which is not 0. @param {string} measure @param {Value | undefined} value */
export function drawn(measure, value) {
  if (!value) return null;
  const way = wayOf(measure);
  if (way === 'count') return value.counted;
  if (way === 'parcels') return value.value;
  return (way === 'share' ? value.of : restsOn(measure, value)) < ENOUGH ? null : value.value;
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
    case 'parcels':
      return decimal(one, 'auto', 2);
    case 'mean':
      return decimal(one);
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
  if (way === 'share') return t('measures.points', { by: decimal(by * 100, 'exceptZero') });
  if (way !== 'minutes' && way !== 'mean-minutes') return decimal(by, 'exceptZero');
  return Math.abs(by) < 1 ? '0' : `${by > 0 ? '+' : '−'}${workingSpan(by * MINUTE)}`;
}

/** How many complaints, callbacks and so on a value rests on, which the list behind it adds up to. @param {string} measure @param {Value} value */
export function restsOn(measure, value) {
  return wayOf(measure).startsWith('mean') ? value.of : value.counted;
}

function decimal(one, signDisplay = 'auto', digits = 1) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, signDisplay }).format(one).replace('-', '−');
}
