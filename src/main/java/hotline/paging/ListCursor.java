package hotline.paging;

import hotline.failure.Failure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The last row of a page; the next page holds the rows that sort behind it. Opaque to callers.
 *
 * @param dueAt to the microsecond, as the database keeps it
 */
public record ListCursor(Instant dueAt, long id) {
    private static final int LENGTH = 2 * Long.BYTES;

    public static final ListCursor BEFORE_FIRST_DUE = new ListCursor(Instant.EPOCH, 0);
    public static final ListCursor BEFORE_NEWEST = new ListCursor(Instant.EPOCH, Long.MAX_VALUE);

    public static ListCursor parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == LENGTH) {
                var buffer = ByteBuffer.wrap(bytes);
                return new ListCursor(Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS), buffer.getLong());
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException notOurs) {
            // answered below, like one of another length
        }
        throw Failure.Invalid.field("after", "must be the next of the page before");
    }

    public String text() {
        var buffer = ByteBuffer.allocate(LENGTH)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, dueAt))
                .putLong(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
