import { forbiddenExpressions } from '../shared/api.js';
import { keep, kept } from '../shared/storage.js';
import { compiled } from './never-said.js';

/** Kept in this browser with its ETag, so that it is sent once. */
const KEPT = 'hotline-forbidden';
/** A console stays open for weeks. */
const HOLDS_FOR = 60 * 60_000;

/** @type {Promise<ReturnType<typeof compiled>> | null} */
let asked = null;
let askedAt = 0;

/** Forbidden expressions; without an answer nothing is underlined. */
export function forbiddenList() {
  if (!asked || Date.now() - askedAt > HOLDS_FOR) {
    askedAt = Date.now();
    asked = read().catch(() => {
      asked = null;
      return [];
    });
  }
  return asked;
}

async function read() {
  const known = knownHere();
  const answered = await forbiddenExpressions(known?.tag);
  if (answered) keep(KEPT, JSON.stringify(answered));
  return compiled((answered ?? known).items);
}

/** @returns {{tag: string, items: import('./never-said.js').Forbidden[]} | null} */
function knownHere() {
  try {
    const known = JSON.parse(kept(KEPT) ?? 'null');
    return typeof known?.tag === 'string' && Array.isArray(known.items) ? known : null;
  } catch {
    return null;
  }
}
