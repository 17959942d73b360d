import { act, answer, at, attempt, send } from './requests.js';

export { newKey, Problem, whenAnotherPerson, whenSessionOver } from './requests.js';
export * from './api-calls.js';
export * from './api-customers.js';
export * from './api-exchanges.js';
export * from './api-files.js';

/** The operations of the contract; those of large features stand in modules of their own and are had from here. */
export const signIn = (login, password) => send('POST', '/sessions', { body: { login, password }, open: true });
export const currentSession = (request) => send('GET', '/sessions/current', request);
/** The person signed in, on a page of any person, or null: before signing in that is no error. */
export const sessionIfAny = () => send('GET', '/sessions/current', { query: { optional: true }, open: true, as: null });
/** @param {number} [id] of the person who signs out; the person of this page, if left out */
export const signOut = (id) => send('DELETE', '/sessions/current', { open: true, as: id });
export const choosePassword = (current, chosen) =>
  send('PUT', '/sessions/current/password', { body: { current, new: chosen } });
export const policy = (request) => send('GET', '/policy', request);

const person = (id) => `/people/${encodeURIComponent(id)}`;
export const people = (query) => send('GET', '/people', { query });
export const addPerson = (draft) => act('POST', '/people', { body: draft });
export const changePerson = (id, change) => act('PUT', person(id), { body: change });
export const disablePerson = (id) => act('POST', `${person(id)}/disabling`);
export const enablePerson = (id) => act('POST', `${person(id)}/enabling`);
export const giveOneTimePassword = (id) => act('POST', `${person(id)}/one-time-password`);
export const changesOfPerson = (id, query) => send('GET', `${person(id)}/changes`, { query });

const unitAt = (code) => `/units/${encodeURIComponent(code)}`;
/** @param {{text: string, kind?: string}} query @param {boolean} [open] for a page without an account */
export const suggestUnits = (query, open) => send('GET', '/unit-suggestions', { query, open });
export const units = (query) => send('GET', '/units', { query });
export const unit = (code) => send('GET', unitAt(code));
export const addUnit = (draft) => act('POST', '/units', { body: draft });
export const changeUnit = (code, change) => act('PUT', unitAt(code), { body: change });
export const moveUnitMember = (move) => act('PUT', '/units/members', { body: move });
/** A table that a person chose. @typedef {{text?: string, bytes?: Blob, type: string}} Sent */
export const tryUnits = (table, from) => send('POST', '/units/imports', { ...table, query: { dryRun: true, from } });
export const importUnits = (table, from) => send('POST', '/units/imports', { ...table, query: { from } });
export const volumes = (query) => send('GET', '/volumes', { query });
export const volumeImports = () => send('GET', '/volumes/imports');
export const tryVolumes = (table) => send('POST', '/volumes/imports', { ...table, query: { dryRun: true } });
export const importVolumes = (table) => send('POST', '/volumes/imports', table);
export const unmatchedUnits = (query) => send('GET', '/units/unmatched', { query });
export const nameUnit = (text, code) => act('POST', '/units/unmatched', { body: { text, unit: code } });

export const joined = (number) => send('GET', `${at(number)}/joined`);
/** @param {string} number of the one that follows @param {{leader: string, leaderVersion?: number, reason?: string}} choice */
export const joinComplaint = (number, version, choice) => act('PUT', `${at(number)}/leader`, { body: choice, version });
export const separateComplaint = (number, version, why) => act('POST', `${at(number)}/separation`, { body: why, version });
export const dismissHint = (number, other) => act('POST', `${at(number)}/dismissed-hints`, { body: { other } });
export const sameMatter = (typed) => send('POST', '/same-matter', { body: typed });

