import { at, attempt, BASE, callerHeaders, Problem, send } from '../shared/requests.js';

/** Of an upload's part, on a slow network. */
const PATIENCE = 90_000;

/**
 * A request of an upload, which speaks by headers (tus 1.0.0).
 *
 * @param {string} method @param {string} id of the upload; empty: of all
 * @param {{headers?: Record<string, string>, bytes?: Blob, trackingCode?: string, signal?: AbortSignal}} request
 * @returns {Promise<Response>} fails where no answer comes
 */
export function uploadRequest(method, id, { headers = {}, bytes, trackingCode, signal } = {}) {
  const all = callerHeaders({ trackingCode });
  Object.entries({ 'Tus-Resumable': '1.0.0', ...headers }).forEach(([name, value]) => all.set(name, value));
  if (bytes) all.set('Content-Type', 'application/offset+octet-stream');
  return fetch(`${BASE}/uploads${id && `/${encodeURIComponent(id)}`}`, {
    method,
    headers: all,
    body: bytes,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
  });
}

/** Files that the customer of a code may see. */
export const trackedFiles = (trackingCode) => send('GET', '/tracking/attachments', { trackingCode, open: true });

/** The bytes of one of them. @param {'' | '/thumb'} form @returns {Promise<Blob>} */
export async function trackedFile(trackingCode, id, form = '') {
  const response = await attempt('GET', `/tracking/attachments/${encodeURIComponent(id)}${form}`, { trackingCode, as: null });
  if (!response.ok) throw new Problem(response.status);
  return response.blob();
}

export const filesOf = (number) => send('GET', `${at(number)}/attachments`);

/** Where a file of a case is, for pictures, sound and downloads: the browser sends the session's cookie itself. @param {'' | '/thumb' | '/original'} form */
export const fileAddress = (number, id, form = '') => `${BASE}${at(number)}/attachments/${encodeURIComponent(id)}${form}`;
