import { locale } from '../shared/language.js';
import { dateOf, datesOf } from '../shared/times.js';
import { plusDays, today } from '../shared/zone-time.js';

/**
 * Periods of days of the policy's zone, both ends included. A day is a text such as 2026-09-25.
 *
 * @typedef {{from: string, to: string}} Period
 */

/** Periods by name, in the order of the list; the days of `own` stand in the address. */
export const PRESETS = ['today', 'week', 'month', 'last-month', 'last-3-months', 'year', 'own'];
export const OWN = 'own';
export const MOST_DAYS = 3660;
const USUAL = 'month';
const DAY = 24 * 60 * 60_000;

/** @param {import('../shared/address.js').Place} place */
export function presetOf({ period }) {
  return PRESETS.includes(period) ? period : USUAL;
}

/** The period that a place names. @param {import('../shared/address.js').Place} place @returns {Period} */
export function periodOf(place) {
  const day = today();
  const preset = presetOf(place);
  if (preset !== OWN) return byName(preset, day);
  const from = place.from && place.from <= day ? place.from : firstOfMonth(day);
  const to = place.to && place.to >= from ? place.to : day;
  return { from, to };
}

/** @param {string} preset @param {string} day today @returns {Period} */
export function byName(preset, day) {
  switch (preset) {
    case 'today':
      return { from: day, to: day };
    case 'week':
      return { from: plusDays(day, -((at(day).getUTCDay() + 6) % 7)), to: day };
    case 'last-month':
      return { from: firstOfMonth(day, -1), to: plusDays(firstOfMonth(day), -1) };
    case 'last-3-months':
      return { from: firstOfMonth(day, -3), to: plusDays(firstOfMonth(day), -1) };
    case 'year':
      return { from: `${day.slice(0, 4)}-01-01`, to: day };
    default:
      return { from: firstOfMonth(day), to: day };
  }
}

/** @returns {Period} */
export function thisMonth() {
  return byName(USUAL, today());
}

/** This month and the eleven before it. @returns {Period} */
export function lastTwelveMonths() {
  const day = today();
  return { from: firstOfMonth(day, -11), to: day };
}

/** January and February of that day's year, or what has been of them. @param {string} day @returns {Period} */
export function firstTwoMonths(day) {
  const last = plusDays(`${day.slice(0, 4)}-03-01`, -1);
  const now = today();
  return { from: `${day.slice(0, 4)}-01-01`, to: last < now ? last : now };
}

/** @param {Period} period */
export function isTooLong({ from, to }) {
  return (at(to).getTime() - at(from).getTime()) / DAY >= MOST_DAYS;
}

/** Such as 1–25 September 2026. @param {Period} period */
export function written({ from, to }) {
  return datesOf(from, to);
}

/** Such as 25 Sept 2026. @param {string} day */
export function dayOf(day) {
  return dateOf(day);
}

/** Short, for the head of a column. @param {Period} period @param {string} interval */
export function brief({ from, to }, interval) {
  const month = interval === 'month' && from.endsWith('-01');
  const options = month ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' };
  const format = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options });
  return month ? format.format(at(from)) : format.formatRange(at(from), at(to));
}

function firstOfMonth(day, months = 0) {
  const date = at(day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

function at(day) {
  return new Date(`${day}T00:00:00Z`);
}
