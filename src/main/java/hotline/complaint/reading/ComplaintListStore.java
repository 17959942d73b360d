package hotline.complaint.reading;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.Status;
import hotline.complaint.reading.ListQuery.Order;
import hotline.complaint.reading.ListQuery.View;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of complaints, each read in the order of an index from where the page before ended. */
final class ComplaintListStore {
    /**
     * Without a join, so that no plan leaves the index's order and sorts. A filter that is null differs from nothing; all
     * are one condition, since the planner takes many for so selective that it would read all and sort.
     */
    private static final String NARROWED = """
            FROM complaint c
            WHERE CASE WHEN c.status <> :status OR c.type <> :type OR c.severity <> :severity OR c.channel <> :channel
                            OR (c.breached_at IS NOT NULL) <> :pastDue OR c.phone <> :phone
                            OR replace(coalesce(c.waybill, ''), '-', '') <> :waybill
                            OR c.held_by <> :heldBy OR coalesce(c.owner, 0) <> :owner OR (c.ended_at IS NOT NULL) <> :ended
                            OR c.received_at < :receivedFrom OR c.received_at >= :receivedBefore
                            OR coalesce(c.ended_at, '-infinity') < :endedFrom OR coalesce(c.ended_at, 'infinity') >= :endedBefore
                            OR c.due_at < :dueFrom OR c.due_at >= :dueBefore
                            OR (:dueBefore::timestamptz IS NOT NULL AND c.paused_at IS NOT NULL AND c.breached_at IS NULL)
                            OR coalesce(c.remedy_sought, '') <> :remedy OR coalesce(c.outcome, '') <> :outcome
                            OR coalesce(c.validity, '') <> :validity OR coalesce(c.cause, '') <> :cause
                            OR coalesce(c.nature, '') <> :nature OR coalesce(c.quality, '') <> :quality
                            OR (:unanswered::boolean IS NOT NULL AND :unanswered <> (c.unanswered_since IS NOT NULL))
                            OR (:toBeJudged::boolean IS NOT NULL AND :toBeJudged <>\s""" + ComplaintRow.TO_BE_JUDGED + """
            )
                       THEN false ELSE true END
            """;

    private static final String SELECT = "SELECT " + ComplaintRow.SELECTED + NARROWED;
    private static final String SELECT_WHOLE = "SELECT " + WholeRow.SELECTED + NARROWED;

    /**
     * @param after where the page before ended
     * @param person the agent, in a list of the agent's own complaints
     * @param branch the branch, in a list of its own complaints
     */
    record Asked(ListQuery query, ListCursor after, Optional<Long> person, Optional<String> branch) {
        ListFilter filter() {
            return query.filter();
        }

