package hotline.feed;

import hotline.log.reading.LogPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The end of the log as sent to followers: for those who were away for a moment, and for slow ones. */
final class FeedHistory {
    /** A follower who missed more reloads, which costs less. */
    static final int MOST_EVENTS = 1_000;
    /** Small enough to be written to a connection at once. */
    private static final int MOST_PER_NEWS = 64;

    private final Deque<FeedNews> kept = new ArrayDeque<>();

    /** @param latest the last events of the log, in order; as many as are kept, unless there are no more */
    FeedHistory(List<FeedEntry> latest, FeedWording wording) {
        boolean isWhole = latest.size() < MOST_EVENTS;
        kept.add(FeedNews.beginning(isWhole ? LogPosition.START : latest.get(0).position(), wording));
        add(isWhole ? latest : latest.subList(1, latest.size()));
    }

    FeedNews newest() {
        return kept.getLast();
    }

    LogPosition upTo() {
        return newest().upTo();
    }

    /** Returns the news added. */
    List<FeedNews> add(List<FeedEntry> entries) {
        var added = new ArrayList<FeedNews>();
        for (int from = 0; from < entries.size(); from += MOST_PER_NEWS) {
            var some = entries.subList(from, Math.min(from + MOST_PER_NEWS, entries.size()));
            var news = newest().followedBy(some);
            kept.add(news);
            added.add(news);
        }
        forgetOldest();
        return added;
    }

    FeedNews skipTo(LogPosition head) {
        var gap = newest().followedByGap(head);
        kept.clear();
        kept.add(gap);
        return gap;
    }

    private void forgetOldest() {
        while (kept.getFirst().behind(newest()) > MOST_EVENTS) {
            kept.removeFirst();
        }
    }

    /** The last news at or before that place; empty if the place is not in this log, or too long ago. */
    Optional<FeedNews> at(LogPosition place) {
        if (place.isAfter(upTo())) {
            return Optional.empty();
        }
        for (var all = kept.descendingIterator(); all.hasNext(); ) {
            var news = all.next();
            if (news.upTo().equals(place)) {
                return Optional.of(news);
            }
            if (place.isAfter(news.after())) {
                boolean known = news.entries().stream()
                        .anyMatch(entry -> entry.position().equals(place));
                return known && all.hasNext() ? Optional.of(all.next()) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
