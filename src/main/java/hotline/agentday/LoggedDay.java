package hotline.agentday;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the agents wrote about a day, up to a place: entries are only ever added and each summary is kept, so the same place gives
 * the same day for ever.
 *
 * @param upTo the last entry and the last summary that are in it
 * @param agents how many wrote entries
 * @param kinds how many entries of each kind; kinds without any are left out
 * @param entries the first ones
 */
public record LoggedDay(
        Place upTo, long agents, Map<ProblemKind, Long> kinds, List<Entry> entries, Optional<Summary> summary) {
    /** So many entries are listed; all are counted. */
    public static final int MOST_LISTED = 1_000;

    /** Up to which entry and which summary. */
    public record Place(long entry, long summary) {
        public static final Place NEWEST = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** What an agent wrote; the agent is not named. */
    public record Entry(long id, ProblemKind kind, String text, Optional<String> number, Instant at) {}

    /** @param entries how many the day had when it was written */
    public record Summary(long id, String login, String name, String text, int entries, Instant at) {}

    public LoggedDay {
        kinds = Map.copyOf(kinds);
        entries = List.copyOf(entries);
    }

    /** In a transaction that sees one moment. */
    public static Future<LoggedDay> read(SqlConnection transaction, LocalDate day, Place upTo) {
        var counts = LoggedDayStore.counts(transaction, day, upTo);
        var entries = LoggedDayStore.entries(transaction, day, upTo);
        var summary = LoggedDayStore.summary(transaction, day, upTo);
        return Future.all(counts, entries, summary)
                .map(read -> new LoggedDay(
                        new Place(
                                counts.result().lastEntry(),
                                summary.result().map(Summary::id).orElse(0L)),
                        counts.result().agents(),
                        counts.result().kinds(),
                        entries.result(),
                        summary.result()));
    }

    public long total() {
        return kinds.values().stream().mapToLong(n -> n).sum();
    }

    /** How many entries are counted but not listed. */
    public long unlisted() {
        return total() - entries.size();
    }
}
