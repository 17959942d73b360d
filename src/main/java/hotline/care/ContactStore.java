package hotline.care;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.care.ContactReport.Recorded;
import hotline.care.ContactReport.Words;
import hotline.policy.care.CareLevel;
import hotline.policy.care.ContactWay;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Table {@code care_contact}, and what its rows fulfil. */
final class ContactStore {
    private record Written(long file, ContactReport report, long by, Instant at) {}

    private static final Statement<Written> INSERT = Statement.of(
            """
            WITH contacted AS (
                UPDATE customer_file SET last_contact_at = greatest(last_contact_at, :at) WHERE id = :file RETURNING id
            )
            INSERT INTO care_contact (file, way, level, at, recorded_by, recorded_at, score, personal)
            SELECT id, :way::text, :level::text, :at::timestamptz, :by::bigint, :now::timestamptz, :score::int, :personal::text::jsonb FROM contacted
            RETURNING id
            """,
            Parameters.<Written>of()
                    .value("file", BIGINT, Written::file)
                    .value("way", TEXT, of -> of.report().way().code())
                    .value("level", TEXT, of -> of.report().level().code())
                    .value("at", INSTANT, of -> of.report().at())
                    .value("by", BIGINT, Written::by)
                    .value("now", INSTANT, Written::at)
                    .optional("score", INT, of -> of.report().score())
                    .value("personal", JSON, of -> json(of.report().words()).encode()));

    /**
     * @param files of the customer, that which the others are merged into first
     * @param day of the contact
     * @param today the day on which it is reported
     */
    record Fulfilment(
            List<Long> files, ContactReport report, LocalDate day, LocalDate today, long contact, Instant at) {}

    /** What a call missed before its period ends is done by another contact. Of the rows of merged files one is done: the file's own that the contact is written into, else the oldest. */
    private static final Statement<Fulfilment> FULFIL = Statement.of(
            """
            UPDATE care_due c SET state = 'done', contact = :contact, changed_at = :at
            FROM (
                SELECT DISTINCT ON (rule, period_from) file, rule, period_from
                FROM care_due
                WHERE file = ANY (:files) AND period_from <= :day AND period_end > :day AND period_end > :today
                    AND :way = ANY (ways) AND level = ANY (:levels)
                    AND state IN ('due', 'missed')
                ORDER BY rule, period_from, file <> :root, file) one
            WHERE c.file = one.file AND c.rule = one.rule AND c.period_from = one.period_from AND c.state IN ('due', 'missed')
            """,
            Parameters.<Fulfilment>of()
                    .array("files", BIGINT, Fulfilment::files)
                    .value("root", BIGINT, of -> of.files().get(0))
                    .value("day", DATE, Fulfilment::day)
                    .value("today", DATE, Fulfilment::today)
                    .value("way", TEXT, of -> of.report().way().code())
                    .array("levels", TEXT, of -> of.report().level().standsFor())
                    .value("contact", BIGINT, Fulfilment::contact)
                    .value("at", INSTANT, Fulfilment::at));

    private static final String OF_CUSTOMER = """
            SELECT c.id, c.way, c.level, c.at, c.score, c.personal, p.name AS by_name, c.recorded_at
            FROM care_contact c JOIN person p ON p.id = c.recorded_by
            WHERE c.file = ANY ($1)
            ORDER BY c.at DESC, c.id DESC
            LIMIT 100
            """;

    private ContactStore() {}

    static Future<Long> insert(SqlConnection transaction, long file, ContactReport report, long by, Instant at) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(new Written(file, report, by, at)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> fulfil(SqlConnection transaction, Fulfilment fulfilment) {
        return transaction
                .preparedQuery(FULFIL.sql())
                .execute(FULFIL.values(fulfilment))
                .mapEmpty();
    }

    static Future<List<Recorded>> ofCustomer(SqlClient client, List<Long> files) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.tuple().addArrayOfLong(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, ContactStore::recorded));
    }

    private static JsonObject json(Words words) {
        var json = new JsonObject();
        words.place().ifPresent(text -> json.put("place", text));
        words.suggestions().ifPresent(text -> json.put("suggestions", text));
        words.progress().ifPresent(text -> json.put("progress", text));
        words.news().ifPresent(text -> json.put("news", text));
        words.needs().ifPresent(text -> json.put("needs", text));
        return json;
    }

    private static Recorded recorded(Fields row) {
        var words = Fields.of(row.optionalObject("personal").orElseGet(JsonObject::new));
        var report = new ContactReport(
                row.code("way", ContactWay::of),
                row.code("level", CareLevel::of),
                row.instant("at"),
                new Words(
                        words.optionalText("place"),
                        words.optionalText("suggestions"),
                        words.optionalText("progress"),
                        words.optionalText("news"),
                        words.optionalText("needs")),
                row.optionalInteger("score"));
        return new Recorded(row.number("id"), report, row.text("by_name"), row.instant("recorded_at"));
    }
}
