import { keysOf } from '../keys.js';
import { noNumber, SUPERVISION, viewsOf } from '../address.js';

const LISTS = 'complaint-queue, my-notices, callback-desk, call-list, complaints-behind, floor-desk';

/** Steps of the case by their keys. */
const STEPS = { assign: 'assign', investigate: 'investigate', resolve: 'resolve', conclude: 'close' };
const LIMITS = ['pause', 'extension', 'handOver', 'promise'];
const VIEWS = { queue: 'queue', mine: 'mine', allOpen: 'open', ended: 'ended', callbacks: 'callbacks', notices: 'notices' };

/** What supervisors do with the rows that they chose, and on which desk. */
const CHOSEN = {
  assignChosen: ['work-desk, complaint-queue, floor-desk', 'assign'],
  remindChosen: ['work-desk, complaint-queue, floor-desk', 'remind'],
  grantChosen: ['extension-desk, floor-desk', 'grant'],
  refuseChosen: ['extension-desk, floor-desk', 'refuse'],
  receiveChosen: ['unanswered-notices, floor-desk', 'receive'],
};

/**
 * What the keys do on the console.
 *
 * @param {HTMLElement & {person: any, works: boolean, isBranch: boolean, go: (change: object) => void, takeNext: () => void}} page
 * @returns {Record<string, () => void>} what each key does
 */
export function consoleKeys(page) {
  const find = (name) => page.querySelector(name);
  const inCase = (act, ...what) => () => find('case-panel')?.[act]?.(...what);
  const works = (act) => () => page.works && act();
  const agent = (act) => works(() => page.isBranch || act());
  const view = (name) => agent(() => page.go({ view: name, case: '' }));
  const seen = (name, change = {}) => () => viewsOf(page.person?.role).includes(name) && page.go({ view: name, case: '', ...change });
  const firstOfSupervision = () => viewsOf(page.person?.role).find((name) => SUPERVISION.includes(name));
  const acts = {
    help: () => find('keys-help').show(),
    down: () => find(LISTS)?.move?.(1),
    up: () => find(LISTS)?.move?.(-1),
    new: () => (page.works ? page.fileAnother() : find('people-desk')?.open(null)),
    take: agent(() => page.takeNext()),
    judge: inCase('correctJudgement'),
    codes: inCase('chooseCodes'),
    note: inCase('note'),
    particulars: inCase('correctParticulars'),
    withdrawOwn: inCase('withdrawOwn'),
    callback: agent(() => recordOrTake(page)),
    ...each(Object.keys(CHOSEN), (act) => () => find(CHOSEN[act][0])?.actOnChosen(CHOSEN[act][1])),
    answer: () => find('my-notices')?.answerCurrent?.(),
    search: works(() => find('case-search').focusInput()),
    supervision: agent(() => firstOfSupervision() && page.go({ view: firstOfSupervision(), case: '' })),
    measures: seen('measures', noNumber()),
    comparison: seen('comparison', noNumber()),
    unit: seen('unit', noNumber()),
    staffing: seen('staffing', { job: '' }),
    customers: seen('customers', { customer: '' }),
    acceptOffer: () => find('offer-card')?.accept?.(),
    declineOffer: () => find('offer-card')?.decline?.(),
    callComplaint: () => find('call-card')?.record?.('complaint'),
    callInquiry: () => find('call-card')?.record?.('inquiry'),
    callSuggestion: () => find('call-card')?.record?.('suggestion'),
    callOther: () => find('call-card')?.record?.('other'),
    callHold: () => find('call-card')?.hold?.(),
    callHandOver: () => find('call-card')?.handOver?.(),
    callFile: () => find('call-card')?.openFile?.(),
    calls: seen('calls'),
    presence: () => find('presence-bar')?.open?.(),
    floor: seen('floor'),
    care: seen('care'),
    day: seen('day'),
    volumes: seen('volumes'),
    reports: seen('reports', { report: '', draft: '' }),
    wallboard: agent(() => location.assign('/wallboard')),
    close: () => page.go({ case: '' }),
    ...each(Object.keys(STEPS), (act) => inCase('step', STEPS[act])),
    ...each(LIMITS, (act) => inCase('limit', act)),
    ...each(Object.keys(VIEWS), (act) => view(VIEWS[act])),
  };
  return Object.fromEntries(Object.entries(acts).map(([act, does]) => [act === 'close' ? 'Escape' : keysOf(act), does]));
}

/** In a case with a callback to make, that one is made; a case above the callbacks is left first. */
function recordOrTake(page) {
  if (page.place.case && page.querySelector('next-step')?.serve()) return;
  const isThere = page.place.view === 'callbacks' && !page.place.case;
  if (isThere) page.querySelector('callback-desk')?.recordOrTake?.();
  else page.go({ view: 'callbacks', case: '' });
}

function each(names, of) {
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}
