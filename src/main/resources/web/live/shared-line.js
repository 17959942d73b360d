import { isNews } from './feed-connection.js';

const PATIENCE = 30_000;

/** A tab's line to the feed that all tabs of the browser share. */
export class SharedLine {
  static isPossible = 'SharedWorker' in globalThis;

  /**
   * @param {import('./feed-connection.js').Followed} followed
   * @param {(event: import('./feed-connection.js').StreamEvent) => void} onEvent
   * @param {(state: import('./feed-connection.js').StreamState) => void} onState
   * @param {() => void} onLost the worker can't be started, or has crashed
   */
  constructor(followed, onEvent, onState, onLost) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.onLost = onLost;
    this.isHeard = true;
    const worker = new SharedWorker(new URL('../live/feed-worker.js', import.meta.url), { type: 'module', name: 'hotline feed' });
    worker.addEventListener('error', () => {
      SharedLine.isPossible = false;
      this.lose();
    });
    this.port = worker.port;
    this.port.addEventListener('message', ({ data }) => this.take(data));
    this.port.start();
    this.port.postMessage({ follow: followed });
    this.watch = setInterval(() => this.check(), PATIENCE);
  }

  take({ event, state }) {
    this.isHeard = true;
    if (event) {
      if (!isNews(event)) this.port.postMessage({ here: true });
      this.onEvent(event);
    }
    if (state && state !== this.state) {
      this.state = state;
      this.onState(state);
    }
  }

  /** Without a word for long, it asks; without an answer the worker has crashed. */
  check() {
    if (!this.isHeard && this.isAsked) {
      this.lose();
      return;
    }
    this.isAsked = !this.isHeard;
    if (this.isAsked) this.port.postMessage({ here: true });
    this.isHeard = false;
  }

  lose() {
    this.end();
    this.onLost();
  }

  end() {
    clearInterval(this.watch);
    this.port.postMessage({ end: true });
    this.port.close();
  }
}
