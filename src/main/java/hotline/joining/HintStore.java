package hotline.joining;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.change.LifeCycle;
import hotline.joining.Likeness.Candidate;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds complaints that may be about one matter by indexes, however many there are, and keeps the pairs. */
final class HintStore {
    static final int DAYS_OF_CUSTOMER = 7;
    static final int DAYS_OF_BRANCH = 3;

    /** A dispatch desk's number has thousands of complaints; the latest matter. */
    private static final int MOST_OF_ONE = 20;

    private static final int MOST_OF_BRANCH = 100;

    private static final String UNRESOLVED = LifeCycle.UNRESOLVED.stream()
            .map(status -> "'" + status.code() + "'")
            .sorted()
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String WAITS = waits("c");

    private static final String SELECTED =
            "c.id, c.waybill, c.phone, c.complainant, c.branch, left(c.description, 2000) AS description, c.received_at";

    private static final String DESCRIBED =
            "SELECT " + SELECTED + " FROM complaint c WHERE c.id = ANY ($1::bigint[]) AND " + WAITS + " ORDER BY c.id";

    private static final Batch<Described> ASKED = Batch.<Described>of()
            .fixed("id", BIGINT, Described::id)
            .fixedOptional("waybill", TEXT, Described::waybill)
            .fixedOptional("plain", TEXT, Described::plainWaybill)
            .fixedOptional("phone", TEXT, Described::phone)
            .fixedOptional("branch", TEXT, Described::branch)
            .fixed("at", INSTANT, Described::at);

    /** Each way has its own index and reads a bounded number of rows; pairs that someone knows are left out. */
    private static final Statement<List<Described>> CANDIDATES = Statement.of(
            """
            SELECT n.id AS of, found.why, %s
            FROM unnest(:asked) AS n, LATERAL (
                (SELECT 'waybill' AS why, w.id FROM complaint w WHERE w.waybill = n.plain ORDER BY w.id DESC LIMIT %2$d)
                UNION ALL
                (SELECT 'waybill', w.id FROM complaint w
                 WHERE w.waybill = n.waybill AND n.waybill <> n.plain ORDER BY w.id DESC LIMIT %2$d)
                UNION ALL
                (SELECT 'waybill', w.id FROM complaint w
                 WHERE replace(w.waybill, '-', '') = n.plain AND w.waybill LIKE '%%-%%' ORDER BY w.id DESC LIMIT %2$d)
                UNION ALL
                (SELECT 'customer', p.id FROM complaint p
                 WHERE p.phone = n.phone AND n.phone <> '' ORDER BY p.id DESC LIMIT %2$d)
                UNION ALL
                (SELECT 'customer', l.complaint
                 FROM complaint_file own LEFT JOIN file_root r ON r.file = own.file, LATERAL (
                     SELECT coalesce(r.root, own.file) AS file
                     UNION ALL SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, own.file)) s, LATERAL (
                     SELECT complaint FROM complaint_file WHERE file = s.file ORDER BY complaint DESC LIMIT %2$d) l
                 WHERE own.complaint = n.id)
            ) AS found JOIN complaint c ON c.id = found.id
            WHERE c.id <> n.id AND %3$s
                AND (found.why <> 'customer'
                     OR c.received_at BETWEEN n.at - interval '%4$d days' AND n.at + interval '%4$d days')
                AND NOT EXISTS (SELECT FROM complaint_hint h WHERE h.a = least(n.id, c.id) AND h.b = greatest(n.id, c.id))
            ORDER BY n.id, c.id DESC
            """.formatted(SELECTED, MOST_OF_ONE, WAITS, DAYS_OF_CUSTOMER),
            Parameters.<List<Described>>of().batch("asked", ASKED, asked -> asked));

    /** Of each branch once, however many of its complaints are asked about: its latest ones and as many more as are asked about. */
    private static final Statement<List<Described>> OF_BRANCHES = Statement.of(
            """
            SELECT %s
            FROM (
                SELECT branch, min(at) AS first, max(at) AS last, count(*) AS asked
                FROM unnest(:asked) AS n WHERE branch IS NOT NULL GROUP BY branch) AS n, LATERAL (
                SELECT d.complaint FROM complaint_of_days d
                WHERE d.branch = n.branch
                    AND d.received_at BETWEEN n.first - interval '%2$d days' AND n.last + interval '%2$d days'
                ORDER BY d.received_at DESC LIMIT %3$d + n.asked) AS found JOIN complaint c ON c.id = found.complaint
            WHERE %4$s
            """.formatted(SELECTED, DAYS_OF_BRANCH, MOST_OF_BRANCH, WAITS),
            Parameters.<List<Described>>of().batch("asked", ASKED, asked -> asked));

    /**
     * A pair that may be about one matter.
     *
     * @param a id of the earlier complaint
     * @param b id of the later one
     */
    record Noticed(long a, long b, List<String> reasons, Instant at) {
        Noticed {
            reasons = List.copyOf(reasons);
        }
    }

    private static final Batch<Noticed> NOTICED = Batch.<Noticed>of()
            .fixed("a", BIGINT, Noticed::a)
            .fixed("b", BIGINT, Noticed::b)
            .fixed("reasons", CODES, Noticed::reasons)
            .fixed("noticed_at", INSTANT, Noticed::at);

