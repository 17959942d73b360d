import { now } from '../shared/clock.js';

/** The days and times at which a customer would like to be called, in the customer's zone. */
const DAYS = 7;
const FIRST_HOUR = 9;
const LAST_HOUR = 17;

/** The days on offer, tomorrow first, as 2026-09-30. @returns {string[]} */
export function callDays() {
  return Array.from({ length: DAYS }, (_, ahead) => {
    const day = new Date(now());
    day.setDate(day.getDate() + ahead + 1);
    return [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('-');
  });
}

/** The times on offer, each half hour. @returns {string[]} */
export function callTimes() {
  return Array.from({ length: (LAST_HOUR - FIRST_HOUR + 1) * 2 }, (_, half) => {
    const hour = two(FIRST_HOUR + Math.floor(half / 2));
    return `${hour}:${half % 2 ? '30' : '00'}`;
  });
}

/** RFC 3339 with this browser's offset on that day, or null where no day was chosen. */
export function chosenCallTime(day, time) {
  if (!day) return null;
  const clock = `${day}T${time || `${two(FIRST_HOUR)}:00`}:00`;
  const west = new Date(clock).getTimezoneOffset();
  const minutes = Math.abs(west);
  return `${clock}${west > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