export const phraseUses = (query) => send('GET', '/phrase-uses', { query });
/** @param {{at: string, complaint?: string, situation?: string, language?: string, after?: string, q?: string}} query */
export const phrases = (query) => send('GET', '/phrases', { query });
/** What is never to be said. @param {string} [tag] of the list that is here @returns {Promise<{tag: string, items: object[]} | null>} null where that one holds */
export async function forbiddenExpressions(tag) {
  const response = await attempt('GET', '/forbidden-expressions', { tag });
  if (response.status === 304) return null;
  return { ...(await answer(response)), tag: response.headers.get('ETag') ?? '' };
}
export const askedAgent = (number) => send('GET', `${at(number)}/asked-agent`);
/** @param {{agent: number, standsFirm: boolean}} wish */
export const askForAgent = (number, wish) => act('PUT', `${at(number)}/asked-agent`, { body: wish });
export const staffMember = (id) => send('GET', `/staff/${encodeURIComponent(id)}`);
export const changeStaffMember = (id, change) => act('PUT', `/staff/${encodeURIComponent(id)}`, { body: change });
/** @param {{customer?: number, name?: string, department: string}} file */
export const reportMissingFile = (file) => act('POST', '/missing-files', { body: file });
export const missingFiles = (query) => send('GET', '/missing-files', { query });
export const missingFileCounts = () => send('GET', '/missing-files/counts');
/** @param {string} department @param {number} counted */
export const recordFileCount = (department, counted) => act('POST', `/missing-files/counts/${encodeURIComponent(department)}`, { body: { counted } });
/** @param {number} id @param {{step: string, customer?: number, reason?: string}} step */
export const stepMissingFile = (id, step) => act('POST', `/missing-files/${id}/steps`, { body: step });

export const blacklistings = (query) => send('GET', '/blacklistings', { query });
export const stepBlacklisting = (id, step) => act('POST', `/blacklistings/${encodeURIComponent(id)}/steps`, { body: step });

/** @param {'trade' | 'score'} scheme @param {Sent} table @param {boolean} dryRun */
export const importTierFigures = (scheme, table, dryRun) => send('POST', '/tiers/imports', { ...table, query: { scheme, dryRun } });
export const tierReviews = (query) => send('GET', '/tiers/reviews', { query });
export const dueTierReviews = () => send('GET', '/tiers/reviews/due');
export const askTierReview = (review) => act('POST', '/tiers/reviews', { body: review });
export const tierProposals = (query) => send('GET', '/tiers/proposals', { query });
/** Says what the decision would do. */
export const tryTierDecision = (decision) => send('POST', '/tiers/decisions', { body: decision, query: { dryRun: true } });
export const decideTiers = (decision) => act('POST', '/tiers/decisions', { body: decision });

export const looks = (query) => send('GET', '/looks', { query });

export const fileComplaint = (draft, idempotencyKey, open) =>
  send('POST', '/complaints', { body: draft, idempotencyKey, open });
export const judgeText = (text) => send('POST', '/judgements', { body: text });
export const complaints = (query) => send('GET', '/complaints', { query });
export const search = (q) => send('GET', '/search', { query: { q } });
export const complaintCounts = () => send('GET', '/complaint-counts');
export const complaint = (number) => send('GET', at(number));
export const events = (number, after = 0) => send('GET', `${at(number)}/events`, { query: { after, limit: 200 } });
export const takeNextComplaint = () => act('POST', '/complaints/take-next');
export const takeStep = (number, version, step) => act('POST', `${at(number)}/steps`, { body: step, version });
export const correctJudgement = (number, version, correction) =>
  act('PUT', `${at(number)}/judgement`, { body: correction, version });
export const tryJudgement = (number, judgement) => send('POST', `${at(number)}/judgement/trials`, { body: judgement });
export const correctParticulars = (number, version, particulars) =>
  act('PUT', `${at(number)}/particulars`, { body: particulars, version });
export const chooseCodes = (number, version, codes) => act('POST', `${at(number)}/codes`, { body: codes, version });
export const addToComplaint = (number, text, attachments = []) => act('POST', `${at(number)}/additions`, { body: { text, attachments } });
export const correctPhoneAtBranch = (number, phone) => act('PUT', `${at(number)}/phone`, { body: { phone } });
export const withdrawAtBranch = (number, reason) => act('POST', `${at(number)}/withdrawal`, { body: { reason } });
/** @param {string} number @param {{text: string, nextReplyBy?: string}} reply */
export const replyToCustomer = (number, reply) => act('POST', `${at(number)}/replies`, { body: reply });
export const sendLinkAgain = (number) => act('POST', `${at(number)}/link-mails`);
export const askBranch = (number, text) => act('POST', `${at(number)}/branch-questions`, { body: { text } });
export const branchQuestions = () => send('GET', '/branch-questions');
export const answerBranchQuestion = (id, text, attachments = []) => act('POST', `/branch-questions/${id}/answer`, { body: { text, attachments } });
export const addNote = (number, note) => act('POST', `${at(number)}/notes`, { body: note });

