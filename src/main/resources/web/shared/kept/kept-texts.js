/**
 * What was typed here and not sent yet, kept in this browser by key. The page reads and writes `localStorage`, which browsers bring to the disk a minute
 * later; a crash would take the last sentences. So each text is also written to a database that is on the disk at once, and when a page begins
 * the newer of the two counts. A text that is gone leaves its time there, so that no older copy comes back.
 *
 * @typedef {{at: number, [name: string]: any}} Kept `at`: when it was last changed
 * @typedef {{key: string, at: number, kept: Kept | null}} Copy
 */
const ALL = 'hotline-draft';
const KEPT_FOR = 7 * 24 * 60 * 60_000;
const DATABASE = 'hotline';
const STORE = 'texts';
/** Not for each key pressed. */
const MOMENT = 250;
/** A page that can't read the copies begins without them, and one that can't remove them goes on. */
const PATIENCE = 1_000;

/** @type {Map<string, Copy>} */
const toCopy = new Map();
/** @type {Promise<IDBDatabase> | null} */
let opened = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

/** @param {string} key @returns {any} null where nothing is kept, or only what is older than a week: others may use the same device */
export function readText(key) {
  const kept = read(key);
  return kept && isFresh(kept) ? kept : null;
}

/** @param {string} key @param {Kept} kept */
export function writeText(key, kept) {
  put(key, kept);
  copy({ key, at: kept.at, kept });
}

/** @param {string} key */
export function removeText(key) {
  remove(key);
  copy({ key, at: Date.now(), kept: null });
  flush();
}

/** All whose keys begin so, also those that only the database has. @param {string} beginning @returns {Promise<void>} when they are gone from the disk, or that takes too long */
export async function removeTexts(beginning) {
  const at = Date.now();
  [...keysOfTexts(), ...toCopy.keys()].filter((key) => key.startsWith(beginning)).forEach((key) => {
    remove(key);
    toCopy.set(key, { key, at, kept: null });
  });
  flush();
  const gone = inStore('readwrite', (store) => {
    const keys = store.getAllKeys(IDBKeyRange.bound(beginning, `${beginning}\uffff`));
    keys.onsuccess = () => keys.result.forEach((key) => store.put({ key, at, kept: null }));
  });
  await Promise.race([gone.catch(() => {}), patience()]);
}

/** @returns {string[]} */
export function keysOfTexts() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(ALL));
  } catch {
    return [];
  }
}

/** @param {(key: string, kept: Kept | null) => void} listener called when another tab has changed a text @returns {() => void} ends it */
export function onTextElsewhere(listener) {
  const hear = ({ key, newValue }) => key?.startsWith(ALL) && listener(key, parsed(newValue));
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

function isFresh({ at }) {
  return Date.now() - at < KEPT_FOR;
}

/** @returns {Kept | null} */
function read(key) {
  try {
    return parsed(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    const kept = JSON.parse(text ?? 'null');
    return typeof kept?.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}

function put(key, kept) {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing still holds the text on the page
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

/** @param {Copy} one */
function copy(one) {
  toCopy.set(one.key, one);
  clearTimeout(soon);
  soon = setTimeout(() => flush(putNewer), MOMENT);
}

/** @param {(store: IDBObjectStore, one: Copy) => unknown} [write] a page that goes waits for no answer of the database */
function flush(write = (store, one) => store.put(one)) {
  clearTimeout(soon);
  const copies = [...toCopy.values()];
  toCopy.clear();
  if (copies.length === 0) return;
  inStore('readwrite', (store) => copies.forEach((one) => write(store, one))).catch(() => {});
}

function patience() {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
}

/** Another tab may have written, or removed, the text since. @param {IDBObjectStore} store @param {Copy} one */
function putNewer(store, one) {
  const stored = store.get(one.key);
  stored.onsuccess = () => {
    if (!(stored.result?.at > one.at)) store.put(one);
  };
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T> | void} work @returns {Promise<T | undefined>} when it is on the disk */
async function inStore(mode, work) {
  opened ??= open();
  const database = await opened;
  return new Promise((done, failed) => {
    const changes = database.transaction(STORE, mode, { durability: 'strict' });
    const request = work(changes.objectStore(STORE));
    changes.oncomplete = () => done(request?.result);
    changes.onabort = () => failed(changes.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => {
      request.result.onclose = () => (opened = null);
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  });
}

/** @returns {Promise<void>} */
async function restore() {
  const copies = /** @type {Copy[]} */ ((await inStore('readonly', (store) => store.getAll())) ?? []);
  for (const { key, at, kept } of copies.filter(isFresh)) {
    if (at <= (read(key)?.at ?? -1)) continue;
    if (kept) put(key, kept);
    else remove(key);
  }
  const old = copies.filter((one) => !isFresh(one));
  if (old.length > 0) await inStore('readwrite', (store) => old.forEach(({ key }) => store.delete(key)));
}

keysOfTexts()
  .filter((key) => !readText(key))
  .forEach(remove);
await Promise.race([restore().catch(() => {}), patience()]);
addEventListener('pagehide', () => flush());
document.addEventListener('visibilitychange', () => document.hidden && flush());
