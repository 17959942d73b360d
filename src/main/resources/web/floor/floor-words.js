import { nameOf, tCode } from '../shared/language.js';
import { now } from '../shared/clock.js';
import { bellIcon, checkIcon, clockIcon, closeIcon, pauseIcon, phoneIcon, warningIcon } from '../shared/icons.js';

/** Each state has colour, icon and word. */
const LOOKS = {
  off: ['ended', closeIcon],
  ready: ['met', checkIcon],
  offered: ['due-soon', bellIcon],
  busy: ['running', phoneIcon],
  'wrap-up': ['running', clockIcon],
  break: ['paused', pauseIcon],
  'away-on-duty': ['paused', clockIcon],
  missed: ['breached', warningIcon],
};

/** What people may choose, in the order of the menu; a break comes once for each reason. */
export function choicesOf(breaks) {
  const pauses = breaks.length ? breaks.map(({ code }) => ({ state: 'break', reason: code })) : [{ state: 'break' }];
  return [{ state: 'ready' }, ...pauses, { state: 'away-on-duty' }, { state: 'off' }];
}

/** @param {{state: string, over?: boolean}} of @returns {string} class of the badge */
export function lookOf({ state, over }) {
  return over && state === 'break' ? 'breached' : LOOKS[state][0];
}

/** @param {{state: string, over?: boolean}} of */
export function iconOf({ state, over }) {
  return over && state === 'break' ? warningIcon() : LOOKS[state][1]();
}

/** Such as 用餐 or 午餐: a break by its reason. @param {{state: string, reason?: string | null}} of @param {object[]} breaks */
export function stateWords({ state, reason }, breaks) {
  const pause = state === 'break' ? breaks.find(({ code }) => code === reason) : undefined;
  if (pause) return nameOf(pause);
  return tCode('presence', state);
}

/** Whether its limit has passed by now, which may be after it was read. @param {{until: string | null, state: string}} of */
export function isOver({ until, state }) {
  return state === 'break' && until !== null && Date.parse(until) <= now();
}
