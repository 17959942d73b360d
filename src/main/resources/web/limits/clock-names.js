import { nameOf, t, tCode } from '../shared/language.js';

/** The name of a clock of the contract: its kind, and its stage or department. */
export function clockName({ kind, department, stage }) {
  const whose = stage ? [nameOf(stage.name), department && nameOf(department.name)] : [department && nameOf(department.name)];
  const of = whose.filter(Boolean).join(' · ');
  return of ? t('clock.of', { clock: tCode('clockKind', kind), of }) : tCode('clockKind', kind);
}

/** The customer's limit first, then the others, stages and departments last. */
const ORDER = ['handling', 'first-response', 'promised-reply', 'callback', 'stage', 'holding'];

/**
 * The clocks of a complaint in reading order. A department without a limit has no clock yet while it holds the
 * case; after a hand-over its time is shown too.
 *
 * @param {object} complaint of the contract
 */
export function clocksToShow({ clocks, heldBy, heldSince, endedAt }) {
  const changedHands = clocks.some(({ kind }) => kind === 'holding');
  const isHeldNow = clocks.some(({ kind, stoppedAt }) => kind === 'holding' && !stoppedAt);
  const now =
    changedHands && !isHeldNow && !endedAt && heldBy && heldSince ? [{ ...UNLIMITED, department: heldBy, startedAt: heldSince }] : [];
  return [...clocks, ...now].sort(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || Date.parse(one.startedAt) - Date.parse(other.startedAt),
  );
}

const UNLIMITED = {
  kind: 'holding',
  ordinal: 0,
  stage: null,
  state: 'running',
  originalDueAt: null,
  unextendedDueAt: null,
  dueAt: null,
  extendedDays: 0,
  pausedAt: null,
  pausedMinutes: 0,
  breachedAt: null,
  stoppedAt: null,
  provisional: false,
};
