/**
 * What was shared into the page from another program, such as photos from a phone's gallery. The worker of the page puts it here
 * (`customer-worker.js`), and it stays on this device until the customer has sent or dropped it, but for a day at most.
 *
 * @typedef {{key: string, file: File}} SharedFile
 */
const STORE = 'hotline-shared';
const WORDS = '/share/words';
const KEPT_FOR = 24 * 60 * 60_000;

/** @returns {Promise<SharedFile[]>} in the order in which they were shared */
export async function sharedFiles() {
  const files = [];
  for (const request of await fresh()) {
    const key = new URL(request.url).pathname;
    if (key === WORDS) continue;
    const answer = await (await caches.open(STORE)).match(request);
    const name = decodeURIComponent(answer.headers.get('Name') ?? '');
    files.push({ key, file: new File([await answer.blob()], name, { type: answer.headers.get('Content-Type') ?? '' }) });
  }
  return files.sort((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }));
}

/** @param {string} key of a file that was sent, or that is not wanted */
export async function dropShared(key) {
  await (await caches.open(STORE)).delete(key);
}

/** Words that were shared. @returns {Promise<string>} empty where there are none */
export async function sharedWords() {
  const request = (await fresh()).find(({ url }) => new URL(url).pathname === WORDS);
  return request ? (await (await caches.open(STORE)).match(request)).text() : '';
}

/** They were used, or are not wanted. */
export const dropSharedWords = () => dropShared(WORDS);

/** What is older is dropped. @returns {Promise<readonly Request[]>} */
async function fresh() {
  if (!globalThis.caches || !(await caches.has(STORE))) return [];
  const store = await caches.open(STORE);
  const all = await store.keys();
  const isFresh = async (request) => Date.now() - Number((await store.match(request))?.headers.get('At')) < KEPT_FOR;
  const kept = await Promise.all(all.map(isFresh));
  await Promise.all(all.filter((_, i) => !kept[i]).map((request) => store.delete(request)));
  return all.filter((_, i) => kept[i]);
}
