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
  codes: 'z',
  note: 'm',
  pause: 'p',
  extension: 'e',
  handOver: 'h',
  promise: 'i',
  callback: 'c',
  answer: 'a',
  particulars: 'f',
  choose: 'Space',
  assignChosen: 's',
  remindChosen: 'b',
  grantChosen: 'y',
  refuseChosen: 'x',
  receiveChosen: 'd',
  addWords: 'm',
  withdrawOwn: 'w',
  addPerson: 'n',
  floorState: 's',
  floorSwap: 'b',
  floorConfirm: 'y',
  floorRefuse: 'x',
  floorTakeBack: 'd',
  presence: 'q',
  acceptOffer: '1',
  declineOffer: '0',
  phrases: 'F2',
  guide: 'F4',
  callComplaint: '5',
  callInquiry: '6',
  callSuggestion: '7',
  callOther: '8',
  callFile: '9',
  callHold: 'F8',
  callHandOver: 'F9',
  search: '/',
  queue: 'g q',
  mine: 'g i',
  allOpen: 'g o',
  ended: 'g e',
  callbacks: 'g c',
  notices: 'g n',
  supervision: 'g s',
  measures: 'g m',
  unit: 'g b',
  calls: 'g p',
  customers: 'g k',
  care: 'g a',
  day: 'g d',
  volumes: 'g v',
  comparison: 'g f',
  reports: 'g r',
  staffing: 'g t',
  floor: 'g l',
  wallboard: 'g w',
  save: 'Ctrl+Enter',
  close: 'Esc',
};

const OF_BRANCHES = ['help', 'down', 'up', 'open', 'new', 'search', 'addWords', 'withdrawOwn', 'save', 'close'];
const OF_ADMINISTRATORS = ['help', 'addPerson', 'volumes', 'reports', 'save', 'close'];
const OF_ANALYSTS = ['help', 'down', 'up', 'close'];
/** Of lists whose rows supervisors choose. */
const OF_LISTS = ['choose', 'assignChosen', 'remindChosen'];
/** What only one desk has keys for. */
const OF_DESKS = {
  work: ['assignChosen', 'remindChosen'],
  queue: OF_LISTS,
  mine: OF_LISTS,
  open: OF_LISTS,
  extensions: ['grantChosen', 'refuseChosen'],
  unanswered: ['receiveChosen'],
  people: ['addPerson'],
  floor: ['floorState', 'floorSwap', 'floorConfirm', 'floorRefuse', 'floorTakeBack'],
};
/** What only some roles have. */
const OF_ROLES = {
  supervision: ['supervisor'],
  floor: ['supervisor'],
  presence: ['agent', 'supervisor'],
  acceptOffer: ['agent', 'supervisor'],
  declineOffer: ['agent', 'supervisor'],
  phrases: ['agent', 'supervisor'],
  guide: ['agent', 'supervisor'],
  callComplaint: ['agent', 'supervisor'],
  callInquiry: ['agent', 'supervisor'],
  callSuggestion: ['agent', 'supervisor'],
  callOther: ['agent', 'supervisor'],
  callFile: ['agent', 'supervisor'],
  callHold: ['agent', 'supervisor'],
  callHandOver: ['agent', 'supervisor'],
  calls: ['agent', 'supervisor'],
  choose: ['supervisor'],
  assignChosen: ['supervisor'],
  remindChosen: ['supervisor'],
  measures: ['supervisor', 'analyst'],
  comparison: ['supervisor', 'analyst'],
  unit: ['supervisor', 'analyst', 'branch'],
  staffing: ['supervisor', 'analyst'],
  customers: ['agent', 'supervisor'],
  care: ['agent', 'supervisor'],
  day: ['agent', 'supervisor'],
  volumes: ['admin'],
  reports: ['supervisor', 'admin', 'analyst'],
};
const OF_ONE_ROLE = ['addWords', 'withdrawOwn', 'addPerson'];

/** @param {keyof typeof KEYS} act */
export const keysOf = (act) => KEYS[act];

/**
 * What a role does by keys on a desk: what only this desk has comes first.
 *
 * @param {string | undefined} role @param {string} view @returns {[string, string][]} act and keys
 */
export function keysFor(role, view) {
  const acts = { branch: OF_BRANCHES, admin: OF_ADMINISTRATORS, analyst: OF_ANALYSTS }[role ?? ''];
  const own = OF_DESKS[view] ?? [];
  const elsewhere = Object.values(OF_DESKS).flat().filter((act) => !own.includes(act));
  const all = Object.entries(KEYS).filter(([act]) => {
    if (elsewhere.includes(act)) return false;
    if (OF_ROLES[act]) return OF_ROLES[act].includes(role ?? '');
    return acts?.includes(act) ?? !OF_ONE_ROLE.includes(act);
  });
  return [...all.filter(([act]) => own.includes(act)), ...all.filter(([act]) => !own.includes(act))];
}
