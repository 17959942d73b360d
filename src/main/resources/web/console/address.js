/**
 * What the console shows, kept in the address so that a filter can be bookmarked and a case sent to a colleague.
 *
 * @typedef {object} Place
 * @property {'queue' | 'mine' | 'open' | 'callbacks'} view the list on the left
 * @property {string} [type]
 * @property {string} [severity]
 * @property {string} [channel]
 * @property {string} [pastDue] `true` or absent
 * @property {string} [phone]
 * @property {string} [waybill]
 * @property {string} [case] a case number, or `new` for the form
 */
export const VIEWS = ['queue', 'mine', 'open', 'callbacks'];
/** A branch only ever sees what it filed itself. */
export const VIEWS_OF_BRANCH = ['mine'];
export const FILTERS = ['type', 'severity', 'channel', 'pastDue', 'phone', 'waybill'];

/** @returns {Place} */
export function readPlace() {
  const query = new URLSearchParams(location.search);
  const place = { view: VIEWS.includes(query.get('view') ?? '') ? query.get('view') : 'queue' };
  for (const name of [...FILTERS, 'case']) {
    if (query.get(name)) place[name] = query.get(name);
  }
  return place;
}

/** @param {Place} place */
export function hrefOf(place) {
  const given = ['view', ...FILTERS, 'case'].filter((name) => place[name]).map((name) => [name, place[name]]);
  return `${location.pathname}?${new URLSearchParams(given)}`;
}

/** What decides which rows the list holds, as one text. @param {Place} place */
export function listKey(place) {
  return JSON.stringify(['view', ...FILTERS].map((name) => place[name] ?? ''));
}
