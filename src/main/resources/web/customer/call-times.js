import { callTimes } from '../shared/api.js';

/**
 * The days and times at which customers may ask to be called: while agents work, by the clock of the house.
 *
 * @typedef {{date: string, times: string[]}} Day
 */
const STEP = 30;

/** @type {Promise<Day[]> | null} */
let asked = null;
/** @type {string | undefined} */
let zone;

/** Each half hour of the openings; without an answer there is nothing to choose. @returns {Promise<Day[]>} */
export function callDays() {
  asked ??= callTimes()
    .then(({ timeZone, days }) => {
      zone = timeZone;
      return days.map(({ date, openings }) => ({ date, times: openings.flatMap(halfHours) })).filter(({ times }) => times.length);
    })
    .catch(() => {
      asked = null;
      return [];
    });
  return asked;
}

/** The time zone of the house; undefined where no answer comes. @returns {Promise<string | undefined>} */
export async function houseZone() {
  await callDays();
  return zone;
}

function halfHours({ from, to }) {
  const first = Math.ceil(minutes(from) / STEP) * STEP;
  const count = Math.max(0, Math.ceil((minutes(to) - first) / STEP));
  return Array.from({ length: count }, (_, n) => clock(first + n * STEP));
}

const minutes = (written) => Number(written.slice(0, 2)) * 60 + Number(written.slice(3));
const two = (number) => String(number).padStart(2, '0');
const clock = (ofDay) => `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;

/** RFC 3339 with the house's offset on that day. @param {string} day @param {string} time */
export function chosenCallTime(day, time) {
  const local = `${day}T${time}:00`;
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${local}Z`));
  const offset = parts.find(({ type }) => type === 'timeZoneName').value.replace('GMT', '');
  return local + (offset || '+00:00');
}
