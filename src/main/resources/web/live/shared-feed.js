import { FeedConnection, isNews } from './feed-connection.js';

const KEPT = 500;
/** Tabs change one by one; the connection waits for the next one. */
const LINGER = 3_000;
/** A tab answers each sign of life, one every 10 s; one that crashed does not. */
const MOST_UNANSWERED = 3;

/** One connection for all shown tabs of a browser that follow the same. A tab that comes back gets what it missed from memory. */
export class SharedFeed {
  /** @param {import('./feed-connection.js').Followed} followed @param {() => void} onEmpty no tab follows it any longer */
  constructor(followed, onEmpty) {
    this.onEmpty = onEmpty;
    /** How many signs of life each tab left unanswered. @type {Map<MessagePort, number>} */
    this.tabs = new Map();
    /** @type {import('./feed-connection.js').StreamEvent[]} */
    this.recent = followed.lastId ? [{ id: followed.lastId, event: 'message', data: '' }] : [];
    this.state = 'connecting';
    this.connection = new FeedConnection(
      followed,
      (event) => this.hear(event),
      (state) => this.turn(state),
    );
  }

  /** @param {MessagePort} tab @param {string} lastId the last event that it has; empty for a new page */
  join(tab, lastId) {
    clearTimeout(this.leaving);
    this.tabs.set(tab, 0);
    if (this.state === 'reconnecting') this.connection.wake?.();
    this.missedBy(lastId).forEach((event) => tab.postMessage({ event }));
    tab.postMessage({ state: this.state });
  }

  missedBy(lastId) {
    const newest = this.recent.at(-1);
    if (!lastId) return newest ? [{ id: newest.id, event: 'message', data: '' }] : [];
    const heard = this.recent.findLastIndex(({ id }) => id === lastId);
    if (heard >= 0) return this.recent.slice(heard + 1);
    return [{ id: newest?.id ?? '', event: 'resync', data: '{}' }];
  }

  leave(tab) {
    this.tabs.delete(tab);
    clearTimeout(this.leaving);
    if (this.tabs.size === 0) this.leaving = setTimeout(() => this.end(), LINGER);
  }

  answered(tab) {
    if (this.tabs.has(tab)) this.tabs.set(tab, 0);
    tab.postMessage({ state: this.state });
  }

  end() {
    this.connection.end();
    this.onEmpty();
  }

  hear(event) {
    // What has no place in the log is state: a tab that comes later reads it itself.
    if (event.id) this.recent.push(event);
    if (this.recent.length > KEPT) this.recent.shift();
    if (!isNews(event)) this.countUnanswered();
    this.send({ event });
  }

  countUnanswered() {
    for (const [tab, unanswered] of [...this.tabs]) {
      if (unanswered >= MOST_UNANSWERED) this.leave(tab);
      else this.tabs.set(tab, unanswered + 1);
    }
  }

  turn(state) {
    this.state = state;
    this.send({ state });
    // The next tab may have another session.
    if (state === 'refused') this.end();
  }

  send(message) {
    [...this.tabs.keys()].forEach((tab) => tab.postMessage(message));
  }
}
