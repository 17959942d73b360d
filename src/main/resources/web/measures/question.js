import { DIMENSIONS } from '../shared/address.js';
import { NONE, splits } from './code-names.js';
import { COMPARED, isMeasure, isOfParcels } from './measure-words.js';
import { periodOf } from './periods.js';

/**
 * What a place of the console asks of the measures.
 *
 * @typedef {import('../shared/address.js').Place} Place
 */
export const INTERVALS = ['whole', 'day', 'week', 'month'];
/** Of a longer period, days are more than one reads. */
const READABLE_DAYS = 62;
const DAY = 24 * 60 * 60_000;
const USUAL = 'on-time-closure';

/** The measure of the chart. @param {Place} place */
export function measureOf({ measure }) {
  return isMeasure(measure) ? measure : USUAL;
}

/** What can be compared; only units handle parcels. */
const UNITS = ['branch', 'hub', 'region'];
const MEMBERS = [...UNITS, 'department', 'agent'];

/** What members are compared by. @param {Place} place */
export function comparedBy({ measure }) {
  return COMPARED.includes(measure) ? measure : USUAL;
}

/** @param {string} measure */
export function membersFor(measure) {
  return isOfParcels(measure) ? UNITS : MEMBERS;
}

/** @param {Place} place */
export function membersOf(place) {
  const members = membersFor(comparedBy(place));
  return members.includes(place.by) ? place.by : members[0];
}

/** @param {Place} place */
export function splitOf({ by }) {
  return splits().includes(by) ? by : '';
}

/** Without a choice: a split period as a whole, another by days or months. @param {Place} place */
export function intervalOf(place) {
  if (INTERVALS.includes(place.interval)) return place.interval;
  if (splitOf(place)) return 'whole';
  const { from, to } = periodOf(place);
  return Date.parse(to) - Date.parse(from) < READABLE_DAYS * DAY ? 'day' : 'month';
}

/** The filters as the server knows them. @param {Place} place @returns {Record<string, string>} */
export function onlyOf(place) {
  return Object.fromEntries(DIMENSIONS.map((name) => [name, place[`only-${name}`] ?? '']).filter(([, code]) => code));
}

/** The number of the list of complaints; null: the page shows figures. @param {Place} place */
export function numberOf(place) {
  if (!isMeasure(place.behind)) return null;
  const split = splitOf(place);
  const period = periodOf(place);
  return {
    measure: place.behind,
    part: place.part === 'whole' ? 'whole' : 'counted',
    from: place.cellFrom || period.from,
    to: place.cellTo || period.to,
    only: { ...onlyOf(place), ...(split && place.cell ? { [split]: place.cell } : {}) },
  };
}

/** The code of a cell in an address. @param {string | null} code */
export function cellCode(code) {
  return code ?? NONE;
}