        /** In lists that hold both. */
        Optional<Boolean> ended() {
            return query.view() == View.ENDED ? Optional.of(true) : Optional.empty();
        }
    }

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .optional("status", TEXT, asked -> asked.filter().status().map(Status::code))
            .optional("type", TEXT, asked -> asked.filter().type())
            .optional("severity", TEXT, asked -> asked.filter().severity().map(Severity::code))
            .optional("channel", TEXT, asked -> asked.filter().channel())
            .optional("pastDue", BOOLEAN, asked -> asked.filter().pastDue())
            .optional("phone", TEXT, asked -> asked.query().phone())
            .optional("waybill", TEXT, asked -> asked.query().waybill())
            .array("numbers", TEXT, asked -> searched(asked, Search::numbers))
            .array("waybills", TEXT, asked -> searched(asked, Search::waybills))
            .array("phones", TEXT, asked -> searched(asked, Search::phones))
            .array(
                    "told",
                    BIGINT,
                    asked -> asked.query().search().map(Search::told).orElse(List.of()))
            .optional("heldBy", TEXT, asked -> asked.filter().heldBy())
            .optional("owner", BIGINT, asked -> asked.filter().owner())
            .optional("remedy", TEXT, asked -> asked.filter().code(CodeList.REMEDIES))
            .optional("outcome", TEXT, asked -> asked.filter().code(CodeList.OUTCOMES))
            .optional("validity", TEXT, asked -> asked.filter().code(CodeList.VALIDITY))
            .optional("cause", TEXT, asked -> asked.filter().code(CodeList.CAUSES))
            .optional("nature", TEXT, asked -> asked.filter().code(CodeList.NATURES))
            .optional("quality", TEXT, asked -> asked.filter().code(CodeList.QUALITY))
            .optional("ended", BOOLEAN, Asked::ended)
            .optional("toBeJudged", BOOLEAN, asked -> asked.filter().toBeJudged())
            .optional("unanswered", BOOLEAN, asked -> asked.filter().unanswered())
            .optional(
                    "receivedFrom", INSTANT, asked -> asked.filter().received().from())
            .optional("receivedBefore", INSTANT, asked -> asked.filter()
                    .received()
                    .before())
            .value("since", INSTANT, asked -> asked.filter().received().from().orElse(Instant.EPOCH))
            .optional("dueFrom", INSTANT, asked -> asked.filter().due().from())
            .optional("dueBefore", INSTANT, asked -> asked.filter().due().before())
            .optional("endedFrom", INSTANT, asked -> asked.filter().ended().from())
            .optional("endedBefore", INSTANT, asked -> asked.filter().ended().before())
            .value("endedSince", INSTANT, asked -> asked.filter().ended().from().orElse(Instant.EPOCH))
            .value("afterRank", INT, asked -> asked.after().rank())
            .value("afterTime", INSTANT, asked -> asked.after().dueAt())
            .value("afterId", BIGINT, asked -> asked.after().id())
            .value("most", INT, asked -> asked.query().limit() + 1)
            .optional("person", BIGINT, Asked::person)
            .optional("branch", TEXT, Asked::branch);

    private static final String ERASED = " AND c.erased_at IS NOT NULL";
    private static final String NOT_ERASED = " AND c.erased_at IS NULL";
    private static final String UNANSWERED = " AND c.unanswered_since IS NOT NULL AND c.ended_at IS NULL";
    private static final String PAUSED = " AND c.paused_at IS NOT NULL";
    private static final String NOT_PAUSED = " AND c.paused_at IS NULL";

    /** One list, also limited to paused complaints or to running ones, and to those due before a moment. */
    static final class Listing {
        private final ListOrder order;
        private final String which;
        private final Statements ofAnyTime;
        private final Statements dueBefore;

        private Listing(ListOrder order, String which) {
            this.order = order;
            this.which = which;
            ofAnyTime = Statements.of(order, which);
            dueBefore = Statements.of(order, which + order.dueBefore());
        }

        Statement<Asked> of(ListFilter filter) {
            // The few whose customers wait for an answer are found by the index that holds no others.
            if (filter.unanswered().orElse(false)) {
                return Statement.of(order.statement(SELECT + which + UNANSWERED + narrowed(filter)), ASKED);
            }
            var statements = filter.due().before().isPresent() ? dueBefore : ofAnyTime;
            return filter.paused()
                    .map(still -> still ? statements.paused : statements.notPaused)
                    .orElse(statements.all);
        }

        /** The same rows in the same order, with all that a file has of them; without those whose personal data are erased. */
        Statement<Asked> whole(ListFilter filter) {
            return Statement.of(text(filter, NOT_ERASED), ASKED);
        }

        private String text(ListFilter filter, String erased) {
            return order.statement(SELECT_WHOLE + which + narrowed(filter) + erased);
        }

        private String narrowed(ListFilter filter) {
            var due = filter.due().before().isPresent() ? order.dueBefore() : "";
            var paused =
                    filter.paused().map(still -> still ? PAUSED : NOT_PAUSED).orElse("");
            return due + paused;
        }

        /** How many rows it has, up to the limit of the query. */
        Statement<Asked> count(ListFilter filter) {
            return Statement.of("SELECT count(*) AS rows FROM (" + text(filter, NOT_ERASED) + ") AS listed", ASKED);
        }

        /** How many rows it lacks because their personal data are erased, up to the limit of the query. */
        Statement<Asked> countErased(ListFilter filter) {
            return Statement.of("SELECT count(*) AS rows FROM (" + text(filter, ERASED) + ") AS listed", ASKED);
        }
    }

