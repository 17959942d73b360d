import { draftKey, dropDraft, ofForm, readDraft, writeDraft } from '../drafts.js';

const SLOTS = ['new', 'new-2', 'new-3', 'new-4', 'new-5'];
/** A page that is being reloaded may still hold its slot for a moment. */
const MOMENT = 300;

/**
 * The complaint that a person types in one tab. Two calls may be taken down in two tabs, so each tab has its own slot, held by a
 * lock that ends with the tab; one that holds a text is taken first, so that what a crashed tab left is found again.
 */
let slot = SLOTS[0];
/** Whose slot it is. */
let heldFor = '';
let claimed = Promise.resolve();
let release = () => {};

/** @param {object} like an example of each value @returns {Promise<object>} what is kept in the slot of this tab */
export async function openPhoneDraft(like) {
  if (heldFor !== draftKey('')) {
    heldFor = draftKey('');
    claimed = claim();
  }
  await claimed;
  return ofForm(readDraft(slot), like);
}

/** @param {object} draft */
export function keepPhoneDraft(draft) {
  writeDraft(slot, draft);
}

export function dropPhoneDraft() {
  dropDraft(slot);
}

async function claim() {
  release();
  const withText = SLOTS.filter((each) => readDraft(each));
  if (await holdFirst(withText)) return;
  if (withText.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, MOMENT));
    if (await holdFirst(withText)) return;
  }
  await holdFirst(SLOTS);
}

async function holdFirst(slots) {
  for (const each of slots) {
    if (await hold(each)) {
      slot = each;
      return true;
    }
  }
  return false;
}

/** Locks need a secure page; without them all tabs share the first slot. */
function hold(each) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(draftKey(each), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise((ended) => (release = ended));
    });
  });
}
