import { hear } from './clock.js';
import { pagePerson } from './page-person.js';

/** The only module that sends HTTP requests. Paths are below `/api/v1`. */
const BASE = '/api/v1';
const PATIENCE = 20_000;

/**
 * Why a request failed: the server's problem+json, or status 0 if no answer came.
 *
 * @typedef {{pointer: string, detail: string, code?: string}} WrongField
 */
export class Problem extends Error {
  /**
   * @param {number} status @param {{type?: string, title?: string, detail?: string, errors?: WrongField[], moreErrors?: number}} [body]
   * @param {number} [retryAfter] seconds
   */
  constructor(status, body = {}, retryAfter = 0) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.type = body.type ?? '';
    /** @type {WrongField[]} */
    this.errors = body.errors ?? [];
    /** How many more fields are wrong. */
    this.moreErrors = body.moreErrors ?? 0;
    /** After how many minutes another try may succeed, if the server says so; at least one. */
    this.minutes = Math.max(1, Math.ceil(retryAfter / 60));
  }

  /** No answer, or one after which another try may succeed: it is unknown whether the request was carried out. */
  get unclear() {
    return this.status === 0 || this.status >= 500;
  }

  /** The caller has to say first why they look at a customer's data. */
  get isReasonNeeded() {
    return this.type === '/problems/reason-needed';
  }

  /** The file is sealed; a supervisor opens it for a reason. */
  get isSealed() {
    return this.type === '/problems/sealed';
  }

  /** The kinds of their faults by name, where screens may have words for them. @returns {Record<string, string>} */
  get codes() {
    return Object.fromEntries(this.errors.map(({ pointer, code }) => [pointer.replace(/^\//, ''), code ?? '']));
  }

  /** The wrong fields by name. @returns {Record<string, string>} */
  get fields() {
    return Object.fromEntries(this.errors.map(({ pointer, detail }) => [pointer.replace(/^\//, ''), detail]));
  }
}

/** @type {(() => Promise<void>) | null} */
let signInAgain = null;

/**
 * Registers the way to sign in again on the page; a request that was refused at the end of the session is then sent once more.
 * If another person signs in, the page begins again, and nothing is sent.
 */
export function whenSessionOver(signIn) {
  signInAgain = signIn;
}

const ANOTHER_PERSON = '/problems/another-person';

/** @type {() => void} */
let sayAnother = () => {};

/** Registers what the page does when a request was refused because another person has signed in. */
export function whenAnotherPerson(say) {
  sayAnother = say;
}

/**
 * @typedef {object} Request
 * @property {unknown} [body] sent as JSON
 * @property {string} [text] sent as JSON as a person wrote it, so that mistakes are named by its lines
 * @property {string} [type] of that text, where it is not JSON
 * @property {Blob} [bytes] sent as they are
 * @property {Record<string, unknown>} [query] empty values are left out
 * @property {number} [version] sent as `If-Match`
 * @property {string} [tag] sent as `If-None-Match`
 * @property {string} [idempotencyKey]
 * @property {string} [trackingCode]
 * @property {boolean} [open] works without a session, so 401 is an answer like any other
 * @property {number | null} [as] for whom it is sent: the person of this page, if left out; null: for any person
 */

/** Keys of actions that no answer has come to, by what they do. @type {Map<string, string>} */
const unanswered = new Map();

/** Random enough to be unique; `randomUUID` is missing if the page is not served securely. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}

/**
 * Sends an action that the server carries out once: until an answer has come, the same action is sent under the same key.
 * So a held key, a double click and another try after a timeout do it once.
 *
 * @param {string} method @param {string} path @param {Request} [request]
 * @returns {Promise<any>} the JSON of the answer, or null where it has none
 */
async function act(method, path, request = {}) {
  const action = JSON.stringify([method, path, request.body ?? null, request.trackingCode ?? null]);
  const idempotencyKey = unanswered.get(action) ?? newKey();
  unanswered.set(action, idempotencyKey);
  try {
    const answered = await send(method, path, { ...request, idempotencyKey });
    unanswered.delete(action);
    return answered;
  } catch (failure) {
    if (!(failure instanceof Problem && failure.unclear)) unanswered.delete(action);
    throw failure;
  }
}

/**
 * @param {string} method @param {string} path @param {Request} [request]
 * @returns {Promise<any>} the JSON of the answer, its text where it is YAML or HTML, or null where it has none
 */
async function send(method, path, request = {}) {
  const response = await attempt(method, path, request);
  if (response.status === 401 && !request.open && signInAgain) {
    await signInAgain();
    return answer(await attempt(method, path, request));
  }
  return answer(response);
}

async function attempt(method, path, { text, bytes, type = 'application/json', body, query = {}, version, tag, idempotencyKey, trackingCode, as }) {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const sent = text ?? bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  if (sent !== undefined) headers.set('Content-Type', type);
  if (version !== undefined) headers.set('If-Match', `"${version}"`);
  if (tag) headers.set('If-None-Match', tag);
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  const person = as === undefined ? pagePerson()?.id : as;
  if (person) headers.set('Expected-Person', String(person));
  if (trackingCode) headers.set('Tracking-Code', encodeURIComponent(trackingCode));
  try {
    return await fetch(BASE + path + queryString(query), {
      method,
      headers,
      body: sent,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Problem(0);
  }
}

async function answer(response) {
  hear(response.headers.get('Date'));
  const text = await response.text().catch(() => {
    throw new Problem(0);
  });
  if (response.ok && /^(application\/yaml|text\/html)/.test(response.headers.get('Content-Type') ?? '')) return text;
  const json = text === '' ? nothing(response) : parsed(text);
  if (!response.ok) {
    if (json?.type === ANOTHER_PERSON) sayAnother();
    throw new Problem(response.status, json ?? undefined, Number(response.headers.get('Retry-After') ?? 0) || 0);
  }
  return json;
}

/** Where nothing comes next to an agent, why. */
function nothing(response) {
  const because = response.headers.get('Nothing-Because');
  return because ? { because } : null;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function queryString(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

const at = (number) => `/complaints/${encodeURIComponent(number)}`;

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

const webhookAt = (id) => `/webhooks/${id}`;
export const webhooks = () => send('GET', '/webhooks');
export const addWebhook = (draft) => send('POST', '/webhooks', { body: draft });
export const changeWebhook = (id, change) => act('PUT', webhookAt(id), { body: change });
export const renewWebhookSecret = (id) => send('POST', `${webhookAt(id)}/secrets`);
export const revokeOldWebhookSecret = (id) => act('DELETE', `${webhookAt(id)}/secrets`);
export const testWebhook = (id) => act('POST', `${webhookAt(id)}/tests`);
export const webhookDeliveries = (id, query) => send('GET', `${webhookAt(id)}/deliveries`, { query });

const connectorAt = (code) => `/connectors/${encodeURIComponent(code)}`;
export const connectors = () => send('GET', '/connectors');
export const addConnector = (draft) => send('POST', '/connectors', { body: draft });
export const changeConnector = (code, change) => act('PUT', connectorAt(code), { body: change });
export const renewConnectorSecret = (code, oldValidHours) => send('POST', `${connectorAt(code)}/secrets`, { body: { oldValidHours } });
export const connectorCommands = (code) => send('GET', `${connectorAt(code)}/commands`);
export const setConnectorCommands = (code, url) => act('PUT', `${connectorAt(code)}/commands`, { body: { url } });
export const connectorMessages = (code, query) => send('GET', `${connectorAt(code)}/messages`, { query });
export const replayConnector = (code, hours) => act('POST', `${connectorAt(code)}/replays`, { body: { hours } });
export const tryConnector = (code) => send('POST', `${connectorAt(code)}/trials`);
export const callFormat = (code) => send('GET', `/call-formats/${encodeURIComponent(code)}`);
export const agentExtensions = () => send('GET', '/agent-extensions');
export const assignAgentExtension = (extension, person) => act('PUT', `/agent-extensions/${encodeURIComponent(extension)}`, { body: { person } });
/** Sends it as an exchange would, without the person's session; gives the status of the answer. @param {{path: string, headers: Record<string, string>, body: string}} request */
export const sendTrial = ({ path, headers, body }) => fetch(path, { method: 'POST', headers, body, credentials: 'omit' }).then(({ status }) => status);

export const outbox = () => send('GET', '/outbox');
/** @param {{route?: string, state?: string, after?: string, limit?: number}} query */
export const outboxMessages = (query) => send('GET', '/outbox/messages', { query });
export const outboxMessage = (id) => send('GET', `/outbox/messages/${encodeURIComponent(id)}`);
export const previewReplay = (selection) => send('POST', '/outbox/replay-previews', { body: selection });
export const replayOutbox = (selection) => act('POST', '/outbox/replays', { body: selection });
export const setRouteState = (id, state) => act('PUT', `/outbox/routes/${encodeURIComponent(id)}/state`, { body: { state } });
export const setRoutePace = (id, pace) => act('PUT', `/outbox/routes/${encodeURIComponent(id)}/pace`, { body: pace });

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

const customerAt = (id) => `/customers/${encodeURIComponent(id)}`;
/** @param {{phone?: string, name?: string, tier?: string, department?: string, after?: string, limit?: number}} query */
export const customers = (query) => send('GET', '/customers', { query });
export const customer = (id) => send('GET', customerAt(id));
export const customerStory = (id, query) => send('GET', `${customerAt(id)}/story`, { query });
export const customerChanges = (id, query) => send('GET', `${customerAt(id)}/changes`, { query });
export const changeCustomer = (id, version, change) => act('PATCH', customerAt(id), { body: change, version });
export const addContact = (id, contact) => act('POST', `${customerAt(id)}/contacts`, { body: contact });
export const endContact = (id, contact) => act('DELETE', `${customerAt(id)}/contacts/${encodeURIComponent(contact)}`);
export const judgeSameThing = (number, version, said) => act('POST', `${at(number)}/earlier`, { body: said, version });
export const chooseCustomer = (number, version, choice) => act('PUT', `${at(number)}/customer`, { body: choice, version });
export const customerMerges = (id, query) => send('GET', `${customerAt(id)}/merges`, { query });
export const mergePreview = (id, into) => send('GET', `${customerAt(id)}/merge-preview`, { query: { into } });
/** @param {{into: number, intoVersion: number, reason: string}} merge */
export const mergeCustomers = (id, version, merge) => act('POST', `${customerAt(id)}/merge`, { body: merge, version });
export const undoMerge = (id, merge, reason) => act('POST', `${customerAt(id)}/merges/${encodeURIComponent(merge)}/undo`, { body: { reason } });
/** @param {'complaint' | 'customer'} of @param {string} subject @param {string} why */
export const giveReason = (of, subject, why) => act('POST', `${of === 'customer' ? customerAt(subject) : at(subject)}/look-reason`, { body: { why } });
export const looksAtCustomer = (id, query) => send('GET', `${customerAt(id)}/looks`, { query });
export const erasurePreview = (id) => send('GET', `${customerAt(id)}/erasure`);
export const eraseCustomer = (id, version, why) => act('POST', `${customerAt(id)}/erasure`, { body: { why }, version });
export const erasures = (query) => send('GET', '/erasures', { query });
export const duplicates = (query) => send('GET', '/duplicates', { query });
export const duplicatesOf = (id) => send('GET', `${customerAt(id)}/duplicates`);
export const dismissDuplicate = (id, other) => act('POST', `${customerAt(id)}/duplicates/${encodeURIComponent(other)}/dismissal`);

export const joined = (number) => send('GET', `${at(number)}/joined`);
/** @param {string} number of the one that follows @param {{leader: string, leaderVersion?: number, reason?: string}} choice */
export const joinComplaint = (number, version, choice) => act('PUT', `${at(number)}/leader`, { body: choice, version });
export const separateComplaint = (number, version, why) => act('POST', `${at(number)}/separation`, { body: why, version });
export const dismissHint = (number, other) => act('POST', `${at(number)}/dismissed-hints`, { body: { other } });
export const sameMatter = (typed) => send('POST', '/same-matter', { body: typed });

export const customerCare = (id) => send('GET', `${customerAt(id)}/care`);
export const recordCareContact = (id, contact) => act('POST', `${customerAt(id)}/care/contacts`, { body: contact });
export const chooseForCare = (id, rule) => act('POST', `${customerAt(id)}/care/choices`, { body: { rule } });
/** @param {{rule: string, from: string, reason: string}} excuse */
export const excuseCare = (id, excuse) => act('POST', `${customerAt(id)}/care/excuses`, { body: excuse });
export const careDue = (query) => send('GET', '/care', { query });
export const careCounts = (query) => send('GET', '/care/counts', { query });
export const campaigns = (query) => send('GET', '/campaigns', { query });
export const createCampaign = (campaign) => act('POST', '/campaigns', { body: campaign });
export const campaignPreview = (id) => send('GET', `/campaigns/${id}/preview`);
/** @param {number} id @param {{step: string, digest?: string, reason?: string}} step */
export const stepCampaign = (id, step) => act('POST', `/campaigns/${id}/steps`, { body: step });
export const takeCampaignCall = () => act('POST', '/campaign-calls/next');
/** @param {number} id @param {{attempt: number, outcome: string}} outcome */
export const recordCampaignCall = (id, outcome) => act('POST', `/campaign-calls/${id}/outcome`, { body: outcome });
/** @param {{kind: string, to: string, customers?: number[], department?: string}} files */
export const giveFiles = (files) => act('POST', '/file-hand-overs', { body: files });
export const fileHandOvers = (query) => send('GET', '/file-hand-overs', { query });
export const fileHandOverCounts = () => send('GET', '/file-hand-overs/counts');
/** @param {number} id @param {{step: string, defects?: string[]}} step */
export const stepFileHandOver = (id, step) => act('POST', `/file-hand-overs/${id}/steps`, { body: step });
export const customerTie = (id) => send('GET', `${customerAt(id)}/tie`);
/** @param {{customer: number, relation: string}} kin */
export const addKin = (id, kin) => act('POST', `${customerAt(id)}/kin`, { body: kin });
export const endKin = (id, kin) => act('DELETE', `${customerAt(id)}/kin/${encodeURIComponent(kin)}`);
/** @param {{agent: number, fault: string, standsFirm: boolean, words: string}} refusal */
export const refuseAgent = (id, refusal) => act('POST', `${customerAt(id)}/refusals`, { body: refusal });
export const liftRefusal = (id, refusal) => act('DELETE', `${customerAt(id)}/refusals/${encodeURIComponent(refusal)}`);
/** @param {{agent: number, opinion: string}} opinion */
export const giveTieOpinion = (id, opinion) => act('POST', `${customerAt(id)}/tie-opinions`, { body: opinion });
/** @param {boolean} agreed */
export const decideTie = (id, opinion, agreed) => act('POST', `${customerAt(id)}/tie-opinions/${encodeURIComponent(opinion)}/decision`, { body: { agreed } });
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
export const customerTiers = (id) => send('GET', `${customerAt(id)}/tiers`);

export const proposeBlacklisting = (id, entry) => act('POST', `${customerAt(id)}/blacklistings`, { body: entry });
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
export const addToComplaint = (number, text) => act('POST', `${at(number)}/additions`, { body: { text } });
export const withdrawAtBranch = (number, reason) => act('POST', `${at(number)}/withdrawal`, { body: { reason } });
/** @param {string} number @param {{text: string, nextReplyBy?: string}} reply */
export const replyToCustomer = (number, reply) => act('POST', `${at(number)}/replies`, { body: reply });
export const sendLinkAgain = (number) => act('POST', `${at(number)}/link-mails`);
export const askBranch = (number, text) => act('POST', `${at(number)}/branch-questions`, { body: { text } });
export const branchQuestions = () => send('GET', '/branch-questions');
export const answerBranchQuestion = (id, text) => act('POST', `/branch-questions/${id}/answer`, { body: { text } });
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
export const rate = (trackingCode, rating) =>
  act('POST', '/tracking/rating', { trackingCode, body: rating, open: true });
export const addOnTracking = (trackingCode, text) =>
  act('POST', '/tracking/additions', { trackingCode, body: { text }, open: true });
export const askForCode = (number, phoneDigits) => send('POST', '/tracking/codes', { body: { number, phoneDigits }, open: true });
export const openByCode = (number, code) => send('POST', '/tracking/sessions', { body: { number, code }, open: true });
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

const exportAt = (id) => `/exports/${encodeURIComponent(id)}`;
export const exports = (query) => send('GET', '/exports', { query });
export const exportOf = (id) => send('GET', exportAt(id));
export const previewExport = (list) => send('POST', '/exports/preview', { body: list });
export const startExport = (request) => act('POST', '/exports', { body: request });
export const deleteExport = (id) => act('DELETE', exportAt(id));
/** For a link: a file goes to the disk, not through the page. */
export const exportAddress = (id) => `${BASE}${exportAt(id)}/file`;

/** Overdue work that belongs to no complaint. */
export const duties = () => send('GET', '/duties');
export const filesDueCounts = () => send('GET', '/files-due');
export const filesDue = (work, query) => send('GET', `/files-due/${encodeURIComponent(work)}`, { query });
/** @param {number} file @param {number} version that the person has seen */
export const confirmCustomer = (file, version) => act('POST', `/customers/${encodeURIComponent(file)}/confirmations`, { version });
/** @param {number} file @param {number} version that the person has seen @param {string | null} defect what is to be mended */
export const reviewFile = (file, version, defect) => act('POST', `/customers/${encodeURIComponent(file)}/reviews`, { version, body: { defect } });
export const fileSample = (month) => send('GET', `/file-samples/${encodeURIComponent(month)}`);
export const drawFileSample = (month) => act('POST', `/file-samples/${encodeURIComponent(month)}`);
export const sampledFiles = (month, query) => send('GET', `/file-samples/${encodeURIComponent(month)}/files`, { query });
export const checkSampledFile = (month, file, verdicts) =>
  act('PUT', `/file-samples/${encodeURIComponent(month)}/files/${encodeURIComponent(file)}`, { body: verdicts });

const listAt = (id) => `/customer-lists/${encodeURIComponent(id)}`;
export const customerLists = (query) => send('GET', '/customer-lists', { query });
export const beginList = (draft) => send('POST', '/customer-lists', { body: draft, idempotencyKey: newKey() });
/** @param {number} id @param {number} seq @param {Blob} bytes */
export const putListPart = (id, seq, bytes) => send('PUT', `${listAt(id)}/parts/${seq}`, { bytes, type: 'application/octet-stream' });
export const checkList = (id) => act('POST', `${listAt(id)}/check`);
export const takeList = (id) => act('POST', `${listAt(id)}/take`);
export const deleteList = (id) => act('DELETE', listAt(id));
export const refusedRows = (id, query) => send('GET', `${listAt(id)}/refused`, { query });
/** Where the refused rows of a list are as a file. */
export const refusedAddress = (id, language) => `${BASE}${listAt(id)}/refused/file?language=${language}`;

export const reports = (query) => send('GET', '/reports', { query });
export const reportPage = (number, language) => send('GET', `/reports/${encodeURIComponent(number)}/page`, { query: { language } });
/** Where a report is, as JSON or in the form of that name. @param {string} number @param {string} [form] @param {string} [language] */
export const reportAddress = (number, form, language) =>
  `${BASE}/reports/${encodeURIComponent(number)}${form ? `/${form}?language=${language}` : ''}`;
const draftAt = (id) => `/report-drafts/${encodeURIComponent(id)}`;
export const reportDrafts = (query) => send('GET', '/report-drafts', { query });
export const reportDraft = (id) => send('GET', draftAt(id));
export const openReportDraft = (wanted) => act('POST', '/report-drafts', { body: wanted });
export const dropReportDraft = (id) => act('DELETE', draftAt(id));
export const addReportRemark = (id, remark) => act('POST', `${draftAt(id)}/remarks`, { body: remark });
export const takeReportRemarkAway = (id, remark) => act('DELETE', `${draftAt(id)}/remarks/${encodeURIComponent(remark)}`);
export const previewReport = (id, language) => send('GET', `${draftAt(id)}/preview`, { query: { language } });
export const publishReport = (id, seen) => act('POST', `${draftAt(id)}/publication`, { body: seen });
const scheduleAt = (id) => `/report-schedules/${encodeURIComponent(id)}`;
export const reportSchedules = () => send('GET', '/report-schedules');
export const addReportSchedule = (wanted) => act('POST', '/report-schedules', { body: wanted });
export const changeReportSchedule = (id, wanted) => act('PUT', scheduleAt(id), { body: wanted });
export const deleteReportSchedule = (id) => act('DELETE', scheduleAt(id));
export const reportDeliveries = (query) => send('GET', '/report-deliveries', { query });
export const seeReportDeliveries = (upTo) => act('POST', '/report-deliveries/receipts', { body: { upTo } });

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
export const callFigures = (query) => send('GET', '/measures/calls', { query });
/** @param {string} part a `CallPart` of the contract */
export const callsBehind = (part, query) => send('GET', `/measures/calls/${encodeURIComponent(part)}`, { query });
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

const callAt = (id) => `/calls/${encodeURIComponent(id)}`;
/** All that is known of who calls. @param {string} number in any writing */
export const callersOf = (number) => send('GET', '/telephony/callers', { query: { number } });
export const myCalls = () => send('GET', '/calls/mine');
/** @param {number} id of one's own call */
export const holdCall = (id) => act('POST', `${callAt(id)}/hold`);
export const retrieveCall = (id) => act('POST', `${callAt(id)}/retrieve`);
/** @param {number} id @param {{to: number, words: string}} hand */
export const transferCall = (id, hand) => act('POST', `${callAt(id)}/transfer`, { body: hand });
export const colleaguesToHandTo = () => send('GET', '/calls/transfers/colleagues');
/** What colleagues hand to the person now. */
export const myTransfers = () => send('GET', '/calls/transfers/mine');
export const liveCalls = () => send('GET', '/calls/live');
/** @param {{view?: string, number?: string, after?: string, limit?: number}} query */
export const calls = (query) => send('GET', '/calls', { query });
export const call = (id) => send('GET', callAt(id));
/** @param {{direction: 'in' | 'out', record: object}} draft of a call that no exchange told of */
export const recordCall = (draft) => act('POST', '/calls', { body: draft });
/** @param {number} version of the record that was read; 0: none was there */
export const writeCallRecord = (id, version, record) => act('PUT', `${callAt(id)}/record`, { body: { version, record } });
/** @param {{after?: string, limit?: number}} query */
export const unprovenAttempts = (query) => send('GET', '/telephony/dials/unproven', { query });
/** Calls of one's own customers that a colleague answered (R9). */
export const helpedCalls = (query) => send('GET', '/helped-calls', { query });
export const noteHelpedCall = (id) => act('POST', `/helped-calls/${encodeURIComponent(id)}/note`);
export const suggestions = (query) => send('GET', '/call-suggestions', { query });
export const answerSuggestion = (id, words) => act('POST', `${callAt(id)}/answer`, { body: words ? { words } : {} });
export const mailRelay = () => send('GET', '/outbox/mail-relay');
export const setMailRelay = (relay) => act('PUT', '/outbox/mail-relay', { body: relay });
export const sendTestMail = (to) => send('POST', '/outbox/mail-relay/test-mails', { body: { to } });
