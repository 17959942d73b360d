package hotline.complaint.reading;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.Status;
import hotline.paging.ListCursor;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Parameters;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of complaints, each read in the order of an index from where the page before ended. */
final class ComplaintListStore {
    /**
     * Without a join, so that no plan leaves the index's order and sorts. A filter that is null differs from nothing; all
     * are one condition, since the planner takes many for so selective that it would read all and sort.
     */
    private static final String SELECT = "SELECT " + ComplaintRow.SELECTED + """
            FROM complaint c
            WHERE CASE WHEN c.status <> :status OR c.type <> :type OR c.severity <> :severity OR c.channel <> :channel
                            OR (c.breached_at IS NOT NULL) <> :pastDue OR c.phone <> :phone OR coalesce(c.waybill, '') <> :waybill
                            OR c.held_by <> :heldBy
                       THEN false ELSE true END
            """;

    private static final String BY_DUE = """
                AND c.ended_at IS NULL AND (c.due_at, c.id) > (:afterDue, :afterId)
            ORDER BY c.due_at, c.id
            LIMIT :most
            """;

    private static final String NEWEST_FIRST = """
                AND c.id < :afterId
            ORDER BY c.id DESC
            LIMIT :most
            """;

    /**
     * @param after where the page before ended
     * @param person the agent, in a list of the agent's own complaints
     * @param branch the branch, in a list of its own complaints
     */
    record Asked(ListQuery query, ListCursor after, Optional<Long> person, Optional<String> branch) {
        static Asked of(ListQuery query, ListCursor first, Optional<Long> person, Optional<String> branch) {
            return new Asked(query, query.after().map(ListCursor::parse).orElse(first), person, branch);
        }
    }

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .optional("status", TEXT, asked -> asked.query().status().map(Status::code))
            .optional("type", TEXT, asked -> asked.query().type())
            .optional("severity", TEXT, asked -> asked.query().severity().map(Severity::code))
            .optional("channel", TEXT, asked -> asked.query().channel())
            .optional("pastDue", BOOLEAN, asked -> asked.query().pastDue())
            .optional("phone", TEXT, asked -> asked.query().phone())
            .optional("waybill", TEXT, asked -> asked.query().waybill())
            .array("numbers", TEXT, asked -> searched(asked, Search::numbers))
            .array("waybills", TEXT, asked -> searched(asked, Search::waybills))
            .array("phones", TEXT, asked -> searched(asked, Search::phones))
            .optional("heldBy", TEXT, asked -> asked.query().heldBy())
            .value("afterDue", INSTANT, asked -> asked.after().dueAt())
            .value("afterId", BIGINT, asked -> asked.after().id())
            .value("most", INT, asked -> asked.query().limit() + 1)
            .optional("person", BIGINT, Asked::person)
            .optional("branch", TEXT, Asked::branch);

    /** One list, also limited to paused complaints or to running ones. */
    static final class Listing {
        private final Statement<Asked> all;
        private final Statement<Asked> paused;
        private final Statement<Asked> notPaused;

        /**
         * Part of the text, not a filter, so that the few paused complaints are found by the index that holds no
         * others.
         */
        private Listing(String which) {
            all = Statement.of(SELECT + which, ASKED);
            paused = Statement.of(SELECT + " AND c.paused_at IS NOT NULL" + which, ASKED);
            notPaused = Statement.of(SELECT + " AND c.paused_at IS NULL" + which, ASKED);
        }

        Statement<Asked> of(Optional<Boolean> standingStill) {
            return standingStill.map(still -> still ? paused : notPaused).orElse(all);
        }
    }

    public static final Listing OPEN = new Listing(BY_DUE);

    public static final Listing QUEUE =
            new Listing(" AND c.owner IS NULL AND c.status IN ('received', 'reopened')" + BY_DUE);

    public static final Listing OF_OWNER = new Listing(" AND c.owner = :person" + BY_DUE);

    /** The indexes by due time hold the department too, so that rows of others are skipped without being read. */
    public static final Listing OPEN_OF_DEPARTMENT = new Listing(" AND c.held_by = :heldBy" + BY_DUE);

    public static final Listing QUEUE_OF_DEPARTMENT = new Listing(
            " AND c.held_by = :heldBy AND c.owner IS NULL AND c.status IN ('received', 'reopened')" + BY_DUE);

    public static final Listing OF_PHONE = new Listing(" AND c.phone = :phone" + NEWEST_FIRST);

    public static final Listing OF_WAYBILL = new Listing(" AND c.waybill = :waybill" + NEWEST_FIRST);

    public static final Listing OF_BRANCH = new Listing(" AND c.filed_by_branch = :branch" + NEWEST_FIRST);

    /** Each identifier is looked up in its own index; the complaints found are read in the order of their ids. */
    private static final String FOUND = """
                AND c.id = ANY (ARRAY(
                    SELECT id FROM complaint WHERE number = ANY (:numbers)
                    UNION SELECT id FROM complaint WHERE waybill = ANY (:waybills) AND waybill IS NOT NULL
                    UNION SELECT id FROM complaint WHERE phone = ANY (:phones)))
            """;

    public static final Listing SEARCHED = new Listing(FOUND + NEWEST_FIRST);

    public static final Listing SEARCHED_OF_BRANCH =
            new Listing(" AND c.filed_by_branch = :branch" + FOUND + NEWEST_FIRST);

    private static final String BY_ID =
            "SELECT " + ComplaintRow.SELECTED + " FROM complaint c WHERE c.id = ANY ($1::bigint[])";

    /** One row more than the page holds, if there is one. */
    Future<ReadRows> open(SqlConnection connection, ListQuery query, long person) {
        var asked = Asked.of(query, ListCursor.BEFORE_FIRST_DUE, Optional.of(person), Optional.empty());
        boolean ofDepartment = query.heldBy().isPresent();
        return switch (query.view()) {
            case OPEN -> rows(connection, ofDepartment ? OPEN_OF_DEPARTMENT : OPEN, asked);
            case QUEUE -> rows(connection, ofDepartment ? QUEUE_OF_DEPARTMENT : QUEUE, asked);
            case MINE -> rows(connection, OF_OWNER, asked);
        };
    }

    Future<ReadRows> ofCustomer(SqlConnection connection, ListQuery query) {
        var asked = Asked.of(query, ListCursor.BEFORE_NEWEST, Optional.empty(), Optional.empty());
        if (query.search().isPresent()) {
            return rows(connection, SEARCHED, asked);
        }
        return rows(connection, query.phone().isPresent() ? OF_PHONE : OF_WAYBILL, asked);
    }

    Future<ReadRows> ofBranch(SqlConnection connection, ListQuery query, String branch) {
        var asked = Asked.of(query, ListCursor.BEFORE_NEWEST, Optional.empty(), Optional.of(branch));
        return rows(connection, query.search().isPresent() ? SEARCHED_OF_BRANCH : OF_BRANCH, asked);
    }

    Future<ReadRows> byId(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> ReadRows.of(rows, ids.size()));
    }

    private static List<String> searched(Asked asked, Function<Search, List<String>> part) {
        return asked.query().search().map(part).orElse(List.of());
    }

    private static Future<ReadRows> rows(SqlConnection connection, Listing listing, Asked asked) {
        var statement = listing.of(asked.query().paused());
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> ReadRows.of(rows, asked.query().limit()));
    }
}