export const pauseClocks = (number, version, pause) => act('POST', `${at(number)}/pauses`, { body: pause, version });
export const resumeClocks = (number, version) => act('POST', `${at(number)}/resumption`, { version });
export const movePauseReview = (number, version, reviewAt) =>
  act('PUT', `${at(number)}/pause-review`, { body: { reviewAt }, version });
export const askExtension = (number, version, draft) => act('POST', `${at(number)}/extensions`, { body: draft, version });
export const handOver = (number, version, draft) => act('POST', `${at(number)}/hand-over`, { body: draft, version });
export const nextStage = (number, version, end) => act('POST', `${at(number)}/stages/next`, { body: end, version });
export const promiseReply = (number, version, promise) => act('POST', `${at(number)}/promises`, { body: promise, version });
export const noticesOf = (number) => send('GET', `${at(number)}/notices`);

export const notices = (query) => send('GET', '/notices', { query });
export const noticeSummary = () => send('GET', '/notices/summary');
export const receiveNotices = (which) => act('POST', '/notices/receipts', { body: which });
export const receiveNotice = (number) => act('POST', `/notices/${encodeURIComponent(number)}/receipt`);
export const answerNotice = (number, text) =>
  act('POST', `/notices/${encodeURIComponent(number)}/answer`, { body: { text } });

export const workloads = () => send('GET', '/workloads');
export const assignComplaints = (assignment) => act('POST', '/complaints/assignments', { body: assignment });
export const remindHolders = (reminding) => act('POST', '/complaints/reminders', { body: reminding });

export const extensions = (query) => send('GET', '/extensions', { query });
export const decideExtensions = (decision) => act('POST', '/extensions/decisions', { body: decision });

export const callbacks = (query) => send('GET', '/callbacks', { query });
export const surveyFigures = (query) => send('GET', '/measures/surveys', { query });
export const messagesOf = (number) => send('GET', `/complaints/${encodeURIComponent(number)}/messages`);
export const messageFigures = (query) => send('GET', '/measures/messages', { query });
export const messagesBehind = (query) => send('GET', '/measures/messages/list', { query });
export const messagePreviews = (query) => send('GET', '/message-previews', { query });
export const callbacksByHand = (query) => send('GET', '/callbacks/by-hand', { query });
export const askForCallback = (draft) => act('POST', '/callbacks', { body: draft });
export const cancelCallback = (id, reason) => act('POST', `/callbacks/${id}/cancel`, { body: { reason } });
export const takeNextCallback = () => act('POST', '/callbacks/take-next');
export const takeCallback = (id) => send('POST', `/callbacks/${encodeURIComponent(id)}/take`);
export const renewCallback = (id, attempt) => send('POST', `/callbacks/${id}/renew`, { body: { attempt } });
export const recordOutcome = (id, outcome) => act('POST', `/callbacks/${id}/outcome`, { body: outcome });

export const remediesOffered = () => send('GET', '/remedies', { open: true });
export const callTimes = () => send('GET', '/call-times', { open: true });
export const track = (trackingCode) => send('GET', '/tracking', { trackingCode, open: true });
/** @param {string} link of a mail, after `#stop=` */
export const chooseMails = (link, wanted) => send('POST', '/tracking/mails', { body: { link, wanted }, open: true });
/** @param {string} idempotencyKey kept with the rating until an answer has come */
export const rate = (trackingCode, rating, idempotencyKey) =>
  act('POST', '/tracking/rating', { trackingCode, body: rating, idempotencyKey, open: true });
/** @param {string} idempotencyKey kept with the text until an answer has come */
export const addOnTracking = (trackingCode, text, idempotencyKey, attachments = []) =>
  act('POST', '/tracking/additions', { trackingCode, body: { text, attachments }, idempotencyKey, open: true });
