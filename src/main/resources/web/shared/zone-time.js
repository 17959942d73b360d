import { now } from './clock.js';
import { timeZone } from './policy-names.js';

/** Today in the policy's zone, such as 2026-09-28. */
export function today() {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timeZone() }).format(now());
}

/** Such as 2026-10-01 for three days after 2026-09-28. @param {string} day @param {number} days */
export function plusDays(day, days) {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The wall clock now in the policy's zone, such as 2026-09-28T10:00, for a field of date and time. */
export function wallNow() {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: timeZone(), hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now());
  return `${today()}T${time}`;
}

/**
 * A wall clock of the policy's zone as RFC 3339, or null where none is given.
 *
 * @param {string | undefined} wall such as 2026-09-28T10:00
 */
export function instantOf(wall) {
  if (!wall) return null;
  const clock = wall.slice(0, 16);
  const offset = offsetAt(new Date(`${clock}:00Z`));
  return `${clock}:00${offset}`;
}

/** The zone's offset near an instant, such as +08:00. @param {Date} instant */
function offsetAt(instant) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timeZone(), timeZoneName: 'longOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
