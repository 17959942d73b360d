import { nameOf, t, tCode } from '../shared/language.js';

/** What a clock of the contract measures, in words: its kind, and whose it is. */
export function clockName({ kind, department, stage }) {
  const whose = stage ? [nameOf(stage.name), department && nameOf(department.name)] : [department && nameOf(department.name)];
  const of = whose.filter(Boolean).join(' · ');
  return of ? t('clock.of', { clock: tCode('clockKind', kind), of }) : tCode('clockKind', kind);
}

/** The customer's limit first, then as things happen. */
const ORDER = ['handling', 'first-response', 'promised-reply', 'callback', 'stage', 'holding'];

/**
 * The clocks of a complaint as one reads them. A department without a limit of its own has no clock yet while it holds the
 * case; where the case has changed hands, its time is told too.
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
