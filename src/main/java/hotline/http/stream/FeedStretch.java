package hotline.http.stream;

import hotline.feed.Audience;
import hotline.feed.FeedNews;
import hotline.log.reading.LogPosition;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Consecutive news, as one audience hears it in one write.
 *
 * @param last the last of it
 * @param text empty if none of it is for them
 */
record FeedStretch(Audience audience, FeedNews first, FeedNews last, Optional<Buffer> text) {
    /** As much as a connection takes at once, more or less. */
    private static final int ENOUGH = 16 * 1024;

    /** Takes news up to the next gap, or up to about one write. */
    static FeedStretch of(Audience audience, FeedNews first, LogPosition heard) {
        var last = first;
        var text = first.text(audience, heard);
        var next = last.next();
        while (next.isPresent() && !next.get().isGap() && length(text) < ENOUGH) {
            last = next.get();
            text = joined(text, last.text(audience, heard));
            next = last.next();
        }
        return new FeedStretch(audience, first, last, text);
    }

    boolean isFor(Audience other, FeedNews from) {
        return first == from && audience.equals(other);
    }

    private static int length(Optional<Buffer> text) {
        return text.map(Buffer::length).orElse(0);
    }

    private static Optional<Buffer> joined(Optional<Buffer> text, Optional<Buffer> more) {
        if (text.isEmpty() || more.isEmpty()) {
            return text.isPresent() ? text : more;
        }
        return Optional.of(Buffer.buffer(length(text) + length(more))
                .appendBuffer(text.get())
                .appendBuffer(more.get()));
    }
}
