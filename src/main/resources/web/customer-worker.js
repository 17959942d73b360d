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
const MOST_SHARED = 10;
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

async function keepPage() {
  const answer = await fetch(PAGE, { cache: 'no-cache', credentials: 'omit' });
  if (!answer.ok) throw new Error(`the page was answered with ${answer.status}`);
  const kept = await caches.open(CURRENT);
  const named = [...(await answer.clone().text()).matchAll(NAMED)].map(([, path]) => path);
  await kept.addAll([...new Set([...named, ...SENTENCES])]);
  await kept.put(PAGE, answer);
}

async function keepMore(paths) {
  const kept = await caches.open(CURRENT);
  const known = new Set((await kept.keys()).map(({ url }) => new URL(url).pathname));
  await kept.addAll([...new Set(paths)].filter((path) => !known.has(path)));
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

/** What came is kept on this device until the customer chooses what it is for. */
async function takeShared(request) {
  const form = await request.formData();
  const shared = await caches.open(SHARED);
  const at = Date.now();
  const files = form.getAll('files').filter((each) => each instanceof File && each.size > 0);
  await Promise.all(files.slice(0, MOST_SHARED).map((each, n) => shared.put(`${SHARE}/${at}-${n}`, stored(each, each.name, at))));
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter((text) => typeof text === 'string' && text.trim());
  if (words.length) await shared.put(`${SHARE}/words`, stored(words.join('\n').slice(0, LONGEST_WORDS), '', at));
  return Response.redirect('/?shared', 303);
}

function stored(content, name, at) {
  const type = content.type || 'application/octet-stream';
  return new Response(content, { headers: { 'Content-Type': type, Name: encodeURIComponent(name), At: String(at) } });
}