    private record Statements(Statement<Asked> all, Statement<Asked> paused, Statement<Asked> notPaused) {
        /**
         * Part of the text, not a filter, so that the few paused complaints are found by the index that holds no
         * others.
         */
        static Statements of(ListOrder order, String which) {
            return new Statements(
                    statement(order, which), statement(order, which + PAUSED), statement(order, which + NOT_PAUSED));
        }

        private static Statement<Asked> statement(ListOrder order, String which) {
            return Statement.of(order.statement(SELECT + which), ASKED);
        }
    }

    /** A list of open complaints in each of its orders, of which the queue is read by turn (D2). */
    private record Open(Listing byDue, Listing mostSevereFirst) {
        static Open of(String which) {
            return new Open(new Listing(ListOrder.BY_DUE, which), new Listing(ListOrder.MOST_SEVERE_FIRST, which));
        }

        static Open byTurn(String which) {
            return new Open(
                    new Listing(ListOrder.BY_TURN, which), new Listing(ListOrder.MOST_SEVERE_FIRST_BY_TURN, which));
        }

        Listing in(Order order) {
            return switch (order) {
                case BY_DUE -> byDue;
                case MOST_SEVERE_FIRST -> mostSevereFirst;
            };
        }
    }

    private static final String UNOWNED =
            " AND c.owner IS NULL AND c.status IN ('received', 'reopened') AND c.follows IS NULL";
    private static final String OF_DEPARTMENT = " AND c.held_by = :heldBy";

    private static final Open OPEN = Open.of("");
    private static final Open QUEUE = Open.byTurn(UNOWNED);
    private static final Open OF_CALLER = Open.of(" AND c.owner = :person");
    private static final Open OF_OWNER = Open.of(" AND c.owner = :owner");

    /** The indexes by due time hold the department too, so that rows of others are skipped without being read. */
    private static final Open OPEN_OF_DEPARTMENT = Open.of(OF_DEPARTMENT);

    private static final Open QUEUE_OF_DEPARTMENT = Open.byTurn(OF_DEPARTMENT + UNOWNED);
    private static final Listing ENDED = new Listing(ListOrder.LAST_RECEIVED_FIRST, "");
    private static final Listing ENDED_OF_DEPARTMENT = new Listing(ListOrder.LAST_RECEIVED_FIRST, OF_DEPARTMENT);
    private static final Listing ENDED_IN_SPAN = new Listing(ListOrder.LAST_ENDED_FIRST, "");
    private static final Listing OF_PHONE = new Listing(ListOrder.NEWEST_FIRST, " AND c.phone = :phone");
    private static final Listing OF_WAYBILL = new Listing(ListOrder.NEWEST_FIRST, """
                AND c.id = ANY (ARRAY(
                    SELECT id FROM complaint WHERE waybill = :waybill AND waybill IS NOT NULL
                    UNION SELECT id FROM complaint WHERE replace(waybill, '-', '') = :waybill AND waybill LIKE '%-%'))
            """);
    private static final Listing OF_BRANCH = new Listing(ListOrder.NEWEST_FIRST, " AND c.filed_by_branch = :branch");

    /** Each identifier is looked up in its own index; the complaints found are read in the order of their ids. */
    private static final String FOUND = """
                AND c.id = ANY (ARRAY(
                    SELECT id FROM complaint WHERE number = ANY (:numbers)
                    UNION SELECT id FROM complaint WHERE waybill = ANY (:waybills) AND waybill IS NOT NULL
                    UNION SELECT id FROM complaint WHERE replace(waybill, '-', '') = ANY (:waybills) AND waybill LIKE '%-%'
                    UNION SELECT id FROM complaint WHERE phone = ANY (:phones)
                    UNION SELECT unnest(:told::bigint[])))
            """;

    private static final Listing SEARCHED = new Listing(ListOrder.NEWEST_FIRST, FOUND);
    private static final Listing SEARCHED_OF_BRANCH =
            new Listing(ListOrder.NEWEST_FIRST, " AND c.filed_by_branch = :branch" + FOUND);

