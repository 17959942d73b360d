/**
 * Reads the feed of Server-Sent Events by fetch, because EventSource can send no `Tracking-Code`, and reads on from the
 * last event after each interruption.
 *
 * @typedef {'connecting' | 'live' | 'reconnecting' | 'refused'} StreamState
 * @typedef {{id: string, event: string, data: string}} StreamEvent
 */
const FEED = '/api/v1/feed';
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** The server sends a comment every 10 s; silence for this long means that the connection is dead. */
const SILENCE = 25_000;

export class EventStream {
  /**
   * @param {object} options
   * @param {(event: StreamEvent) => void} options.onEvent
   * @param {(state: StreamState) => void} [options.onState]
   * @param {() => void} [options.onHeard] called for each arrival, comments too
   * @param {string} [options.trackingCode]
   */
  constructor({ onEvent, onState = () => {}, onHeard = () => {}, trackingCode }) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.onHeard = onHeard;
    this.trackingCode = trackingCode;
    this.lastId = '';
    this.wait = SHORTEST_WAIT;
    this.ended = false;
    this.retryNow = () => this.wake?.();
    addEventListener('online', this.retryNow);
    // A page in the back-forward cache would keep its connection, of which browsers allow six.
    this.rest = () => this.pause();
    this.comeBack = (event) => event.persisted && this.wake?.();
    addEventListener('pagehide', this.rest);
    addEventListener('pageshow', this.comeBack);
    this.onState('connecting');
    this.follow();
  }

  end() {
    this.ended = true;
    removeEventListener('online', this.retryNow);
    removeEventListener('pagehide', this.rest);
    removeEventListener('pageshow', this.comeBack);
    this.abort?.abort();
    this.wake?.();
  }

  pause() {
    clearTimeout(this.retry);
    this.isAway = true;
    this.abort?.abort();
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
        if (!this.isAway) this.retry = setTimeout(resolve, this.wait * (0.75 + Math.random() / 2));
      });
      this.isAway = false;
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    }
  }

  /** @returns {Promise<boolean>} whether the server refused the reader, so that trying again is of no use */
  async readOnce() {
    this.abort = new AbortController();
    this.heard();
    const headers = new Headers({ Accept: 'text/event-stream' });
    if (this.lastId) headers.set('Last-Event-ID', this.lastId);
    if (this.trackingCode) headers.set('Tracking-Code', encodeURIComponent(this.trackingCode));
    try {
      const response = await fetch(FEED, { headers, cache: 'no-store', signal: this.abort.signal });
      if (!response.ok || !response.body) {
        return response.status === 401 || response.status === 403 || response.status === 404;
      }
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
      this.onHeard();
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
      // The pause after the end of this connection: the server knows whether another tab took its place.
      if (name === 'retry' && /^\d+$/.test(value)) this.wait = Math.max(SHORTEST_WAIT, Number(value));
      if (name === 'event') event.event = value;
      if (name === 'data') event.data += event.data === '' ? value : `\n${value}`;
    }
    if (event.id) this.lastId = event.id;
    if (event.event !== 'message' || event.data) this.onEvent(event);
  }
}