export const askForCode = (number, phoneDigits) => send('POST', '/tracking/codes', { body: { number, phoneDigits }, open: true });
export const openByCode = (number, code) => send('POST', '/tracking/sessions', { body: { number, code }, open: true });
export const openByLink = (link, phoneDigits) => send('POST', '/tracking/link-sessions', { body: { link, phoneDigits }, open: true });
export const correctOwnPhone = (trackingCode, phone) => act('PUT', '/tracking/phone', { trackingCode, body: { phone }, open: true });
/** @param {string | null} preferredCallbackAt null: at any time */
export const changeCallWish = (trackingCode, preferredCallbackAt) =>
  act('PUT', '/tracking/call-wish', { trackingCode, body: { preferredCallbackAt }, open: true });
export const withdraw = (trackingCode, withdrawal) =>
  act('POST', '/tracking/withdrawal', { trackingCode, body: withdrawal, open: true });

export const measuresNow = () => send('GET', '/measures/now');
export const breakdown = (query) => send('GET', '/measures/breakdown', { query });
export const comparison = (measure, query) => send('GET', `/measures/${encodeURIComponent(measure)}/comparison`, { query });
export const comparisonOfTwo = (measure, query) => send('GET', `/measures/${encodeURIComponent(measure)}/comparison/two`, { query });
export const warnings = (query) => send('GET', '/warnings', { query });
export const judgeWarning = (id, judgement) => act('POST', `/warnings/${id}/judgement`, { body: judgement });
export const measureChart = (measure, query) => send('GET', `/measures/${encodeURIComponent(measure)}/chart`, { query });
export const baselines = (measure) => send('GET', `/measures/${encodeURIComponent(measure)}/baselines`);
export const makeBaseline = (wanted) => act('POST', '/baselines', { body: wanted });
export const topics = () => send('GET', '/measures/topics');
export const complaintsBehind = (measure, query) => send('GET', `/measures/${encodeURIComponent(measure)}/complaints`, { query });

export const myDay = () => send('GET', '/my-day');
/** @param {string} [day] today, if left out */
export const agentLog = (day) => send('GET', '/agent-log', { query: { day } });
export const addLogEntry = (entry) => act('POST', '/agent-log', { body: entry });
export const uncheckedEntries = (query) => send('GET', '/agent-log/unchecked', { query });
export const checkLogEntries = (ids) => act('POST', '/agent-log/checks', { body: { ids } });
export const giveSummaryDuty = (person, day) => act('PUT', '/agent-log/duty', { body: { person, day } });
export const writeDaySummary = (day, text) => act('PUT', `/agent-log/summaries/${encodeURIComponent(day)}`, { body: { text } });

export const views = () => send('GET', '/views');
export const addView = (draft) => act('POST', '/views', { body: draft });
export const changeView = (id, draft) => act('PUT', `/views/${encodeURIComponent(id)}`, { body: draft });
export const deleteView = (id) => act('DELETE', `/views/${encodeURIComponent(id)}`);

export const parked = (query) => send('GET', '/parked', { query });
export const tryParked = (id) => act('POST', `/parked/${encodeURIComponent(id)}/tries`);
export const tryAllParked = () => act('POST', '/parked/tries');

export const policies = (query) => send('GET', '/policies', { query });
export const policySource = (id) => send('GET', `/policies/${encodeURIComponent(id)}/source`);
export const tryPolicy = (source) => send('POST', '/policies', { body: { source }, query: { dryRun: true } });
export const installPolicy = (source) => send('POST', '/policies', { body: { source } });

const calendarAt = (code) => `/calendars/${encodeURIComponent(code)}`;
export const calendars = () => send('GET', '/calendars');
export const calendarYear = (code, year) => send('GET', `${calendarAt(code)}/years/${encodeURIComponent(year)}`);
export const tryCalendar = (code, text) => send('POST', calendarAt(code), { text, query: { dryRun: true } });
export const installCalendar = (code, text) => send('POST', calendarAt(code), { text });

/** The work that is offered to the person now, and what became of the one before. */
export const myOffer = () => send('GET', '/offers/mine');
/** @param {{kind: string, subject: number, number: number}} offer @param {{answer: string, reason?: string}} answer */
export const answerOffer = ({ kind, subject, number }, answer) => act('PUT', `/offers/${kind}/${subject}/${number}`, { body: answer });
/** Takes an offer back from its agent. @param {{kind: string, subject: number, number: number}} offer @param {string} words what the agent is told */
export const withdrawOffer = ({ kind, subject, number }, words) => act('POST', `/offers/${kind}/${subject}/${number}/withdrawal`, { body: { words } });
/** Who is away from today on, as was entered ahead. */
export const absences = () => send('GET', '/absences');
/** @param {{person: number, from: string, to: string}} wanted */
export const enterAbsence = (wanted) => act('POST', '/absences', { body: wanted });
export const endAbsence = (id) => act('DELETE', `/absences/${encodeURIComponent(id)}`);

