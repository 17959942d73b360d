import { plusDays, today } from '../shared/zone-time.js';

/** What is asked of staffing, read from the place. */
export const SOURCES = ['calls', 'complaints', 'callbacks'];
export const FORMULAS = ['A', 'B', 'C', 'D', 'E', 'F'];
/** Numbers that stand in the address, with their least and greatest. */
export const NUMBERS = { handling: [1, 14400], percent: [1, 99], seconds: [0, 3600], shrinkage: [0, 90], agents: [-100, 100] };

export const sourceOf = ({ of }) => (SOURCES.includes(of) ? of : SOURCES[0]);
export const dayOf = ({ day }) => day || today();

/** @param {string} name @param {string} value */
export function isNumber(name, value) {
  const [least, most] = NUMBERS[name];
  return /^-?\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** @param {import('../shared/address.js').Place} place */
export function queryOf(place) {
  const query = { of: sourceOf(place), day: dayOf(place) };
  for (const name of ['line', ...Object.keys(NUMBERS)]) if (place[name]) query[name] = place[name];
  if (place.channel && query.of === 'complaints') query.channel = place.channel;
  return query;
}

/** The seven days before today, unless others stand in the place. */
export function periodOf({ from, to }) {
  const last = to || plusDays(today(), -1);
  return { from: from && from <= last ? from : plusDays(last, -6), to: last };
}
