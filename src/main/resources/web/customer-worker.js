/**
 * Opens the customer's page where there is no connection, and takes what is shared with it from a phone's gallery. It keeps files of the page alone:
 * no answer of the API passes through it. The server writes the version of its files below, so that each release is another worker, which browsers
 * fetch by themselves.
 */
const FILES = "/web/";
const PAGE = '/';
const SHELL = 'hotline-page';
const CURRENT = SHELL + FILES;
const SENTENCES = ['zh', 'en'].flatMap((language) => ['shared', 'customer'].map((part) => `${FILES}i18n/${language}/${part}.js`));
/** What a page names: files whose version stands in their path. */
const NAMED = /(?:href|src)="(\/(?:web-|_static\/)[^"]+)"/g;
/** A connection that does not answer for so long is none. */
const PATIENCE = 4_000;

/** Read by shared/kept/shared-files.js. */
const SHARE = '/share';
const SHARED = 'hotline-shared';
const KEPT_FOR = 24 * 60 * 60_000;
const MOST_SHARED = 10;
const LARGEST = 20 * 1024 * 1024;
const LONGEST_WORDS = 2_000;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepPage());
});

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([dropOlder(), self.clients.claim()])));

/** Files that the page has loaded beyond those that it names. */
self.addEventListener('message', (event) => {
  const loaded = event.data?.loaded ?? [];
  event.waitUntil(keepMore(loaded.map((name) => new URL(name).pathname).filter(isFile)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (pathname === SHARE && request.method === 'POST') event.respondWith(takeShared(request));
  if (request.method !== 'GET') return;
  if (pathname === PAGE && request.mode === 'navigate') event.respondWith(page(request));
  if (isFile(pathname)) event.respondWith(file(request));
});

function isFile(path) {
  return path.startsWith('/web-') || path.startsWith('/_static/');
}

/** During an update servers of two versions answer: the page must be of this worker's version, or the browser tries again later. */
async function keepPage() {
  const answer = await fetch(PAGE, { cache: 'no-cache', credentials: 'omit' });
  if (!answer.ok) throw new Error(`the page was answered with ${answer.status}`);
  const named = [...(await answer.clone().text()).matchAll(NAMED)].map(([, path]) => path);
  if (!named.some((path) => path.startsWith(FILES)) || !named.every(isOfThisVersion)) throw new Error('the page is of another version');
  if (!(await keep([...named, ...SENTENCES]))) throw new Error('a file is of another version');
  await (await caches.open(CURRENT)).put(PAGE, answer);
}

async function keepMore(paths) {
  const known = new Set((await (await caches.open(CURRENT)).keys()).map(({ url }) => new URL(url).pathname));
  await keep(paths.filter((path) => isOfThisVersion(path) && !known.has(path)));
}

function isOfThisVersion(path) {
  return path.startsWith(FILES) || path.startsWith('/_static/');
}

/** A server answers for another version too, with its own file; it calls immutable only what is of the version asked for. @returns whether all are kept */
async function keep(paths) {
  const kept = await caches.open(CURRENT);
  const all = [...new Set(paths)].map(async (path) => {
    const answer = await fetch(path, { credentials: 'omit' });
    const isRight = answer.ok && (answer.headers.get('Cache-Control') ?? '').includes('immutable');
    if (isRight) await kept.put(path, answer);
    return isRight;
  });
  return (await Promise.all(all)).every(Boolean);
}

async function dropOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith(SHELL) && name !== CURRENT);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** From the server; the kept page where it does not answer. */
async function page(request) {
  const kept = await (await caches.open(CURRENT)).match(PAGE);
  if (!kept) return fetch(request);
  const tooLong = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  try {
    const first = await Promise.race([fetch(request), tooLong]);
    return first.status >= 500 ? kept : first;
  } catch {
    return kept;
  }
}

/** A file never changes under its path. */
async function file(request) {
  return (await (await caches.open(CURRENT)).match(request.url)) ?? fetch(request);
}

/** What came is kept on this device until the customer chooses what it is for. Another site's form is not taken. */
async function takeShared(request) {
  if (isOfAnotherSite(request.referrer)) return Response.redirect('/', 303);
  const at = Date.now();
  try {
    const form = await request.formData();
    const shared = await caches.open(SHARED);
    const files = form.getAll('files').filter((each) => each instanceof File && each.size > 0);
    const taken = files.filter(({ size }) => size <= LARGEST).slice(0, MOST_SHARED - (await howManyWait(shared, at)));
    await Promise.all(taken.map((each, n) => shared.put(`${SHARE}/${at}-${n}`, stored(each, each.name, at))));
    const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter((text) => typeof text === 'string' && text.trim());
    if (words.length) await shared.put(`${SHARE}/words`, stored(words.join('\n').slice(0, LONGEST_WORDS), '', at));
    return Response.redirect(taken.length < files.length ? '/?share-failed' : '/?shared', 303);
  } catch {
    return Response.redirect('/?share-failed', 303);
  }
}

/** Programs of a phone have no referrer, or one that is no page. */
function isOfAnotherSite(referrer) {
  return /^https?:/.test(referrer) && new URL(referrer).origin !== self.location.origin;
}

/** Files that were shared before; those too old are dropped. */
async function howManyWait(shared, now) {
  let waiting = 0;
  for (const request of await shared.keys()) {
    const at = Number((await shared.match(request))?.headers.get('At'));
    if (now - at >= KEPT_FOR) await shared.delete(request);
    else if (!request.url.endsWith(`${SHARE}/words`)) waiting++;
  }
  return waiting;
}

function stored(content, name, at) {
  const type = content.type || 'application/octet-stream';
  return new Response(content, { headers: { 'Content-Type': type, Name: encodeURIComponent(name), At: String(at) } });
}