/** Dials for an attempt of a callback that the person has in hand. @param {{callback: number, attempt: number}} attempt */
export const dialCallback = (attempt) => act('POST', '/telephony/dials', { body: attempt });
/** @param {string} reason */
export const lengthenWrapUp = (reason) => act('POST', '/floor/me/wrap-up', { body: { reason } });

/** Whom the next works of a department would be offered to. @param {string} line */
export const previewDispatch = (line) => send('GET', '/dispatch/preview', { query: { line } });

/** What waits by what it asks of agents. @param {{line?: string}} query */
export const queuesNow = (query) => send('GET', '/dispatch/queues', { query });

export const ownPresence = () => send('GET', '/floor/me');
/** @param {{state: string, reason?: string}} choice */
export const choosePresence = (choice) => act('PUT', '/floor/me', { body: choice });
export const workDone = (query) => send('GET', '/measures/work', { query });
/** @param {string} part a `WorkPart` of the contract */
export const workBehind = (part, query) => send('GET', `/measures/work-behind/${encodeURIComponent(part)}`, { query });
export const callFigures = (query) => send('GET', '/measures/calls', { query });
/** @param {string} part a `CallPart` of the contract */
export const callsBehind = (part, query) => send('GET', `/measures/calls/${encodeURIComponent(part)}`, { query });
/** @param {string} number @param {'front' | 'usual'} to @param {string} reason */
export const moveComplaint = (number, to, reason) => act('POST', `${at(number)}/move`, { body: { to, reason } });
/** Customers who came in person. @param {{line: string, greeted?: string, after?: string, limit?: number}} query */
export const visits = (query) => send('GET', '/visits', { query });
export const visitFigures = (query) => send('GET', '/visits/figures', { query });
export const visitReceivers = (query) => send('GET', '/visits/agents', { query });
/** @param {{line: string, who?: string, phone?: string, askedFor?: number}} visit */
export const registerVisit = (visit) => act('POST', '/visits', { body: visit });
const ofVisit = (id) => `/visits/${encodeURIComponent(id)}`;
export const endVisit = (id, outcome) => act('POST', `${ofVisit(id)}/end`, { body: { outcome } });
export const assignVisit = (id, person) => act('POST', `${ofVisit(id)}/assign`, { body: { person } });
/** New agents whom the person is a mentor of (C6). */
export const mentored = () => send('GET', '/floor/mentored');
export const floorNow = (query) => send('GET', '/floor', { query });
const onFloor = (person) => `/floor/${encodeURIComponent(person)}`;
/** @param {number} person @param {{state: string, reason?: string, words: string}} wanted */
export const setPresence = (person, wanted) => act('POST', `${onFloor(person)}/state`, { body: wanted });
export const decideAway = (person, confirmed) => act('POST', `${onFloor(person)}/turn-owed`, { body: { confirmed } });
export const swapTurns = (wanted) => act('POST', '/floor/swaps', { body: wanted });

export const jobs = (query) => send('GET', '/jobs', { query });
export const cancelJob = (id) => send('POST', `/jobs/${encodeURIComponent(id)}/cancellation`);
export const staffing = (query) => send('GET', '/staffing', { query });
/** @param {{line: string, from: string, to: string, agents: number}} request */
export const startFloorReplay = (request) => act('POST', '/staffing/replays', { body: request });
const floorReplayOf = (id) => `/staffing/replays/${encodeURIComponent(id)}`;
export const floorReplay = (id) => send('GET', floorReplayOf(id));
export const cancelFloorReplay = (id) => send('DELETE', floorReplayOf(id));
export const replayPolicy = (request) => act('POST', '/policies/replay', { body: request });
export const replay = (id) => send('GET', `/policies/replays/${encodeURIComponent(id)}`);
export const cancelReplay = (id) => send('DELETE', `/policies/replays/${encodeURIComponent(id)}`);
