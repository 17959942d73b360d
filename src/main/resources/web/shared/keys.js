/** The keys of the console by what they do, in the order in which they are explained. Buttons show theirs. */
const KEYS = {
  help: '?',
  down: 'j',
  up: 'k',
  open: 'Enter',
  new: 'n',
  take: 't',
  assign: 'o',
  investigate: 'v',
  resolve: 'r',
  conclude: 'l',
  judge: 'u',
  note: 'm',
  pause: 'p',
  extension: 'e',
  handOver: 'h',
  promise: 'i',
  callback: 'c',
  answer: 'a',
  search: '/',
  queue: 'g q',
  mine: 'g i',
  allOpen: 'g o',
  ended: 'g e',
  callbacks: 'g c',
  notices: 'g n',
  supervision: 'g s',
  measures: 'g m',
  save: 'Ctrl+Enter',
  close: 'Esc',
};

const OF_BRANCHES = ['help', 'down', 'up', 'open', 'new', 'search', 'save', 'close'];
const OF_ADMINISTRATORS = ['help', 'close'];

/** @param {keyof typeof KEYS} act */
export const keysOf = (act) => KEYS[act];

/** What a role does by keys. @param {string | undefined} role @returns {[string, string][]} act and keys */
export function keysFor(role) {
  const acts = { branch: OF_BRANCHES, admin: OF_ADMINISTRATORS }[role ?? ''];
  return Object.entries(KEYS).filter(([act]) => {
    if (act === 'supervision') return role === 'supervisor';
    return acts?.includes(act) ?? true;
  });
}
