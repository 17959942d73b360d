import { html } from 'lit';
import { now } from '../shared/clock.js';
import { number, t, tCode } from '../shared/language.js';
import { telephony } from '../shared/policy-names.js';
import { lasting } from '../shared/times.js';

/** How long a telephone sounds in each ring. */
const SOUND = 1_000;

/** How many rings are over after that time (T1). @param {number} millis */
export function rings(millis) {
  return millis < SOUND ? 0 : 1 + Math.floor((millis - SOUND) / (telephony().ringSeconds * 1_000));
}

/** Whether the telephone rang so long that anyone who answers apologises first (T1). @param {object} call @param {number} now */
export function apologises({ alertingAt, answeredAt, endedAt, direction }, now) {
  if (direction !== 'in' || !alertingAt) return false;
  const until = answeredAt ?? endedAt;
  return rings((until ? Date.parse(until) : now) - Date.parse(alertingAt)) >= telephony().apologiseAfterRings;
}

/** A code for what the call does now: of an answered one also whether it is on hold. @param {object} call */
export function stateOf({ state, heldSince, endedAt }) {
  if (endedAt) return 'ended';
  return heldSince ? 'held' : state;
}

/** Since when it does so. @param {object} call */
export function sinceOf(call) {
  const since = { ended: call.endedAt, held: call.heldSince, answered: call.answeredAt, alerting: call.alertingAt, queued: call.queuedAt };
  return since[stateOf(call)] ?? call.offeredAt;
}

/** Nobody talks of it any more; its record is owed, but no page needs to be covered for that. @param {object} call */
export const isLongOver = ({ endedAt }) => Boolean(endedAt) && now() - Date.parse(endedAt) > 30 * 60_000;

/** The number as it is read out, or that it was withheld. @param {object} call */
export function numberWords({ numberWritten, direction }) {
  if (numberWritten) return html`<bdi class="number">${numberWritten}</bdi>`;
  return direction === 'internal' ? t('calls.internal') : t('calls.withheld');
}

/** How it ended, and who hung up first (T11). @param {object} call */
export function endWords({ endedAt, cause, endedBy }) {
  if (!endedAt) return '';
  return html`${cause ? tCode('calls.cause', cause) : ''}${endedBy ? html` · ${tCode('calls.endedBy', endedBy)}` : ''}`;
}

/** For how long they spoke; of a call that no one answered, how long it waited. @param {object} call */
export function durationWords({ byHand, offeredAt, answeredAt, endedAt }) {
  if (byHand || !endedAt) return '';
  if (answeredAt) return lasting(Date.parse(endedAt) - Date.parse(answeredAt));
  return offeredAt ? t('calls.waited', { time: lasting(Date.parse(endedAt) - Date.parse(offeredAt)) }) : '';
}

/** From whom a call was handed over, and what it was about there (T11). @param {object} call */
export function beforeWords({ before }) {
  if (!before) return '';
  const kind = before.kind ? tCode('calls.kind', before.kind) : '';
  return html`<p class="small" data-before=${before.call}>${t('calls.before', { name: before.agent?.name ?? t('calls.colleague') })}${kind ? ` · ${kind}` : ''}</p>`;
}

/** How many calls have no record. @param {number} n */
export const owedWords = (n) => t('calls.owed', { n: number(n) });
