package hotline.complaint.reading;

import hotline.paging.ListCursor;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
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

    /** A page of each severity from where the page before ended, of which the first rows are kept. */
    MOST_SEVERE_FIRST {
        @Override
        String statement(String select) {
            return "SELECT page.* FROM (VALUES " + RANKS + """
                    ) AS ranked (rank, severity)
                        CROSS JOIN LATERAL (
                    """ + select + """
                            AND c.ended_at IS NULL AND c.severity = ranked.severity
                            AND (c.due_at, c.id) > (CASE WHEN ranked.rank = :afterRank::int THEN :afterTime::timestamptz ELSE '-infinity' END, :afterId)
                        ORDER BY c.due_at, c.id
                        LIMIT :most
                    ) AS page
                    WHERE ranked.rank >= :afterRank::int
                    ORDER BY ranked.rank, page.due_at, page.id
                    LIMIT :most
                    """;
        }

        @Override
        ListCursor start(ListFilter filter) {
            return ListCursor.BEFORE_FIRST_DUE;
        }

        @Override
        ListCursor cursor(Fields row) {
            var severity = row.code("severity", Severity::of);
            return new ListCursor(rank(severity), row.instant("due_at"), row.number("id"));
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

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String RANKS = Arrays.stream(Severity.values())
            .sorted(Comparator.comparing(ListOrder::rank))
            .map(severity -> "(" + rank(severity) + ", '" + severity.code() + "')")
            .collect(Collectors.joining(", "));

    /** @param select the rows without order, up to a condition that others may follow */
    abstract String statement(String select);

    /** Before the first row of a list. */
    abstract ListCursor start(ListFilter filter);

    abstract ListCursor cursor(Fields row);

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
