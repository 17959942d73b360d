/**
 * Runs once for all tabs of a browser and outlives each of them: browsers allow six connections to a server, and a tab in the
 * background may be frozen. A tab says what it follows, and that it rests or ends.
 */
import { SharedFeed } from './shared-feed.js';

/** @type {Map<string, SharedFeed>} */
const feeds = new Map();

function feedOf({ trackingCode, person, lastId }) {
  const key = JSON.stringify([trackingCode ?? person ?? null]);
  const present = feeds.get(key);
  if (present) return present;
  const feed = new SharedFeed({ trackingCode, person, lastId }, () => feeds.get(key) === feed && feeds.delete(key));
  feeds.set(key, feed);
  return feed;
}

self.addEventListener('connect', ({ ports: [tab] }) => {
  /** @type {SharedFeed | undefined} */
  let feed;
  tab.addEventListener('message', ({ data }) => {
    if (data.follow) {
      feed = feedOf(data.follow);
      feed.join(tab, data.follow.lastId);
    }
    if (data.here) feed?.answered(tab);
    if (data.end) feed?.leave(tab);
  });
  tab.start();
});
