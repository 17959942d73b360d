package hotline.feed;

import hotline.log.reading.LogPosition;

/**
 * Where a follower begins.
 *
 * @param news later news is for the follower
 * @param heard the last event it knows; it has heard all events up to that one
 * @param mustResync too much was missed: reload first
 * @param leave to be called once when it stops following
 */
public record FeedStart(FeedNews news, LogPosition heard, boolean mustResync, Runnable leave) {}
