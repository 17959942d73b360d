import { onTextElsewhere, readText, removeText, removeTexts, writeText } from './kept/kept-texts.js';

/**
 * What people have typed and not saved, kept in this browser under its owner's id: it outlives a reload, a crash, another view and
 * the end of the session, and no other owner sees it. An owner is a person signed in, or for customers, who have no account, the
 * case that they follow. Signing out deletes the drafts, and so does age.
 */
const PREFIX = 'hotline-draft/';
const ANOTHER = 'drafts-of-another';

/** Without an owner nothing is kept. @type {number | string | null} */
let owner = null;

/** @param {{id: number | string} | undefined} owner of the drafts that are read and written from now on */
export function draftsBelongTo(person) {
  const id = person?.id ?? null;
  if (id === owner) return;
  owner = id;
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
  return owner === null ? null : (readText(draftKey(name))?.value ?? null);
}

/** When a draft was last changed. @param {string} name @returns {number | null} null where nothing is kept */
export function draftTime(name) {
  return owner === null ? null : (readText(draftKey(name))?.at ?? null);
}

/** @param {string} name @param {unknown} value */
export function writeDraft(name, value) {
  if (owner !== null) writeText(draftKey(name), { at: Date.now(), value });
}

/** @param {string} name */
export function dropDraft(name) {
  if (owner !== null) removeText(draftKey(name));
}

/** @param {(name: string, value: any) => void} listener called when the person types on another tab; without a value, the draft is gone @returns {() => void} ends it */
export function onDraftElsewhere(listener) {
  return onTextElsewhere((key, kept) => {
    if (owner !== null && key.startsWith(draftKey(''))) listener(key.slice(draftKey('').length), kept?.value ?? null);
  });
}

/**
 * All drafts of the person who signs out. Text typed on this page afterwards is not kept.
 *
 * @param {number | string | null} [id] the owner of this page's drafts, if left out
 * @returns {Promise<void>} when they are gone from the disk too
 */
export function forgetDrafts(id = owner) {
  const gone = removeTexts(`${PREFIX}${id}/`);
  owner = null;
  return gone;
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
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
