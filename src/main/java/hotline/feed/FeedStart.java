package hotline.feed;

import hotline.log.reading.LogPosition;

/**
 * Where a follower begins.
 *
 * @param news what comes after this is for it
 * @param heard the last event it knows; what is not after that it has heard
 * @param mustResync too much was missed: load anew first
 * @param leave to be called once when it follows no longer
 */
public record FeedStart(FeedNews news, LogPosition heard, boolean mustResync, Runnable leave) {}
