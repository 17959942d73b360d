/**
 * What people have typed and not saved, kept in this browser under its owner's id: it outlives a reload, a crash, another view and
 * the end of the session, and no other owner sees it. An owner is a person signed in, or for customers, who have no account, the
 * case that they follow. Signing out deletes the drafts, and so does age.
 *
 * @typedef {{at: number, value: any}} Kept
 */
const PREFIX = 'hotline-draft/';
const KEPT_FOR = 7 * 24 * 60 * 60_000;
const ANOTHER = 'drafts-of-another';

/** Without an owner nothing is kept. @type {number | string | null} */
let owner = null;

/** @param {{id: number | string} | undefined} owner of the drafts that are read and written from now on */
export function draftsBelongTo(person) {
  const id = person?.id ?? null;
  if (id === owner) return;
  owner = id;
  deleteOld();
  dispatchEvent(new Event(ANOTHER));
}

/** @param {() => void} listener called when another person types from now on @returns {() => void} ends it */
export function onOtherPerson(listener) {
  addEventListener(ANOTHER, listener);
  return () => removeEventListener(ANOTHER, listener);
}

/** The key under which a draft of this person is kept, also a name for locks between tabs. @param {string} name such as `note/202609-000123` */
export function draftKey(name) {
  return `${PREFIX}${owner}/${name}`;
}

/** @param {string} name @returns {any} null where nothing is kept */
export function readDraft(name) {
  if (owner === null) return null;
  const kept = read(draftKey(name));
  return kept && isFresh(kept) ? kept.value : null;
}

/** When a draft was last changed. @param {string} name @returns {number | null} null where nothing is kept */
export function draftTime(name) {
  const kept = owner === null ? null : read(draftKey(name));
  return kept && isFresh(kept) ? kept.at : null;
}

/** @param {string} name @param {unknown} value */
export function writeDraft(name, value) {
  if (owner === null) return;
  try {
    localStorage.setItem(draftKey(name), JSON.stringify({ at: Date.now(), value }));
  } catch {
    // a browser that keeps nothing still holds the text on the page
  }
}

/** @param {string} name */
export function dropDraft(name) {
  if (owner !== null) remove(draftKey(name));
}

/**
 * All drafts of the person who signs out. Text typed on this page afterwards is not kept.
 *
 * @param {number | string | null} [id] the owner of this page's drafts, if left out
 */
export function forgetDrafts(id = owner) {
  const own = `${PREFIX}${id}/`;
  keys().filter((key) => key.startsWith(own)).forEach(remove);
  owner = null;
}

/**
 * A draft kept by a form that has changed since may not fit it: only values of the same kind are taken.
 *
 * @param {any} kept @param {Record<string, any>} like an example of each value
 */
export function ofForm(kept, like) {
  const fits = (name) => Object.hasOwn(like, name) && kindOf(kept[name]) === kindOf(like[name]);
  return Object.fromEntries(Object.entries(kept ?? {}).filter(([name]) => fits(name)));
}

function kindOf(value) {
  return value === null ? 'null' : typeof value;
}

function deleteOld() {
  keys()
    .filter((key) => key.startsWith(PREFIX))
    .filter((key) => {
      const kept = read(key);
      return !kept || !isFresh(kept);
    })
    .forEach(remove);
}

/** @returns {Kept | null} */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept?.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}

function isFresh({ at }) {
  return Date.now() - at < KEPT_FOR;
}

function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
