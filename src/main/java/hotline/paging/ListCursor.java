package hotline.paging;

import hotline.failure.Failure;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The last row of a page; the next page holds the rows that sort behind it. Opaque to callers.
 *
 * @param rank of the group of rows that it stands in; 0 in lists without groups
 * @param dueAt the time that the list is sorted by, to the microsecond, as the database keeps it
 */
public record ListCursor(int rank, Instant dueAt, long id) {
    private static final int LENGTH = 2 * Long.BYTES;

    public static final ListCursor BEFORE_FIRST_DUE = new ListCursor(Instant.EPOCH, 0);
    public static final ListCursor BEFORE_NEWEST = new ListCursor(Instant.EPOCH, Long.MAX_VALUE);

    public ListCursor(Instant dueAt, long id) {
        this(0, dueAt, id);
    }

    public static ListCursor parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == LENGTH || bytes.length == LENGTH + 1) {
                var buffer = ByteBuffer.wrap(bytes);
                var dueAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                long id = buffer.getLong();
                return new ListCursor(buffer.hasRemaining() ? buffer.get() : 0, dueAt, id);
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException notOurs) {
            // answered below, like one of another length
        }
        throw Failure.Invalid.field("after", "must be the next of the page before");
    }

    public String text() {
        var buffer = ByteBuffer.allocate(rank == 0 ? LENGTH : LENGTH + 1)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, dueAt))
                .putLong(id);
        if (rank != 0) {
            buffer.put((byte) rank);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
