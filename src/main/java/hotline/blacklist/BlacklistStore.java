package hotline.blacklist;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.blacklist.BlacklistStep.Earlier;
import hotline.blacklist.Blacklisting.Act;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Table {@code blacklisting}. */
final class BlacklistStore {
    private static final String SELECT = """
            SELECT b.*, f.name, p.name AS proposed_name, v.name AS verified_name, a.name AS approved_name, r.name AS refused_name,
                   k.name AS lift_asked_name, l.name AS lifted_name
            FROM blacklisting b
                JOIN customer_file f ON f.id = b.file
                JOIN person p ON p.id = b.proposed_by
                LEFT JOIN person v ON v.id = b.verified_by
                LEFT JOIN person a ON a.id = b.approved_by
                LEFT JOIN person r ON r.id = b.refused_by
                LEFT JOIN person k ON k.id = b.lift_asked_by
                LEFT JOIN person l ON l.id = b.lifted_by
            """;

    private static final String BY_ID = SELECT + "WHERE b.id = $1";
    /** Read only after it: a row that was waited for is read again, but what is joined to it is not. */
    private static final String LOCK = "SELECT id FROM blacklisting WHERE id = $1 FOR UPDATE";

    private static final String NEWEST_FIRST = SELECT + "WHERE b.id < $1 ORDER BY b.id DESC LIMIT $2";

    private record Proposed(Blacklisting.Draft draft, long by, Instant at) {}

    /** People propose now and then, so proposals may wait for each other: each sees those before it. */
    private static final String ONE_PROPOSAL_AT_A_TIME = "SELECT pg_advisory_xact_lock(413, 0)";

    /** A customer, with all files that are merged, is on each list once at most. */
    private static final Statement<Proposed> PROPOSE = Statement.of(
            """
            INSERT INTO blacklisting (file, department, harm, months, proposed_by, proposed_at)
            SELECT f.id, :department, :harm, :months, :by, :at
            FROM customer_file f
                LEFT JOIN file_root r ON r.file = f.id
            WHERE f.id = :file AND NOT EXISTS (
                SELECT FROM blacklisting b
                WHERE b.file IN (
                        SELECT coalesce(r.root, f.id) UNION ALL SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, f.id))
                    AND b.department = :department AND b.refused_at IS NULL AND b.lifted_at IS NULL
                    AND (b.ends_at IS NULL OR b.ends_at > :at))
            RETURNING id
            """,
            Parameters.<Proposed>of()
                    .value("file", BIGINT, of -> of.draft().file())
                    .value("department", TEXT, of -> of.draft().department().orElse(""))
                    .value("harm", TEXT, of -> of.draft().harm())
                    .optional("months", INT, of -> of.draft().months())
                    .value("by", BIGINT, Proposed::by)
                    .value("at", INSTANT, Proposed::at));

    private record Step(long id, BlacklistStep.Taken taken, Optional<Instant> endsAt) {}

    private static final Parameters<Step> STEP = Parameters.<Step>of()
            .value("id", BIGINT, Step::id)
            .value("by", BIGINT, step -> step.taken().by())
            .value("at", INSTANT, step -> step.taken().at());

    private static final Statement<Step> VERIFY =
            Statement.of("UPDATE blacklisting SET verified_by = :by, verified_at = :at WHERE id = :id", STEP);

    private static final Statement<Step> APPROVE = Statement.of(
            "UPDATE blacklisting SET approved_by = :by, approved_at = :at, ends_at = :endsAt WHERE id = :id",
            STEP.optional("endsAt", INSTANT, Step::endsAt));

    private static final Statement<Step> REFUSE = Statement.of(
            "UPDATE blacklisting SET refused_by = :by, refused_at = :at, reason = :reason WHERE id = :id",
            STEP.optional("reason", TEXT, step -> step.taken().reason()));

    private static final Statement<Step> ASK_LIFT = Statement.of(
            "UPDATE blacklisting SET lift_asked_by = :by, lift_asked_at = :at, reason = :reason WHERE id = :id",
            STEP.optional("reason", TEXT, step -> step.taken().reason()));

    private static final Statement<Step> LIFT =
            Statement.of("UPDATE blacklisting SET lifted_by = :by, lifted_at = :at WHERE id = :id", STEP);

    /** In the history of the file. */
    private static final Statement<Step> READMITTED = Statement.of("""
            INSERT INTO customer_change (file, at, by, what, fields, personal)
            SELECT b.file, :at, :by, 'readmitted', ARRAY['reason'], jsonb_build_object('reason', jsonb_build_object('after', b.reason))
            FROM blacklisting b JOIN customer_file f ON f.id = b.file
            WHERE b.id = :id AND f.erased_at IS NULL
            """, STEP);

    record Locked(Blacklisting entry, Earlier earlier) {}

    private BlacklistStore() {}

    static Future<Optional<Long>> propose(SqlClient transaction, Blacklisting.Draft draft, long by, Instant at) {
        return transaction
                .preparedQuery(ONE_PROPOSAL_AT_A_TIME)
                .execute()
                .compose(locked ->
                        transaction.preparedQuery(PROPOSE.sql()).execute(PROPOSE.values(new Proposed(draft, by, at))))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Blacklisting> byId(SqlClient client, long id) {
        return client.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> Rows.only(rows, BlacklistStore::entry));
    }

    static Future<Optional<Locked>> lock(SqlClient transaction, long id) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .compose(locked -> transaction.preparedQuery(BY_ID).execute(Tuple.of(id)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Locked(
                                entry(row),
                                new Earlier(
                                        Stream.concat(
                                                        Stream.of(row.number("proposed_by")),
                                                        row.optionalNumber("verified_by").stream())
                                                .toList(),
                                        row.optionalNumber("lift_asked_by")))));
    }

    static Future<List<Blacklisting>> newestFirst(SqlClient client, long before, int most) {
        return client.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> Rows.all(rows, BlacklistStore::entry));
    }

    static Future<Void> step(SqlClient transaction, long id, BlacklistStep.Taken taken, Optional<Instant> endsAt) {
        var statement =
                switch (taken.step()) {
                    case VERIFY -> VERIFY;
                    case APPROVE -> APPROVE;
                    case REFUSE -> REFUSE;
                    case ASK_LIFT -> ASK_LIFT;
                    case LIFT -> LIFT;
                };
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(new Step(id, taken, endsAt)))
                .mapEmpty();
    }

    static Future<Void> readmitted(SqlClient transaction, long id, BlacklistStep.Taken taken) {
        return transaction
                .preparedQuery(READMITTED.sql())
                .execute(READMITTED.values(new Step(id, taken, Optional.empty())))
                .mapEmpty();
    }

    private static Blacklisting entry(Fields row) {
        return new Blacklisting(
                row.number("id"),
                row.number("file"),
                row.text("name"),
                Optional.of(row.text("department")).filter(code -> !code.isEmpty()),
                row.text("harm"),
                row.optionalInteger("months"),
                new Act(row.text("proposed_name"), row.instant("proposed_at")),
                act(row, "verified"),
                act(row, "approved"),
                act(row, "refused"),
                act(row, "lift_asked"),
                act(row, "lifted"),
                row.optionalInstant("ends_at"),
                row.optionalText("reason"));
    }

    private static Optional<Act> act(Fields row, String what) {
        return row.optionalText(what + "_name").map(name -> new Act(name, row.instant(what + "_at")));
    }
}
