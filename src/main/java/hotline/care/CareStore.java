package hotline.care;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.care.Care.Excuse;
import hotline.care.Care.Filter;
import hotline.care.CarePolicies.Ruled;
import hotline.policy.care.CareLevel;
import hotline.policy.care.CarePeriod.Span;
import hotline.policy.care.ContactWay;
import hotline.policy.tier.Tier;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of {@code care_due} as people read and decide them. Rows of merged files are one, of which the best state counts. */
final class CareStore {
    private static final String SELECT = """
            SELECT coalesce(r.root, c.file) AS file, c.file AS own, f.name, f.sealed_at IS NOT NULL AS sealed, c.rule, c.tier, c.department, c.level, c.ways, c.period_from,
                   c.period_end, c.state, c.contact, p.name AS responsible_name, e.name AS excused_name, c.reason
            FROM care_due c
                LEFT JOIN file_root r ON r.file = c.file
                JOIN customer_file f ON f.id = coalesce(r.root, c.file)
                LEFT JOIN person p ON p.id = f.responsible
                LEFT JOIN person e ON e.id = c.excused_by
            """;

    /** Of the rows of merged files for one rule and period this is the one that counts. */
    static final String COUNTS = """
            NOT EXISTS (
                SELECT FROM care_due o
                WHERE o.file = %s AND o.file <> c.file AND o.rule = c.rule AND o.period_from = c.period_from
                    AND (%s, o.file) < (%s, c.file))
            """.formatted(
                    CareMakingStore.FILES_OF.formatted("coalesce(r.root, c.file)"),
                    CareState.placeOf("o.state"),
                    CareState.placeOf("c.state"));

    private record Listed(Filter filter, LocalDate from, Optional<LocalDate> until) {}

    private static final Statement<Listed> LIST = Statement.of(
            SELECT + """
            WHERE c.state = :state AND c.period_end >= :from
                AND (:until::date IS NULL OR c.period_end <= :until)
                AND (:tier::text IS NULL OR c.tier = :tier)
                AND (:level::text IS NULL OR c.level = :level)
                AND (:department::text IS NULL OR c.department = :department)
                AND (:rule::text IS NULL OR c.rule = :rule)
                AND (:responsible::bigint IS NULL OR f.responsible = :responsible)
                AND (:afterEnd::date IS NULL OR (c.period_end, c.rank, c.file, c.rule) > (:afterEnd, :afterRank::int, :afterFile::bigint, :afterRule::text))
                AND
            """ + COUNTS + """
            ORDER BY c.period_end, c.rank, c.file, c.rule
            LIMIT :most
            """,
            Parameters.<Listed>of()
                    .value("state", TEXT, of -> of.filter().state().code())
                    .value("from", DATE, Listed::from)
                    .optional("until", DATE, Listed::until)
                    .optional("tier", TEXT, of -> of.filter().tier().map(Tier::code))
                    .optional("level", TEXT, of -> of.filter().level().map(CareLevel::code))
                    .optional("department", TEXT, of -> of.filter().department())
                    .optional("rule", TEXT, of -> of.filter().rule())
                    .optional("responsible", BIGINT, of -> of.filter().responsible())
                    .optional("afterEnd", DATE, of -> of.filter().after().map(CareCursor::end))
                    .optional("afterRank", INT, of -> of.filter().after().map(CareCursor::rank))
                    .optional("afterFile", BIGINT, of -> of.filter().after().map(CareCursor::file))
                    .optional("afterRule", TEXT, of -> of.filter().after().map(CareCursor::rule))
                    .value("most", INT, of -> of.filter().most()));

    private static final String COUNTED = """
            SELECT n.rule, n.period_from, n.period_end, n.tier, count(*) FILTER (WHERE n.state = 1)::int AS done,
                   count(*) FILTER (WHERE n.state = 2)::int AS excused, count(*) FILTER (WHERE n.state = 3)::int AS due,
                   count(*) FILTER (WHERE n.state = 4)::int AS missed
            FROM (
                SELECT c.rule, c.period_from, min(c.period_end) AS period_end, (array_agg(c.tier ORDER BY %s))[1] AS tier,
                       min(%s) AS state
                FROM %%s
                GROUP BY coalesce(r.root, c.file), c.rule, c.period_from) n
            GROUP BY n.rule, n.period_from, n.period_end, n.tier
            ORDER BY n.rule, n.period_from, n.tier
            """.formatted(Tier.placeOf("c.tier"), CareState.placeOf("c.state"));