    private static final Statement<List<Noticed>> NOTICE = Statement.of(
            """
            INSERT INTO complaint_hint (%s, state)
            SELECT %s, 'open' FROM unnest(:noticed) AS n
            ON CONFLICT DO NOTHING
            """.formatted(NOTICED.names(), NOTICED.values()),
            Parameters.<List<Noticed>>of().batch("noticed", NOTICED, noticed -> noticed));

    private static final Statement<List<Described>> REMEMBER =
            Statement.of("""
            INSERT INTO complaint_of_days (branch, received_at, complaint)
            SELECT n.branch, n.at, n.id FROM unnest(:asked) AS n WHERE n.branch IS NOT NULL
            ON CONFLICT DO NOTHING
            """, Parameters.<List<Described>>of().batch("asked", ASKED, asked -> asked));

    private static final String FORGET = """
            DELETE FROM complaint_of_days
            WHERE received_at < (SELECT max(received_at) FROM complaint_of_days) - interval '%d days'
            """.formatted(2 * DAYS_OF_BRANCH);

    private static final String OPEN = """
            SELECT h.other AS id, h.reasons
            FROM complaint m, LATERAL (
                SELECT b AS other, reasons FROM complaint_hint WHERE a = m.id AND state = 'open'
                UNION ALL
                SELECT a, reasons FROM complaint_hint WHERE b = m.id AND state = 'open'
            ) AS h JOIN complaint c ON c.id = h.other
            WHERE m.id = $1 AND %s AND %s
            ORDER BY h.other DESC
            LIMIT 20
            """.formatted(waits("m"), WAITS);

    private static final String LATEST = """
            SELECT earlier.number AS earlier, c.number AS later
            FROM complaint_hint h
                JOIN complaint c ON c.id = h.b
                JOIN complaint earlier ON earlier.id = h.a
            WHERE h.state = 'open' AND %s AND %s
            ORDER BY h.b DESC, h.a DESC
            LIMIT 1
            """.formatted(WAITS, waits("earlier"));

    private HintStore() {}

    /** Only complaints that wait for an answer are joined, so only these are noticed. */
    private static String waits(String complaint) {
        return "%1$s.ended_at IS NULL AND %1$s.follows IS NULL AND %1$s.status IN %2$s"
                .formatted(complaint, UNRESOLVED);
    }

    static Future<Optional<Hints.NoticedPair>> latest(SqlClient client) {
        return client.query(LATEST)
                .execute()
                .map(rows -> Rows.first(rows, row -> new Hints.NoticedPair(row.text("earlier"), row.text("later"))));
    }

    /** Those of the complaints that wait for an answer and follow no other. */
    static Future<List<Described>> described(SqlClient client, Collection<Long> complaints) {
        return client.preparedQuery(DESCRIBED)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, HintStore::described));
    }

    /** The complaints that may be about the matters of the asked. */
    static Future<Candidates> candidates(SqlClient client, List<Described> asked) {
        // Sent together: they take one round trip.
        var ofMatter = client.preparedQuery(CANDIDATES.sql()).execute(CANDIDATES.values(asked));
        var ofBranches = client.preparedQuery(OF_BRANCHES.sql()).execute(OF_BRANCHES.values(asked));
        return Future.all(ofMatter, ofBranches).map(read -> {
            var found = new HashMap<Long, List<Candidate>>();
            Rows.all(ofMatter.result(), row -> found.computeIfAbsent(row.number("of"), first -> new ArrayList<>())
                    .add(new Candidate(row.code("why", SameMatter::of), described(row))));
            var byBranch = Rows.all(ofBranches.result(), HintStore::described).stream()
                    .collect(Collectors.groupingBy(other -> other.branch().orElseThrow()));
            return new Candidates(found, byBranch);
        });
    }

    static Future<Void> notice(SqlClient client, List<Noticed> pairs) {
        return pairs.isEmpty()
                ? Future.succeededFuture()
                : client.preparedQuery(NOTICE.sql())
                        .execute(NOTICE.values(pairs))
                        .mapEmpty();
    }

    /** So that later ones of their branches are compared with them. */
    static Future<Void> remember(SqlClient client, List<Described> complaints) {
        return client.preparedQuery(REMEMBER.sql())
                .execute(REMEMBER.values(complaints))
                .compose(written -> client.query(FORGET).execute())
                .mapEmpty();
    }

    /** Pairs with that complaint which no one has decided, while both wait for an answer: the other's id, and why. */
    static Future<List<Hint>> open(SqlClient client, long complaint) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Hint(
                                row.number("id"),
                                row.texts("reasons").stream()
                                        .flatMap(code -> SameMatter.of(code).stream())
                                        .toList())));
    }

    private static Described described(Fields row) {
        return new Described(
                row.number("id"),
                row.optionalText("waybill"),
                row.optionalText("phone").filter(phone -> !phone.isEmpty()),
                row.text("complainant"),
                row.optionalText("branch"),
                row.text("description"),
                row.instant("received_at"));
    }
}
