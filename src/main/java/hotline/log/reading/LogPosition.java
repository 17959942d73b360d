package hotline.log.reading;

import java.util.Comparator;
import java.util.Optional;

/**
 * A place in the event log: the last event that was read. Written {@code <tx>-<id>}, as streams name it.
 *
 * <p>Readers go by transaction first, because ids alone are given before commit and so can appear behind a reader.
 */
public record LogPosition(long tx, long id) implements Comparable<LogPosition> {
    public static final LogPosition START = new LogPosition(0, 0);

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::tx).thenComparingLong(LogPosition::id);

    /** Empty if the text is no position in any log. */
    public static Optional<LogPosition> parse(String text) {
        int cut = text.indexOf('-');
        if (!text.matches("\\d{1,18}-\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(
                new LogPosition(Long.parseLong(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1))));
    }

    public boolean isAfter(LogPosition other) {
        return compareTo(other) > 0;
    }

    /** No event lies between. */
    public LogPosition before() {
        return new LogPosition(tx, id - 1);
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tx + "-" + id;
    }
}
