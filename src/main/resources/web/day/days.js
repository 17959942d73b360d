import { locale } from '../shared/language.js';

/** A day of the week with its date, such as Mon 28 Sept. @param {string} day such as 2026-09-28 */
export function dayName(day) {
  return new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}