    private static final String BY_ID =
            "SELECT " + ComplaintRow.SELECTED + " FROM complaint c WHERE c.id = ANY ($1::bigint[])";

    private static final String VISIBLE_BY_ID = BY_ID + " AND ($2::text IS NULL OR c.filed_by_branch = $2)";

    private static final String WHOLE_BY_ID =
            "SELECT " + WholeRow.SELECTED + " FROM complaint c WHERE c.id = ANY ($1::bigint[])";

    /** The list of a view, or of one customer. */
    static Listing listing(ListQuery query) {
        if (query.search().isPresent()) {
            return SEARCHED;
        }
        if (query.isOfCustomer()) {
            return query.phone().isPresent() ? OF_PHONE : OF_WAYBILL;
        }
        boolean ofDepartment = query.filter().heldBy().isPresent();
        return switch (query.view()) {
            case OPEN -> open(query.filter()).in(query.order());
            case QUEUE -> (ofDepartment ? QUEUE_OF_DEPARTMENT : QUEUE).in(query.order());
            case MINE -> OF_CALLER.in(query.order());
            case ENDED -> query.filter().ended().narrows() ? ENDED_IN_SPAN : ofDepartment ? ENDED_OF_DEPARTMENT : ENDED;
        };
    }

    /** The few of one agent are found by the index of owners. */
    private static Open open(ListFilter filter) {
        if (filter.owner().isPresent()) {
            return OF_OWNER;
        }
        return filter.heldBy().isPresent() ? OPEN_OF_DEPARTMENT : OPEN;
    }

    static Listing ofBranch(ListQuery query) {
        return query.search().isPresent() ? SEARCHED_OF_BRANCH : OF_BRANCH;
    }

    /** One row more than the page holds, if there is one. */
    Future<ReadRows> ofHandler(SqlConnection connection, ListQuery query, long person) {
        return rows(connection, listing(query), query, Optional.of(person), Optional.empty());
    }

    Future<ReadRows> ofBranch(SqlConnection connection, ListQuery query, String branch) {
        return rows(connection, ofBranch(query), query, Optional.empty(), Optional.of(branch));
    }

    /** A page of the whole rows that those who may see the list have in a file, by the same statement but for its columns. */
    Future<Page<WholeRow, String>> whole(SqlConnection connection, Listing listing, Asked asked) {
        var statement = listing.whole(asked.filter());
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> WholeRow.page(rows, asked.query().limit(), listing.order::cursor));
    }

    /** At most one more than the limit of the query. */
    Future<Long> count(SqlConnection connection, Listing listing, Asked asked) {
        return count(connection, listing.count(asked.filter()), asked);
    }

    /** At most one more than the limit of the query. */
    Future<Long> countErased(SqlConnection connection, Listing listing, Asked asked) {
        return count(connection, listing.countErased(asked.filter()), asked);
    }

    private static Future<Long> count(SqlConnection connection, Statement<Asked> statement, Asked asked) {
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    static Asked asked(Listing listing, ListQuery query, Optional<Long> person, Optional<String> branch) {
        var after = query.after().map(ListCursor::parse).orElseGet(() -> listing.order.start(query.filter()));
        return new Asked(query, after, person, branch);
    }

    Future<ReadRows> byId(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(ReadRows::whole);
    }

    /** @param branch the only one whose complaints are shown */
    Future<ReadRows> visibleById(SqlConnection connection, List<Long> ids, Optional<String> branch) {
        return connection
                .preparedQuery(VISIBLE_BY_ID)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)).addString(SqlValue.orNull(branch)))
                .map(ReadRows::whole);
    }

    Future<List<WholeRow>> wholeById(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery(WHOLE_BY_ID)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(WholeRow::readable);
    }

    private static List<String> searched(Asked asked, Function<Search, List<String>> part) {
        return asked.query().search().map(part).orElse(List.of());
    }

    private static Future<ReadRows> rows(
            SqlConnection connection,
            Listing listing,
            ListQuery query,
            Optional<Long> person,
            Optional<String> branch) {
        var statement = listing.of(query.filter());
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked(listing, query, person, branch)))
                .map(rows -> ReadRows.of(rows, query.limit(), listing.order::cursor));
    }
}
