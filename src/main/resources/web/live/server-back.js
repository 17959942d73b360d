const WAIT = 8_000;
const BACK = 'server-is-back';

/** Notifies everything that got no answer. */
export function serverIsBack() {
  dispatchEvent(new Event(BACK));
}

/** @param {() => void} listener called when the server answers again @returns {() => void} ends it */
export function onServerBack(listener) {
  addEventListener(BACK, listener);
  return () => removeEventListener(BACK, listener);
}

/** Repeats a reading of an element that got no answer: after a while, and at once when the server is heard again. */
export class ReadingAgain {
  /** @param {import('lit').LitElement} host @param {() => unknown} read */
  constructor(host, read) {
    this.isOwed = false;
    this.again = () => {
      if (this.isOwed && !document.hidden) read();
    };
    host.addController(this);
  }

  hostConnected() {
    addEventListener(BACK, this.again);
    addEventListener('online', this.again);
    document.addEventListener('visibilitychange', this.again);
  }

  hostDisconnected() {
    removeEventListener(BACK, this.again);
    removeEventListener('online', this.again);
    document.removeEventListener('visibilitychange', this.again);
    this.answered();
  }

  answered() {
    this.isOwed = false;
    clearTimeout(this.soon);
  }

  /** @param {import('../shared/api.js').Problem} problem */
  failed({ unclear }) {
    this.answered();
    this.isOwed = unclear;
    // Not all consoles at once, when the server has just come up.
    if (unclear) this.soon = setTimeout(this.again, WAIT * (0.75 + Math.random() / 2));
  }
}