    /** Rows of a rule from a day on. */
    record Counted(String rule, LocalDate from) {
        static Counted since(String rule, LocalDate from) {
            return new Counted(rule, from);
        }
    }

    private static final Batch<Counted> RULES =
            Batch.<Counted>of().fixed("rule", TEXT, Counted::rule).fixed("first", DATE, Counted::from);

    private record Counting(List<Counted> rules, Optional<String> department, Optional<Long> responsible) {}

    private static final Statement<Counting> OF_RULES = Statement.of(
            COUNTED.formatted("""
            unnest(:rules) AS w
                JOIN care_due c ON c.rule = w.rule AND c.period_from >= w.first
                LEFT JOIN file_root r ON r.file = c.file
                WHERE (:department::text IS NULL OR c.department = :department)
                    AND (:responsible::bigint IS NULL
                        OR EXISTS (SELECT FROM customer_file f WHERE f.id = coalesce(r.root, c.file) AND f.responsible = :responsible))
            """),
            Parameters.<Counting>of()
                    .batch("rules", RULES, Counting::rules)
                    .optional("department", TEXT, Counting::department)
                    .optional("responsible", BIGINT, Counting::responsible));

    /** Work that is still due has been missed: the loop has yet to say so. */
    private static final String ENDED = COUNTED.formatted("""
            care_due c LEFT JOIN file_root r ON r.file = c.file WHERE c.period_end BETWEEN $1 AND $2
            """);

    private static final String OF_CUSTOMER = SELECT + """
            WHERE c.file = ANY ($1) AND
            """ + COUNTS + """
            ORDER BY c.period_from DESC, c.rule
            LIMIT 100
            """;

    private static final String TIER = """
            SELECT t.tier, coalesce(nullif(t.department, ''), f.department, '') AS department
            FROM customer_tier t JOIN customer_file f ON f.id = $1
            WHERE t.file = ANY ($2) AND t.until IS NULL AND t.tier = ANY ($3)
                AND t.id = (
                    SELECT e.id FROM customer_tier e
                    WHERE e.department = t.department AND e.until IS NULL AND e.file = ANY ($2)
                    ORDER BY e.file <> $1, %s LIMIT 1)
            ORDER BY %s
            LIMIT 1
            """.formatted(Tier.placeOf("e.tier"), Tier.placeOf("t.tier"));

    /** A tier that a customer has now. */
    record Held(Tier tier, String department) {}

    record Chosen(long file, Ruled ruled, Span span, Held held, Instant at) {}

    private record Choice(Chosen chosen, Optional<Long> contact, Optional<Long> by) {}

    private static final Statement<Choice> CHOOSE = Statement.of(
            """
            INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at, contact,
                chosen_by)
            VALUES (:file, :rule, :from, :end, :version, :tier, :rank, :department, :level, :ways,
                CASE WHEN :contact::bigint IS NULL THEN 'due' ELSE 'done' END, :at, :contact, :by)
            ON CONFLICT DO NOTHING
            """,
            Parameters.<Choice>of()
                    .value("file", BIGINT, of -> of.chosen().file())
                    .value("rule", TEXT, of -> of.chosen().ruled().rule().code())
                    .value("from", DATE, of -> of.chosen().span().from())
                    .value("end", DATE, of -> of.chosen().span().end())
                    .value("version", INT, of -> of.chosen().ruled().version().id())
                    .value("tier", TEXT, of -> of.chosen().held().tier().code())
                    .value("rank", INT, of -> of.chosen().held().tier().rank())
                    .value("department", TEXT, of -> of.chosen().held().department())
                    .value(
                            "level",
                            TEXT,
                            of -> of.chosen().ruled().rule().level().code())
                    .array("ways", TEXT, of -> of.chosen().ruled().rule().ways().stream()
                            .map(ContactWay::code)
                            .toList())
                    .value("at", INSTANT, of -> of.chosen().at())
                    .optional("contact", BIGINT, Choice::contact)
                    .optional("by", BIGINT, Choice::by));

    private record Excusing(List<Long> files, Excuse excuse, LocalDate today) {}

