package hotline.feed;

import hotline.log.reading.LogPosition;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stretch of the log as followers hear it, and its successor. Each event is written once for all followers: a
 * follower keeps no copy, only its place in this chain.
 */
public final class FeedNews {
    private final LogPosition after;
    private final LogPosition upTo;
    private final List<FeedEntry> entries;
    private final FeedWording wording;
    private final boolean gap;
    /** Of the event it ends with, counted from any beginning; a gap counts as one. */
    private final long count;

    private volatile Optional<FeedNews> next = Optional.empty();
    private volatile Optional<Map<Audience, Buffer>> texts = Optional.empty();

    private FeedNews(
            LogPosition after,
            LogPosition upTo,
            List<FeedEntry> entries,
            FeedWording wording,
            boolean gap,
            long count) {
        this.after = after;
        this.upTo = upTo;
        this.entries = entries;
        this.wording = wording;
        this.gap = gap;
        this.count = count;
    }

    /** Where a chain begins. */
    static FeedNews beginning(LogPosition upTo, FeedWording wording) {
        return new FeedNews(upTo, upTo, List.of(), wording, false, 0);
    }

    /** The number of events added to the chain. */
    FeedNews followedBy(List<FeedEntry> entries) {
        var end = entries.get(entries.size() - 1).position();
        return link(new FeedNews(upTo, end, List.copyOf(entries), wording, false, count + entries.size()));
    }

    /** More happened than is sent: all followers reload and continue from there. */
    FeedNews followedByGap(LogPosition to) {
        return link(new FeedNews(upTo, to, List.of(), wording, true, count + 1));
    }

    private FeedNews link(FeedNews following) {
        next = Optional.of(following);
        return following;
    }

    /** Empty while it is the newest. */
    public Optional<FeedNews> next() {
        return next;
    }

    /** Whether a follower at that place has already heard part of this. */
    public boolean beginsBefore(LogPosition heard) {
        return heard.isAfter(after);
    }

    LogPosition after() {
        return after;
    }

    public LogPosition upTo() {
        return upTo;
    }

    List<FeedEntry> entries() {
        return entries;
    }

    /** Whether followers must reload here. */
    public boolean isGap() {
        return gap;
    }

    /** How many events lie between the ends of the two. */
    public long behind(FeedNews later) {
        return later.count - count;
    }

    /** The audiences that hear something. */
    public Set<Audience> audiences() {
        return texts().keySet();
    }

    /** The part for that audience after a place within it, or before it. */
    public Optional<Buffer> text(Audience audience, LogPosition heard) {
        if (!beginsBefore(heard)) {
            return Optional.ofNullable(texts().get(audience));
        }
        var rest = entries.stream()
                .filter(entry -> entry.position().isAfter(heard))
                .toList();
        return Optional.ofNullable(write(rest).get(audience));
    }

    /** Two event loops may come at once; the second one waits less than it would need to write it again. */
    private Map<Audience, Buffer> texts() {
        return texts.orElseGet(() -> {
            synchronized (this) {
                var written = texts.orElseGet(this::shared);
                texts = Optional.of(written);
                return written;
            }
        });
    }

    private Map<Audience, Buffer> shared() {
        var written = write(entries);
        written.replaceAll((audience, text) -> wording.shared(text));
        return written;
    }

    private Map<Audience, Buffer> write(List<FeedEntry> some) {
        var written = new HashMap<Audience, Buffer>();
        for (FeedEntry entry : some) {
            for (Audience audience : Audience.of(entry)) {
                written.computeIfAbsent(audience, first -> Buffer.buffer()).appendBuffer(audience.text(wording, entry));
            }
        }
        return written;
    }
}
