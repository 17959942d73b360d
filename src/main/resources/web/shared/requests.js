import { hear } from './clock.js';
import { pagePerson } from './page-person.js';

/** The only module that sends HTTP requests; `api.js` has the operations. Paths are below `/api/v1`. */
export const BASE = '/api/v1';
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
export async function act(method, path, request = {}) {
  const action = JSON.stringify([method, path, request.body ?? null, request.trackingCode ?? null]);
  const idempotencyKey = request.idempotencyKey ?? unanswered.get(action) ?? newKey();
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
export async function send(method, path, request = {}) {
  const response = await attempt(method, path, request);
  if (response.status === 401 && !request.open && signInAgain) {
    await signInAgain();
    return answer(await attempt(method, path, request));
  }
  return answer(response);
}

/** Who asks, and what answers they read. @param {{trackingCode?: string, as?: number | null}} who */
export function callerHeaders({ trackingCode, as }) {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const person = as === undefined ? pagePerson()?.id : as;
  if (person) headers.set('Expected-Person', String(person));
  if (trackingCode) headers.set('Tracking-Code', encodeURIComponent(trackingCode));
  return headers;
}

export async function attempt(method, path, { text, bytes, type = 'application/json', body, query = {}, version, tag, idempotencyKey, trackingCode, as }) {
  const headers = callerHeaders({ trackingCode, as });
  const sent = text ?? bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  if (sent !== undefined) headers.set('Content-Type', type);
  if (version !== undefined) headers.set('If-Match', `"${version}"`);
  if (tag) headers.set('If-None-Match', tag);
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
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

export async function answer(response) {
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

export const at = (number) => `/complaints/${encodeURIComponent(number)}`;
