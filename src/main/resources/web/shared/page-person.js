/**
 * Whose page this is. All tabs of a browser share one session, so another person may sign in on another tab: each request
 * says whose page sent it, and tabs notify each other of who signs in and out.
 *
 * @typedef {{id: number, login: string, name: string, role?: string}} Person
 */
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('hotline-session') : null;

/** @type {Person | null} */
let person = null;

/** @returns {Person | null} null before a person has signed in, and on customers' pages */
export function pagePerson() {
  return person;
}

/** @param {Person | null} whose */
export function pageBelongsTo(whose) {
  person = whose;
}

/** Notifies the other tabs. @param {Person} whose */
export function signedInHere({ id, login, name }) {
  tabs?.postMessage({ signedIn: { id, login, name } });
}

/** Notifies the other tabs. @param {number} id of the person */
export function signedOutHere(id) {
  tabs?.postMessage({ signedOut: id });
}

/** @param {(news: {signedIn?: Person, signedOut?: number}) => void} hear what happens on other tabs @returns {() => void} ends it */
export function onOtherTabs(hear) {
  const listener = ({ data }) => hear(data);
  tabs?.addEventListener('message', listener);
  return () => tabs?.removeEventListener('message', listener);
}
