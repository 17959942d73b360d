import { locale } from './language.js';
import { now } from './clock.js';

/**
 * Times as people read them. The server writes them with the offset of the policy's zone, so the digits before the offset
 * are the wall clock of the company, also for a browser in another zone.
 */

/** The wall clock of the company as if it were UTC, for formatting. @param {string} time */
function wall(time) {
  return new Date(`${time.slice(0, 19)}Z`);
}

/** @param {string} time @param {Intl.DateTimeFormatOptions} options */
function format(time, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', hourCycle: 'h23', ...options }).format(wall(time));
}

/** Such as 16:30. @param {string} time */
export function hourMinute(time) {
  return format(time, { hour: '2-digit', minute: '2-digit' });
}

/** Such as 30 Sep, 18:00; the day is left out where it is today's. @param {string} time */
export function short(time) {
  const offset = wall(time).getTime() - Date.parse(time);
  const today = new Date(now() + offset).toISOString().slice(0, 10);
  if (time.slice(0, 10) === today) {
    return hourMinute(time);
  }
  const otherYear = time.slice(0, 4) !== today.slice(0, 4);
  return format(time, {
    ...(otherYear ? { year: 'numeric' } : {}),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** The moment of printing, such as 30 September 2026, 18:00. @param {string} like a time of the server, for the company's zone */
export function printedAt(like) {
  const offset = wall(like).getTime() - Date.parse(like);
  return format(new Date(now() + offset).toISOString(), { dateStyle: 'long', timeStyle: 'short' });
}

/** Such as 30 September 2026. @param {string} date without a time */
export function fullDay(date) {
  return format(`${date}T00:00:00`, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** Such as 30 Sep. @param {string} time */
export function day(time) {
  return format(time, { month: 'short', day: 'numeric' });
}

/** @param {string} day such as 2026-09-30 */
const midnight = (day) => new Date(`${day}T00:00:00Z`);

/** Such as 30 Sept 2026. @param {string} date such as 2026-09-30 */
export function dateOf(date) {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' }).format(midnight(date));
}

/** Such as 1–30 September 2026. @param {string} from @param {string} to both such as 2026-09-30 */
export function datesOf(from, to) {
  const long = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' };
  return new Intl.DateTimeFormat(locale(), long).formatRange(midnight(from), midnight(to));
}

/** Such as Wednesday 30 September 2026, 18:00, with offset: for titles and screen readers. @param {string} time */
export function exact(time) {
  const full = format(time, { dateStyle: 'full', timeStyle: 'medium' });
  return `${full} (UTC${time.slice(19).replace(/^\.\d+/, '').replace('Z', '+00:00')})`;
}

/** Such as Wednesday 30 September, 18:00: a date as one says it aloud. @param {string} time */
export function spoken(time) {
  return format(time, { weekday: 'long', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** Milliseconds until a time; negative when it has passed. @param {string} time */
export function until(time) {
  return Date.parse(time) - now();
}

/** Such as 4:05 or 1:04:05. @param {number} millis */
export function lasting(millis) {
  const all = Math.max(0, Math.floor(millis / 1_000));
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
