/**
 * The view of the console, kept in the address so that a filter can be bookmarked and a case sent to a colleague.
 *
 * @typedef {object} Place
 * @property {string} view the list on the left
 * @property {string} [type]
 * @property {string} [severity]
 * @property {string} [channel]
 * @property {string} [heldBy] code of a department
 * @property {string} [owner] id of the agent who owns them
 * @property {string} [status] of ended ones
 * @property {string} [due] `passed`, `next-hour` or `today`
 * @property {string} [toBeJudged] `true` or absent
 * @property {string} [remedySought] a code, or `-` for those that have none; so are the next five
 * @property {string} [outcome]
 * @property {string} [validity]
 * @property {string} [cause]
 * @property {string} [nature]
 * @property {string} [quality]
 * @property {string} [endedFrom] a day
 * @property {string} [endedTo] a day, included
 * @property {string} [pastDue] `true` or absent
 * @property {string} [paused] `true` or absent
 * @property {string} [unanswered] `true` or absent
 * @property {string} [receivedFrom] a day
 * @property {string} [receivedTo] a day, included
 * @property {string} [order] `severity`, or by due time
 * @property {string} [phone]
 * @property {string} [waybill]
 * @property {string} [search] identifiers that a person typed or pasted
 * @property {string} [case] a case number, or `new` for the form
 * @property {string} [job] id of a replay
 * @property {string} [report] number of a published report
 * @property {string} [draft] id of a report's draft
 * @property {string} [which] `all` notices, or those without an answer
 * @property {string} [kind] of notices
 * @property {string} [department] that notices go to
 * @property {string} [unowned] `true`: complaints to distribute that no agent holds
 * @property {string} [decided] `true`: extensions that are decided
 * @property {string} [period] of measures: a preset such as `last-month`, or `own` with `from` and `to`
 * @property {string} [from] a day
 * @property {string} [to] a day, included
 * @property {string} [interval] of measures over time: `day`, `week` or `month`
 * @property {string} [by] what measures are split by
 * @property {string} [measure] the one that the chart shows
 * @property {string} [behind] the measure with the complaints listed; which number of it is meant say the next four
 * @property {string} [part] `whole`: what a share is counted of
 * @property {string} [cellFrom] a day
 * @property {string} [cellTo] a day, included
 * @property {string} [cell] a code of the split, `-` for none
 * @property {string} [one] a member that is compared with the `other`
 * @property {string} [other]
 * @property {string} [baseline] id of what a chart over time is compared with
 * @property {string} [judged] `true`: warnings that are judged
 * @property {string} [unit] code of the branch or hub that is shown
 * @property {string} [customer] id of the customer's file that is shown
 * @property {string} [sought] name or phone of a customer, as it was typed
 * @property {string} [tier] whose customers are listed
 * @property {string} [state] of contacts that are due, such as `missed`
 * @property {string} [level] of the least that contacts the customer
 * @property {string} [of] what agents are needed for: `calls`, `complaints` or `callbacks`
 * @property {string} [line] code of the department that they are needed in
 * @property {string} [day] that they are needed on
 * @property {string} [handling] seconds; so is the time of the goal, `seconds`
 * @property {string} [percent] of the goal
 * @property {string} [shrinkage] percent
 * @property {string} [agents] more than there are, or fewer
 * @property {string} [call] id of the call that is opened
 * @property {string} [mine] `true`: only customers whom the person looks after
 */
