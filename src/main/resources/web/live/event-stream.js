import { FeedConnection, isNews } from './feed-connection.js';
import { pagePerson } from '../shared/page-person.js';
import { SharedLine } from './shared-line.js';

/** Without a network there is nothing to try; what a browser says of it may be wrong. */
const OFFLINE_FOR = 30_000;

/** Whether a hidden page continues hearing, where browsers share one connection: its person is present by it. */
let isKept = false;

/** @param {boolean} kept while the person is on the floor */
export function keepStreams(kept) {
  isKept = kept;
}

/**
 * The feed of a page: over one connection for all tabs of the browser, or over its own one where the browser can't share
 * one. A hidden page rests, unless its person is on the floor; shown again, it hears what it missed.
 */
export class EventStream {
  /**
   * @param {object} options
   * @param {(event: import('./feed-connection.js').StreamEvent) => void} options.onEvent
   * @param {(state: import('./feed-connection.js').StreamState) => void} [options.onState]
   * @param {string} [options.trackingCode]
   */
  constructor({ onEvent, onState = () => {}, trackingCode }) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.trackingCode = trackingCode;
    this.lastId = '';
    this.ended = false;
    // What happens before the page is shown for the first time is in no stream.
    this.hasMissed = document.hidden;
    this.listening = new AbortController();
    const listen = (target, type, act) => target.addEventListener(type, act, { signal: this.listening.signal });
    listen(document, 'visibilitychange', () => (document.hidden ? this.hide() : this.come()));
    // A page in the back-forward cache would keep its connection.
    listen(window, 'pagehide', () => this.rest());
    listen(window, 'pageshow', ({ persisted }) => persisted && this.come());
    listen(window, 'offline', () => this.lack());
    listen(window, 'online', () => this.come());
    this.onState('connecting');
    this.come();
  }

  end() {
    this.ended = true;
    this.listening.abort();
    this.rest();
  }

  hide() {
    if (!isKept || !SharedLine.isPossible) this.rest();
  }

  rest() {
    clearTimeout(this.trying);
    if (this.line && !this.lastId) this.hasMissed = true;
    this.line?.end();
    this.line = undefined;
  }

  lack() {
    this.rest();
    this.onState('reconnecting');
    this.trying = setTimeout(() => this.come(), OFFLINE_FOR);
  }

  come() {
    if (this.ended || this.line || document.hidden) return;
    clearTimeout(this.trying);
    if (this.hasMissed) this.onEvent({ id: '', event: 'resync', data: '{}' });
    this.hasMissed = false;
    const followed = { trackingCode: this.trackingCode, person: pagePerson()?.id ?? null, lastId: this.lastId };
    const hear = (event) => this.hear(event);
    const turn = (state) => this.ended || this.onState(state);
    this.line = SharedLine.isPossible
      ? new SharedLine(followed, hear, turn, () => this.comeAgain())
      : new FeedConnection(followed, hear, turn);
  }

  comeAgain() {
    this.line = undefined;
    this.come();
  }

  hear(event) {
    if (this.ended) return;
    if (event.id) this.lastId = event.id;
    if (isNews(event)) this.onEvent(event);
  }
}
