/**
 * Working time as the server counts it: business hours of the days that are worked, in the zone of the policy. Spans are
 * milliseconds, moments milliseconds since 1970, days are counted from 1 January 1970. Knows no page.
 *
 * @typedef {object} Hours as `GET /api/v1/policy` answers them
 * @property {string} timeZone
 * @property {{from: string, to: string}[]} businessHours
 * @property {{off: string[], work: string[]}} calendar where days depart from Monday to Friday
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Clocks are only ever put forward or back at a full quarter of an hour. */
const QUARTER = 15 * MINUTE;
/** From Monday, 29 December 1969, to the first of the days, a Thursday. */
const SINCE_MONDAY = 3;

export class WorkingTime {
  /** @param {Hours} hours */
  constructor({ timeZone, businessHours, calendar }) {
    this.spans = businessHours.map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }));
    /** Business time of one working day. */
    this.perDay = this.spans.reduce((sum, { from, to }) => sum + to - from, 0);
    this.off = calendar.off.map(dayOfDate).sort(byNumber);
    this.work = calendar.work.map(dayOfDate).sort(byNumber);
    this.zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    /** @type {Map<number, number>} */
    this.offsets = new Map();
  }

  /** Business time between two moments; negative if the second is earlier. @param {number} from @param {number} to */
  between(from, to) {
    return this.before(to) - this.before(from);
  }

  /** Business time before a moment, counted from some Monday long ago. @param {number} moment */
  before(moment) {
    const local = this.local(moment);
    const day = Math.floor(local / DAY);
    const time = local - day * DAY;
    return this.daysBefore(day) * this.perDay + (this.isWorked(day) ? this.openBefore(time) : 0);
  }

  /** Business time of a working day before a time of that day. @param {number} time since midnight */
  openBefore(time) {
    return this.spans.reduce((sum, { from, to }) => sum + Math.min(Math.max(time - from, 0), to - from), 0);
  }

  /** @param {number} moment */
  day(moment) {
    return Math.floor(this.local(moment) / DAY);
  }

  /** @param {number} day */
  isWorked(day) {
    return this.daysBefore(day + 1) > this.daysBefore(day);
  }

  /** Working days before a day. @param {number} day */
  daysBefore(day) {
    const sinceMonday = day + SINCE_MONDAY;
    const weeks = Math.floor(sinceMonday / 7);
    return 5 * weeks + Math.min(sinceMonday - 7 * weeks, 5) - countBefore(this.off, day) + countBefore(this.work, day);
  }

  /** The wall clock of the zone at a moment, as if it were UTC's. */
  local(moment) {
    const quarter = Math.floor(moment / QUARTER);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      offset = this.offsetAt(quarter * QUARTER);
      this.offsets.set(quarter, offset);
    }
    return moment + offset;
  }

  offsetAt(moment) {
    const name = this.zone.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes, seconds] = name.match(/([+-])(\d+):(\d+)(?::(\d+))?/) ?? [];
    if (!sign) return 0;
    const length = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds ?? 0) * 1000;
    return sign === '-' ? -length : length;
  }
}

/** @param {string} text such as 09:30, up to 24:00 */
function timeOfDay(text) {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

/** @param {string} date such as 2026-10-01 */
function dayOfDate(date) {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

const byNumber = (one, other) => one - other;

/** How many of the sorted days lie before that one. */
function countBefore(days, day) {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
