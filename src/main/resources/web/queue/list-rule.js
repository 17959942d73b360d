/**
 * Which complaints a list holds and in which order, as the server decides it: the one place where the page knows that. Pure, so that it
 * can be compared with the server.
 *
 * @typedef {import('../shared/address.js').Place} Place
 * @typedef {object} Subject a row of the list, or a FeedChange of the contract
 */
import { CODES } from '../shared/address.js';

export const ENDED = 'ended';

/** The statuses without further steps. */
export const WITHOUT_STEPS = ['closed', 'withdrawn', 'not-valid'];
/** The events that end a complaint. */
const ENDINGS = ['closed', 'withdrawn', 'judged-not-valid'];
const HOUR = 60 * 60_000;
const SEVEREST_FIRST = ['severe', 'moderate', 'minor'];

/** @param {string} status */
export const isEnded = (status) => WITHOUT_STEPS.includes(status);

/**
 * Whether a complaint belongs to a list. The searched text and codes are not in a change, so nothing new is reported to such a list.
 *
 * @param {Subject} change @param {Place} place @param {{id: number, role: string}} person
 */
export function belongs(change, place, person) {
  const { phone, waybill, search } = place;
  if (phone || waybill || search || CODES.some((name) => place[name])) return false;
  return isOfView(change, place.view, person) && isWithin(change, place);
}

function isOfView({ status, owner, joined }, view, person) {
  if (person.role === 'branch') return true;
  if (isEnded(status)) return view === ENDED;
  if (view === 'queue') return owner === null && !joined && ['received', 'reopened'].includes(status);
  return view === 'mine' ? owner === person.id : view === 'open';
}

/** Times are written in the policy's zone, so a time begins with its day. */
function isWithin(change, place) {
  const { type, status, severity, channel, heldBy, owner, due, pastDue, paused, toBeJudged, unanswered, receivedFrom, receivedTo } = place;
  const received = change.receivedAt.slice(0, 10);
  return (
    (!type || type === change.type) &&
    (!severity || severity === change.severity) &&
    (!channel || channel === change.channel) &&
    (!heldBy || heldBy === change.heldBy) &&
    (!owner || Number(owner) === change.owner) &&
    (!status || status === change.status) &&
    (!due || isDue(change, due)) &&
    (pastDue !== 'true' || change.breached) &&
    (toBeJudged !== 'true' || change.toBeJudged) &&
    (unanswered !== 'true' || change.unanswered !== null) &&
    (paused !== 'true' || change.pausedAt !== null) &&
    (!receivedFrom || received >= receivedFrom) &&
    (!receivedTo || received <= receivedTo) &&
    endedWithin(change, place)
  );
}

/** As the wallboard counts, at the moment of the change. */
function isDue({ dueAt, at, pausedAt, breached }, due) {
  const left = Date.parse(dueAt) - Date.parse(at);
  if (pausedAt !== null && !breached) return false;
  if (due === 'passed') return left < 0;
  return left >= 0 && (due === 'today' ? dueAt.slice(0, 10) === at.slice(0, 10) : left < HOUR);
}

/** Of what happens to complaints that have ended only the end itself is new. */
function endedWithin({ event, at }, { endedFrom, endedTo }) {
  if (!endedFrom && !endedTo) return true;
  const day = at.slice(0, 10);
  return ENDINGS.includes(event) && (!endedFrom || day >= endedFrom) && (!endedTo || day <= endedTo);
}

/**
 * Whether a complaint comes before a row of the list. The next page brings the complaints after the last row.
 *
 * @param {Subject} change @param {Subject} row @param {Place} place @param {{role: string}} person
 */
export function comesBefore(change, row, { view, order, endedFrom, endedTo }, person) {
  if (view === ENDED && (endedFrom || endedTo)) return Date.parse(change.at) >= Date.parse(row.endedAt);
  if (view === ENDED || person.role === 'branch') return Date.parse(change.receivedAt) >= Date.parse(row.receivedAt);
  const [severity, other] = [change, row].map((each) => SEVEREST_FIRST.indexOf(each.severity));
  if (order === 'severity' && severity !== other) return severity < other;
  if (view !== 'queue') return Date.parse(change.dueAt) <= Date.parse(row.dueAt);
  const isLate = row.breachedAt !== null;
  return change.breached === isLate ? Date.parse(change.turnAt) <= Date.parse(row.turnAt) : change.breached;
}