    private static final Statement<Excusing> EXCUSE = Statement.of(
            """
            UPDATE care_due SET state = 'excused', excused_by = :by, reason = :reason, changed_at = :at
            WHERE file = ANY (:files) AND rule = :rule AND period_from = :from AND state = 'due' AND period_end > :today
            """,
            Parameters.<Excusing>of()
                    .array("files", BIGINT, Excusing::files)
                    .value("rule", TEXT, of -> of.excuse().rule())
                    .value("from", DATE, of -> of.excuse().from())
                    .value("today", DATE, Excusing::today)
                    .value("by", BIGINT, of -> of.excuse().by())
                    .value("reason", TEXT, of -> of.excuse().reason())
                    .value("at", INSTANT, of -> of.excuse().at()));

    private CareStore() {}

    static Future<List<CareRow>> list(SqlClient client, Filter filter, LocalDate from, Optional<LocalDate> until) {
        return client.preparedQuery(LIST.sql())
                .execute(LIST.values(new Listed(filter, from, until)))
                .map(rows -> Rows.all(rows, CareStore::row));
    }

    static Future<List<CareCount>> counts(
            SqlClient client, List<Counted> rules, Optional<String> department, Optional<Long> responsible) {
        return client.preparedQuery(OF_RULES.sql())
                .execute(OF_RULES.values(new Counting(rules, department, responsible)))
                .map(rows -> Rows.all(rows, CareStore::count));
    }

    static Future<List<CareCount>> ended(SqlClient client, LocalDate first, LocalDate last) {
        return client.preparedQuery(ENDED).execute(Tuple.of(first, last)).map(rows -> Rows.all(rows, CareStore::count));
    }

    static Future<List<CareRow>> ofCustomer(SqlClient client, List<Long> files) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.tuple().addArrayOfLong(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, CareStore::row));
    }

    /** The customer's best of those tiers; their root is the first of the files. */
    static Future<Optional<Held>> tier(SqlClient client, List<Long> files, List<Tier> tiers) {
        return client.preparedQuery(TIER)
                .execute(Tuple.tuple()
                        .addLong(files.get(0))
                        .addArrayOfLong(files.toArray(Long[]::new))
                        .addArrayOfString(tiers.stream().map(Tier::code).toArray(String[]::new)))
                .map(rows -> Rows.first(rows, row -> new Held(row.code("tier", Tier::of), row.text("department"))));
    }

    /** Whether it is new. */
    static Future<Boolean> choose(SqlConnection transaction, Chosen chosen, long by) {
        return insert(transaction, new Choice(chosen, Optional.empty(), Optional.of(by)));
    }

    /** A contact that no one had planned. */
    static Future<Boolean> unplanned(SqlConnection transaction, Chosen chosen, long contact) {
        return insert(transaction, new Choice(chosen, Optional.of(contact), Optional.empty()));
    }

    private static Future<Boolean> insert(SqlConnection transaction, Choice choice) {
        return transaction
                .preparedQuery(CHOOSE.sql())
                .execute(CHOOSE.values(choice))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Integer> excuse(SqlConnection transaction, List<Long> files, Excuse excuse, LocalDate today) {
        return transaction
                .preparedQuery(EXCUSE.sql())
                .execute(EXCUSE.values(new Excusing(files, excuse, today)))
                .map(rows -> rows.rowCount());
    }

    private static CareRow row(Fields row) {
        return new CareRow(
                row.number("file"),
                row.number("own"),
                row.text("name"),
                row.flag("sealed"),
                row.text("rule"),
                row.code("tier", Tier::of),
                Optional.of(row.text("department")).filter(code -> !code.isEmpty()),
                row.code("level", CareLevel::of),
                row.texts("ways"),
                row.day("period_from"),
                row.day("period_end"),
                row.code("state", CareState::of),
                row.optionalNumber("contact"),
                row.optionalText("responsible_name"),
                row.optionalText("excused_name"),
                row.optionalText("reason"));
    }

    private static CareCount count(Fields row) {
        return new CareCount(
                row.text("rule"),
                row.day("period_from"),
                row.day("period_end"),
                row.code("tier", Tier::of),
                row.integer("done"),
                row.integer("excused"),
                row.integer("due"),
                row.integer("missed"));
    }
}
