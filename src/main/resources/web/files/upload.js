import { uploadRequest } from './file-requests.js';

const PART = 256 * 1024;
const LONGEST_PAUSE = 30_000;

/** Answers after which another try makes no sense, with their words in `files.fault`. */
const FAULTS = { 413: 'tooLarge', 415: 'refused', 422: 'refused', 429: 'tooMany', 400: 'refused', 401: 'refused', 403: 'refused' };

/** No answer, or one after which the same may succeed. */
class Interrupted extends Error {}

/**
 * A file on its way to the server, in parts (tus 1.0.0). A broken connection costs at most one part: the server is asked how much it has,
 * and the rest follows. Without a network it waits until there is one.
 *
 * @typedef {'sending' | 'waiting' | 'done' | 'failed'} UploadState
 */
export class Upload {
  /**
   * @param {File} file
   * @param {{trackingCode?: string, onChange: () => void}} how
   */
  constructor(file, { trackingCode, onChange }) {
    this.file = file;
    this.name = file.name;
    this.size = file.size;
    this.trackingCode = trackingCode;
    this.onChange = onChange;
    /** @type {UploadState} */
    this.state = 'sending';
    this.fault = '';
    /** Bytes that it may have, as far as is known. */
    this.most = Infinity;
    this.id = '';
    this.begunAs = newId();
    this.sent = 0;
    this.ending = new AbortController();
  }

  async run() {
    this.become('sending');
    for (let tries = 0; !this.isOver; tries++) {
      const before = this.sent;
      try {
        if (!this.id) await this.begin();
        else if (tries > 0) await this.ask();
        while (this.sent < this.size) await this.sendPart();
        this.become('done');
      } catch (failure) {
        if (this.isOver) return;
        if (failure instanceof Interrupted || failure?.name === 'TypeError' || failure?.name === 'TimeoutError') {
          if (this.sent > before) tries = 0;
          this.become('waiting');
          await this.rest(tries);
          if (!this.isOver) this.become('sending');
        } else {
          throw failure;
        }
      }
    }
  }

  get isOver() {
    return this.state === 'done' || this.state === 'failed';
  }

  /** Part of the whole that has arrived, from 0 to 1. */
  get share() {
    return this.size ? this.sent / this.size : 0;
  }

  /** Whether or not an answer to an earlier try was lost: by its id the server finds it again. */
  async begin() {
    const answer = await this.request('POST', '', {
      headers: {
        'Upload-Id': this.begunAs,
        'Upload-Length': String(this.size),
        'Upload-Metadata': `filename ${base64(this.name)},filetype ${base64(this.file.type)}`,
      },
    });
    this.id = (await answer.json()).id;
    this.sent = Number(answer.headers.get('Upload-Offset'));
  }

  async ask() {
    const answer = await this.request('HEAD', this.id);
    this.sent = Number(answer.headers.get('Upload-Offset'));
  }

  async sendPart() {
    const bytes = this.file.slice(this.sent, this.sent + PART);
    const answer = await this.request('PATCH', this.id, { headers: { 'Upload-Offset': String(this.sent) }, bytes });
    this.sent = Number(answer.headers.get('Upload-Offset'));
    this.onChange();
  }

  async request(method, id, request = {}) {
    const answer = await uploadRequest(method, id, { ...request, trackingCode: this.trackingCode, signal: this.ending.signal });
    if (answer.ok) return answer;
    if (id && (answer.status === 404 || answer.status === 410)) {
      // The server has forgotten it: it begins again.
      this.id = '';
      this.begunAs = newId();
      this.sent = 0;
      throw new Interrupted();
    }
    // Nothing to begin with either: what opened the case does so no more.
    if (answer.status === 404) this.fail('over');
    if (FAULTS[answer.status]) this.fail(FAULTS[answer.status]);
    throw new Interrupted();
  }

  fail(fault) {
    this.fault = fault;
    this.become('failed');
  }

  /** Until there is a network, and longer and longer while there seems to be one. */
  rest(tries) {
    const pause = navigator.onLine ? Math.min(LONGEST_PAUSE, 500 * 2 ** tries) : LONGEST_PAUSE;
    return new Promise((resolve) => {
      const timer = setTimeout(done, pause);
      addEventListener('online', done);
      this.ending.signal.addEventListener('abort', done);
      function done() {
        clearTimeout(timer);
        removeEventListener('online', done);
        resolve(undefined);
      }
    });
  }

  become(state) {
    this.state = state;
    this.onChange();
  }

  /** Nobody wants it any more. The server deletes what it has after a day by itself. */
  remove() {
    const { id, trackingCode } = this;
    this.state = 'failed';
    this.ending.abort();
    if (id) uploadRequest('DELETE', id, { trackingCode }).catch(() => {});
  }
}

/** A random UUID; `randomUUID` is missing if the page is not served securely. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
