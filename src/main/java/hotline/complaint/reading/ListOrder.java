package hotline.complaint.reading;

import hotline.paging.ListCursor;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.TierRules;
import hotline.rows.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The order of a list, which an index has: how its statement reads on from a row, and the cursor of a row. */
enum ListOrder {
    BY_DUE {
        @Override
        String statement(String select) {
            return select + """
                     AND c.ended_at IS NULL AND (c.due_at, c.id) > (:afterTime, :afterId)
                    ORDER BY c.due_at, c.id
                    LIMIT :most
                    """;
        }

        @Override
        ListCursor start(ListFilter filter) {
            return filter.due().from().map(from -> new ListCursor(from, 0)).orElse(ListCursor.BEFORE_FIRST_DUE);
        }

        @Override
        ListCursor cursor(Fields row) {
            return new ListCursor(row.instant("due_at"), row.number("id"));
        }
    },

    /** The queue: by turn (D2). */
    BY_TURN {
        @Override
        String statement(String select) {
            return select + """
                     AND c.ended_at IS NULL AND (%1$s, c.id) > (:afterTime, :afterId)
                    ORDER BY %1$s, c.id
                    LIMIT :most
                    """.formatted(ComplaintRow.TURN);
        }

        @Override
        String dueBefore() {
            return super.dueBefore() + TURN_BEFORE;
        }

        @Override
        ListCursor start(ListFilter filter) {
            return filter.due()
                    .from()
                    .map(from -> new ListCursor(from.minus(MOST_AHEAD), 0))
                    .orElse(ListCursor.BEFORE_FIRST_DUE);
        }

        @Override
        ListCursor cursor(Fields row) {
            return new ListCursor(row.instant("turn"), row.number("id"));
        }
    },

    MOST_SEVERE_FIRST {
        @Override
        String statement(String select) {
            return mostSevereFirst(select, "c.due_at", "due_at");
        }

        @Override
        ListCursor start(ListFilter filter) {
            return ListCursor.BEFORE_FIRST_DUE;
        }

        @Override
        ListCursor cursor(Fields row) {
            return severityAnd(row, "due_at");
        }
    },

    /** The queue: by turn among those of one severity. */
    MOST_SEVERE_FIRST_BY_TURN {
        @Override
        String statement(String select) {
            return mostSevereFirst(select, ComplaintRow.TURN, "turn");
        }

        @Override
        String dueBefore() {
            return super.dueBefore() + TURN_BEFORE;
        }

        @Override
        ListCursor start(ListFilter filter) {
            return ListCursor.BEFORE_FIRST_DUE;
        }

        @Override
        ListCursor cursor(Fields row) {
            return severityAnd(row, "turn");
        }
    },

    /** Ended complaints. */
    LAST_RECEIVED_FIRST {
        @Override
        String statement(String select) {
            return latestFirst(select, "received_at", ":since");
        }

        @Override
        ListCursor start(ListFilter filter) {
            return after(filter.received());
        }

        @Override
        ListCursor cursor(Fields row) {
            return new ListCursor(row.instant("received_at"), row.number("id"));
        }
    },

    /** Those that ended in a span of time. */
    LAST_ENDED_FIRST {
        @Override
        String statement(String select) {
            return latestFirst(select, "ended_at", ":endedSince");
        }

        @Override
        ListCursor start(ListFilter filter) {
            return after(filter.ended());
        }

        @Override
        ListCursor cursor(Fields row) {
            return new ListCursor(row.instant("ended_at"), row.number("id"));
        }
    },

    /** Complaints of one customer or branch, open and ended. */
    NEWEST_FIRST {
        @Override
        String statement(String select) {
            return select + """
                     AND c.id < :afterId
                    ORDER BY c.id DESC
                    LIMIT :most
                    """;
        }

        @Override
        ListCursor start(ListFilter filter) {
            return ListCursor.BEFORE_NEWEST;
        }

        @Override
        ListCursor cursor(Fields row) {
            return new ListCursor(row.instant("due_at"), row.number("id"));
        }
    };

    /** None has its turn later than it is due. */
    private static final String TURN_BEFORE = " AND " + ComplaintRow.TURN + " < :dueBefore";

    private static final Duration MOST_AHEAD = Duration.ofHours(TierRules.MOST_HOURS);
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String RANKS = Arrays.stream(Severity.values())
            .sorted(Comparator.comparing(ListOrder::rank))
            .map(severity -> "(" + rank(severity) + ", '" + severity.code() + "')")
            .collect(Collectors.joining(", "));

    /** @param select the rows without order, up to a condition that others may follow */
    abstract String statement(String select);

    /** The moment is part of the text, so that no row of the index behind it is read. */
    String dueBefore() {
        return " AND c.due_at < :dueBefore";
    }

    /** Before the first row of a list. */
    abstract ListCursor start(ListFilter filter);

    abstract ListCursor cursor(Fields row);

    /** A page of each severity from where the page before ended, of which the first rows are kept. */
    private static String mostSevereFirst(String select, String time, String name) {
        return "SELECT page.* FROM (VALUES " + RANKS + """
                ) AS ranked (rank, severity)
                    CROSS JOIN LATERAL (
                """ + select + """
                        AND c.ended_at IS NULL AND c.severity = ranked.severity
                        AND (%1$s, c.id) > (CASE WHEN ranked.rank = :afterRank::int THEN :afterTime::timestamptz ELSE '-infinity' END, :afterId)
                    ORDER BY %1$s, c.id
                    LIMIT :most
                ) AS page
                WHERE ranked.rank >= :afterRank::int
                ORDER BY ranked.rank, page.%2$s, page.id
                LIMIT :most
                """.formatted(time, name);
    }

    private static ListCursor severityAnd(Fields row, String time) {
        return new ListCursor(rank(row.code("severity", Severity::of)), row.instant(time), row.number("id"));
    }

    private static String latestFirst(String select, String column, String since) {
        return select + """
                 AND c.ended_at IS NOT NULL AND c.%1$s >= %2$s AND (c.%1$s, c.id) < (:afterTime, :afterId)
                ORDER BY c.%1$s DESC, c.id DESC
                LIMIT :most
                """.formatted(column, since);
    }

    /** No complaint has the number 0, so none of that very moment is listed. */
    private static ListCursor after(Between span) {
        return new ListCursor(span.before().orElse(LATEST), 0);
    }

    /** From 1, the most severe. */
    private static int rank(Severity severity) {
        return switch (severity) {
            case SEVERE -> 1;
            case MODERATE -> 2;
            case MINOR -> 3;
        };
    }
}