const OF_AGENTS = ['queue', 'mine', 'open', 'ended', 'callbacks', 'calls', 'customers', 'care', 'day', 'notices', 'exports'];
/** Views without a separate tab: the bell and the person's menu lead to them. */
export const WITHOUT_TAB = ['notices', 'exports'];
/** The additional views of supervisors. */
const OF_SUPERVISORS = ['work', 'floor', 'extensions', 'unanswered', 'logs', 'tiers', 'lists', 'quality', 'erasures', 'measures', 'comparison', 'warnings', 'unit', 'staffing', 'reports', 'replay', 'messages'];
/** The rooms of administrators alone. */
export const ADMINISTRATION = ['people', 'network', 'volumes', 'policies', 'calendars', 'jobs', 'looks', 'connectors', 'outbox', 'webhooks'];
/** Administrators see policies and left-out rows, but no complaints. */
const OF_ADMINISTRATORS = [...ADMINISTRATION, 'lists', 'erasures', 'reports', 'replay', 'messages', 'parked'];
export const SUPERVISION = [...new Set([...OF_SUPERVISORS, ...OF_ADMINISTRATORS])];
/** A branch only sees the complaints that it filed, and its unit's figures. */
const OF_BRANCHES = ['mine', 'unit', 'exports'];
/** Analysts read figures, and no complaints. */
const OF_ANALYSTS = ['measures', 'comparison', 'warnings', 'unit', 'staffing', 'reports', 'exports'];
const VIEWS = {
  agent: OF_AGENTS,
  supervisor: [...OF_AGENTS, ...OF_SUPERVISORS],
  admin: [...OF_ADMINISTRATORS, 'exports'],
  branch: OF_BRANCHES,
  analyst: OF_ANALYSTS,
};
/** Days of receipt and of the end, the last ones included. */
const DAYS = ['receivedFrom', 'receivedTo', 'endedFrom', 'endedTo'];
/** Codes of standards. */
export const CODES = ['remedySought', 'outcome', 'validity', 'cause', 'nature', 'quality'];
/** What the filters of a list narrow it by; the search stands next to them. */
const NARROWING = ['type', 'severity', 'channel', 'status', 'heldBy', 'owner', 'due', 'pastDue', 'paused', 'toBeJudged', 'unanswered', ...CODES, ...DAYS, 'order'];
export const FILTERS = [...NARROWING, 'phone', 'waybill', 'search'];
const OF_NOTICES = ['which', 'kind', 'department'];
/** What measures can be narrowed by. The place has each as `only-…`: lists of complaints have their own filters. */
export const DIMENSIONS = [
  ...['type', 'subtype', 'severity', 'channel', 'source', 'language', 'market', 'branch', 'hub', 'region', 'department', 'agent'],
  ...['cause', 'outcome', 'validity', 'remedy', 'tier', 'tierNow'],
];
const ONLY = DIMENSIONS.map((name) => `only-${name}`);
const OF_NUMBER = ['behind', 'part', 'cellFrom', 'cellTo', 'cell'];
const OF_MEASURES = ['period', 'from', 'to', 'interval', 'by', 'measure', ...ONLY, ...OF_NUMBER];
/** Views that have names of their own instead of the filters of lists: those that show measures, and customers' files. */
const OWN_NAMES = {
  customers: ['customer', 'sought', 'tier', 'part', 'state', 'department'],
  care: ['state', 'tier', 'level', 'department', 'mine', 'part'],
  calls: ['part', 'call'],
  measures: OF_MEASURES,
  comparison: [...OF_MEASURES, 'one', 'other', 'baseline'],
  warnings: ['judged'],
  unit: ['unit', 'by', 'measure', ...OF_NUMBER],
  staffing: ['of', 'line', 'channel', 'day', 'handling', 'percent', 'seconds', 'shrinkage', 'agents', 'from', 'to', 'job'],
};
/** Which values a name may have; the others are the policy's codes, or what a person typed. @type {Record<string, (value: string) => boolean>} */
const FITS = {
  severity: (value) => ['minor', 'moderate', 'severe'].includes(value),
  order: (value) => value === 'severity',
  owner: (value) => /^[1-9]\d*$/.test(value),
  tier: (value) => /^[a-z]+$/.test(value),
  state: (value) => ['due', 'soon', 'done', 'missed', 'excused', 'to-check', 'returned', 'overdue'].includes(value),
  level: (value) => ['staff', 'vice-president', 'leader'].includes(value),
  customer: (value) => /^[1-9]\d{0,17}$/.test(value),
  call: (value) => /^[1-9]\d{0,17}$/.test(value),
  receivedFrom: isDay,
  receivedTo: isDay,
  ...Object.fromEntries(['from', 'to', 'cellFrom', 'cellTo', 'day'].map((name) => [name, isDay])),
  ...Object.fromEntries(['handling', 'percent', 'seconds', 'shrinkage', 'agents'].map((name) => [name, (value) => /^-?\d{1,5}$/.test(value)])),
  baseline: (value) => /^[1-9]\d{0,17}$/.test(value),
  ...Object.fromEntries(['pastDue', 'paused', 'unanswered', 'unowned', 'decided', 'judged', 'mine'].map((name) => [name, (value) => value === 'true'])),
};
const NAMES = [...FILTERS, ...OF_NOTICES, 'unowned', 'decided', 'case', 'job', 'report', 'draft'];

/** Whether a role works on complaints. @param {string | undefined} role */
export function worksOnComplaints(role) {
  return role !== 'admin' && role !== 'analyst';
}

/** The views that a person may see; an agent's until the person is known. @param {string | undefined} role */
export function viewsOf(role) {
  return VIEWS[role ?? 'agent'];
}

/** @param {string} text */
function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;
}

/** @param {string} view */
function namesOf(view) {
  return OWN_NAMES[view] ? [...OWN_NAMES[view], 'case'] : NAMES;
}

/** The query of a place that is kept as a view: without an open case or job, and without anything that names a customer. @param {Place} place */
export function keptQuery(place) {
  const names = namesOf(place.view).filter((name) => ![...OF_NUMBER, 'case', 'job', 'phone', 'waybill', 'search', 'customer', 'sought'].includes(name));
  return new URLSearchParams(['view', ...names].filter((name) => place[name]).map((name) => [name, place[name]])).toString();
}

/**
 * The place of an address, which may be a bookmark of an earlier release: filters that can't be are left out.
 *
 * @param {string} [search] @returns {Place}
 */
export function readPlace(search = location.search) {
  const query = new URLSearchParams(search);
  const asked = query.get('view') ?? '';
  const place = { view: [...OF_AGENTS, ...SUPERVISION].includes(asked) ? asked : 'queue' };
  for (const name of namesOf(place.view)) {
    const value = query.get(name);
    if (value && (FITS[name]?.(value) ?? true)) place[name] = value;
  }
  if (place.receivedFrom > place.receivedTo) delete place.receivedTo;
  return place;
}

/** @param {Place} place */
export function hrefOf(place) {
  const given = ['view', ...namesOf(place.view)].filter((name) => place[name]).map((name) => [name, place[name]]);
  return `${location.pathname}?${new URLSearchParams(given)}`;
}

/** What decides which rows the list holds, as one text. @param {Place} place */
export function listKey(place) {
  return JSON.stringify(['view', ...FILTERS].map((name) => place[name] ?? ''));
}

/** The same of a list of notices. @param {Place} place */
export function noticesKey(place) {
  return JSON.stringify(OF_NOTICES.map((name) => place[name] ?? ''));
}

/** @param {Place} place */
export function isNarrowed(place) {
  return NARROWING.some((name) => place[name]);
}

/** The change of place that shows the figures again instead of the complaints behind one. */
export function noNumber() {
  return Object.fromEntries(OF_NUMBER.map((name) => [name, '']));
}

/** The change of place that takes all filters of measures away. */
export function allMeasured() {
  return Object.fromEntries(ONLY.map((name) => [name, '']));
}

/** The change of place that shows the whole list again. */
export function wholeList() {
  return Object.fromEntries(NARROWING.map((name) => [name, '']));
}
