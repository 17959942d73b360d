import { act, send } from './requests.js';

/** Telephone calls and their records. */
const callAt = (id) => `/calls/${encodeURIComponent(id)}`;
/** All that is known of who calls. @param {string} number in any writing */
export const callersOf = (number) => send('GET', '/telephony/callers', { query: { number } });
export const myCalls = () => send('GET', '/calls/mine');
/** @param {number} id of one's own call */
export const holdCall = (id) => act('POST', `${callAt(id)}/hold`);
export const retrieveCall = (id) => act('POST', `${callAt(id)}/retrieve`);
/** @param {number} id @param {{to: number, words: string}} hand */
export const transferCall = (id, hand) => act('POST', `${callAt(id)}/transfer`, { body: hand });
export const colleaguesToHandTo = () => send('GET', '/calls/transfers/colleagues');
/** Lets the person's telephone into the call of a new agent. @param {number} person whose mentor they are */
export const listenAlong = (person) => act('POST', `/floor/mentored/${encodeURIComponent(person)}/listen`);
/** What colleagues hand to the person now, and who listens. */
export const myTransfers = () => send('GET', '/calls/transfers/mine');
export const liveCalls = () => send('GET', '/calls/live');
/** @param {{view?: string, number?: string, after?: string, limit?: number}} query */
export const calls = (query) => send('GET', '/calls', { query });
export const call = (id) => send('GET', callAt(id));
/** @param {{direction: 'in' | 'out', record: object}} draft of a call that no exchange reported */
export const recordCall = (draft) => act('POST', '/calls', { body: draft });
/** @param {number} version of the record that was read; 0: none was there */
export const writeCallRecord = (id, version, record) => act('PUT', `${callAt(id)}/record`, { body: { version, record } });
/** @param {{after?: string, limit?: number}} query */
export const unprovenAttempts = (query) => send('GET', '/telephony/dials/unproven', { query });
/** Calls of one's own customers that a colleague answered (R9). */
export const helpedCalls = (query) => send('GET', '/helped-calls', { query });
export const noteHelpedCall = (id) => act('POST', `/helped-calls/${encodeURIComponent(id)}/note`);
export const suggestions = (query) => send('GET', '/call-suggestions', { query });
export const answerSuggestion = (id, words) => act('POST', `${callAt(id)}/answer`, { body: words ? { words } : {} });
