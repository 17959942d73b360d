import { now } from './clock.js';
import { t, tCode } from './language.js';
import { WorkingTime } from './working-time.js';

/** Working time under the policy in force, once a page has loaded it. @type {WorkingTime | null} */
let known = null;
const HOUR = 60 * 60_000;
const MINUTE = 60_000;

/** @param {import('./working-time.js').Hours} policy */
export function learnHouseTime(policy) {
  known = new WorkingTime(policy);
}

/** @returns {WorkingTime | null} */
export function houseTime() {
  return known;
}

/** Working time from a moment until a time; negative when it has passed. @param {string} time @param {number} [from] */
export function workingUntil(time, from = now()) {
  return known.between(from, Date.parse(time));
}

/** Whether a span is shown in working days. @param {number} milliseconds */
export function hasWorkingDays(milliseconds) {
  return Math.abs(milliseconds) >= known.perDay;
}

/** A span by the wall clock in its two largest units, such as 2 d 3 h. @param {number} milliseconds */
export function clockSpan(milliseconds) {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const units = [
    ['days', Math.floor(seconds / 86_400)],
    ['hours', Math.floor(seconds / 3600) % 24],
    ['minutes', Math.floor(seconds / 60) % 60],
    ['seconds', seconds % 60],
  ];
  const first = units.findIndex(([, count]) => count > 0);
  const shown = first < 0 ? [['seconds', 0]] : units.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, n]) => tCode('span', unit, { n })).join(' ');
}

/** A span of working time in its two largest units, such as 2 working days 3 h; whole days only where room is scarce. */
export function workingSpan(milliseconds, isTight = false) {
  const length = Math.abs(milliseconds);
  const days = Math.floor(length / known.perDay);
  const rest = length - days * known.perDay;
  const hours = Math.floor(rest / HOUR);
  const minutes = Math.floor((rest - hours * HOUR) / MINUTE);
  const units = days > 0 ? [['workingDays', days], ['hours', hours]] : [['hours', hours], ['minutes', minutes]];
  const shown = units.filter(([, count]) => count > 0).slice(0, isTight && days > 0 ? 1 : 2);
  return shown.length === 0 ? t('span.none') : shown.map(([unit, n]) => tCode('span', unit, { n })).join(' ');
}
