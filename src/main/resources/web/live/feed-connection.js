/**
 * Reads the feed of Server-Sent Events by fetch, because EventSource can send no header such as `Tracking-Code`, and reads on
 * from the last event after each interruption. It runs on a page or in `feed-worker.js`.
 *
 * @typedef {'connecting' | 'live' | 'reconnecting' | 'refused'} StreamState
 * @typedef {{id: string, event: string, data: string}} StreamEvent with an id alone, it only moves the place in the log
 * @typedef {object} Followed whose feed, and from which place on
 * @property {string} [trackingCode]
 * @property {number | null} [person] the id of the person whose page it is
 * @property {string} [lastId]
 */
const FEED = '/api/v1/feed';
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** The server sends a comment every 10 s; silence for this long means that the connection is dead. */
const SILENCE = 25_000;
/** No session, no right, no such code, another person's session: trying again is of no use. */
const REFUSALS = [401, 403, 404, 409];

export class FeedConnection {
  /**
   * @param {Followed} followed
   * @param {(event: StreamEvent) => void} onEvent
   * @param {(state: StreamState) => void} onState
   */
  constructor(followed, onEvent, onState) {
    this.followed = followed;
    this.onEvent = onEvent;
    this.onState = onState;
    this.lastId = followed.lastId ?? '';
    this.wait = SHORTEST_WAIT;
    this.ended = false;
    this.follow();
  }

  end() {
    this.ended = true;
    this.abort?.abort();
    clearTimeout(this.retry);
    this.wake?.();
  }

  async follow() {
    while (!this.ended) {
      const refused = await this.readOnce().catch(() => false);
      if (this.ended) return;
      if (refused) {
        this.onState('refused');
        return;
      }
      this.onState('reconnecting');
      await new Promise((resolve) => {
        this.wake = resolve;
        this.retry = setTimeout(resolve, this.wait * (0.75 + Math.random() / 2));
      });
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }
  }

  headers() {
    const { trackingCode, person } = this.followed;
    const headers = new Headers({ Accept: 'text/event-stream' });
    if (this.lastId) headers.set('Last-Event-ID', this.lastId);
    if (trackingCode) headers.set('Tracking-Code', encodeURIComponent(trackingCode));
    else if (person) headers.set('Expected-Person', String(person));
    return headers;
  }

  /** @returns {Promise<boolean>} whether the server refused the reader */
  async readOnce() {
    this.abort = new AbortController();
    this.heard();
    try {
      const response = await fetch(FEED, { headers: this.headers(), cache: 'no-store', signal: this.abort.signal });
      if (!response.ok || !response.body) return REFUSALS.includes(response.status);
      this.onState('live');
      this.wait = SHORTEST_WAIT;
      await this.readAll(response.body.pipeThrough(new TextDecoderStream()).getReader());
      return false;
    } finally {
      clearTimeout(this.silence);
    }
  }

  async readAll(reader) {
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done || this.ended) return;
      this.heard();
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach((block) => this.take(block));
    }
  }

  heard() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.abort?.abort(), SILENCE);
  }

  take(block) {
    const event = { id: '', event: 'message', data: '' };
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon === 0) continue;
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (name === 'id') event.id = value;
      // The pause after the end of this connection: the server knows whether another one took its place.
      if (name === 'retry' && /^\d+$/.test(value)) this.wait = Math.max(SHORTEST_WAIT, Number(value));
      if (name === 'event') event.event = value;
      if (name === 'data') event.data += event.data === '' ? value : `\n${value}`;
    }
    if (event.id) this.lastId = event.id;
    if (event.id || isNews(event)) this.onEvent(event);
  }
}

/** Whether a page has to hear it; else it only moves the place in the log. @param {StreamEvent} event */
export function isNews({ event, data }) {
  return event !== 'message' || data !== '';
}
