package hotline.customer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Batch;
import hotline.rows.Fields;
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
import java.util.stream.Stream;

/** What people change in files, and which complaints they put with them. */
final class FileEditStore {
    /** @param file with which it stands; empty: with none */
    record PlacedCase(long complaint, Optional<Long> file) {}

    private static final String LOCK_CASE = """
            SELECT c.id, l.file FROM complaint c LEFT JOIN complaint_file l ON l.complaint = c.id
            WHERE c.number = $1 FOR UPDATE OF c
            """;

    private static final String FILES = """
            SELECT r.root, ARRAY(SELECT t.file FROM file_root t WHERE t.root = r.root ORDER BY t.file) AS merged
            FROM customer_file f, LATERAL (SELECT coalesce((SELECT root FROM file_root WHERE file = f.id), f.id) AS root) r
            WHERE f.id = $1
            """;

    /** Where a number has come to the customer's knowledge by this complaint, the next call with it finds the file. */
    private static final Statement<FileChoiceRequest> PLACE = Statement.of(
            """
            WITH placed AS (
                UPDATE complaint_file SET file = :to, chosen_by = :by WHERE complaint = :complaint RETURNING file),
            back AS (
                UPDATE customer_file f
                SET set_aside_at = NULL, version = f.version + 1, last_contact_at = greatest(f.last_contact_at, c.received_at)
                FROM complaint c WHERE f.id = :to AND c.id = :complaint RETURNING f.id)
            INSERT INTO customer_contact (file, kind, value, extension, since)
            SELECT :to, 'phone', c.phone, c.phone_extension, :at FROM complaint c
            WHERE c.id = :complaint AND c.phone <> '' AND NOT EXISTS (
                SELECT FROM customer_contact k
                WHERE k.file = :to AND k.kind = 'phone' AND k.value = c.phone AND k.extension IS NOT DISTINCT FROM c.phone_extension
                    AND k.ended_at IS NULL)
            """,
            Parameters.<FileChoiceRequest>of()
                    .value("to", BIGINT, FileChoiceRequest::to)
                    .value("by", BIGINT, request -> request.actor().id())
                    .value("complaint", BIGINT, FileChoiceRequest::complaint)
                    .value("at", INSTANT, FileChoiceRequest::at));

    private static final Batch<FileFields> FIELDS = Batch.<FileFields>of()
            .column("kind", TEXT, fields -> fields.kind().code())
            .column("name", TEXT, FileFields::name)
            .optional("credit_code", TEXT, FileFields::creditCode)
            .column("language", TEXT, FileFields::language)
            .optional("region", TEXT, FileFields::region)
            .optional("department", TEXT, FileFields::department)
            .column("special_care", CODES, FileFields::specialCare)
            .optional("calls", TEXT, fields -> fields.calls().map(Consent::code))
            .optional("sms", TEXT, fields -> fields.sms().map(Consent::code))
            .optional("responsible", BIGINT, FileFields::responsible);

    private static final String LOCK =
            "SELECT f.version, f.erased_at IS NOT NULL AS erased, f.sealed_at IS NOT NULL AS sealed, "
                    + FIELDS.names("f") + " FROM customer_file f WHERE f.id = $1 FOR UPDATE";

    private record Written(long file, FileFields fields) {}

    private static final Statement<Written> WRITE = Statement.of(
            """
            UPDATE customer_file f SET %s, edited = true, set_aside_at = NULL, version = f.version + 1
            FROM unnest(:fields) AS n WHERE f.id = :file
            """.formatted(FIELDS.assignments("f")),
            Parameters.<Written>of()
                    .value("file", BIGINT, Written::file)
                    .batch("fields", FIELDS, written -> List.of(written.fields())));

    private static final String EDITED =
            "UPDATE customer_file SET edited = true, set_aside_at = NULL, version = version + 1 WHERE id = $1";

    private static final String FORGET_KEYS = "DELETE FROM customer_name_key WHERE file = $1";

    private static final String ADD_KEYS =
            "INSERT INTO customer_name_key (key, file) SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING";

    private static final String IS_HANDLER = """
            SELECT EXISTS (SELECT FROM person WHERE id = $1 AND enabled AND role IN ('agent', 'supervisor')) AS is_handler
            """;

    private static final String IS_ERASED =
            "SELECT erased_at IS NOT NULL AS erased FROM customer_file WHERE id = $1 FOR SHARE";

    private static final String CONTACTS = """
            SELECT id, file, kind, value, extension, label, since,
                   coalesce(unreachable_at > coalesce(reached_at, '-infinity'), false) AS unreachable
            FROM customer_contact WHERE file = ANY ($1) AND ended_at IS NULL ORDER BY id
            """;

    private static final String REFUSALS = """
            SELECT coalesce(bool_or(calls = 'refused'), false) AS calls, coalesce(bool_or(sms = 'refused'), false) AS sms
            FROM customer_file WHERE id = ANY ($1)
            """;

    private static final String ADD_CONTACT = """
            INSERT INTO customer_contact (file, kind, value, extension, label, since) VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private static final String END_CONTACT = "UPDATE customer_contact SET ended_at = $2 WHERE id = $1";

    private FileEditStore() {}

    static Future<Optional<PlacedCase>> lockCase(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(LOCK_CASE)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> new PlacedCase(row.number("id"), row.optionalNumber("file"))));
    }

    /** The customer's files: the one that this file is merged into, or the file, and what is merged into that. None where it is not there. */
    static Future<List<Long>> files(SqlConnection connection, long file) {
        return connection.preparedQuery(FILES).execute(Tuple.of(file)).map(rows -> Rows.first(
                        rows, row -> Stream.concat(Stream.of(row.number("root")), row.numbers("merged").stream())
                                .toList())
                .orElse(List.of()));
    }

    /** Which of calls and text messages one of the files refuses. */
    record Refusals(boolean calls, boolean sms) {}

    static Future<Refusals> refusals(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(REFUSALS)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.only(rows, row -> new Refusals(row.flag("calls"), row.flag("sms"))));
    }

    static Future<Void> place(SqlConnection transaction, FileChoiceRequest request) {
        return transaction
                .preparedQuery(PLACE.sql())
                .execute(PLACE.values(request))
                .mapEmpty();
    }

    /** A file as it is while a person changes it. */
    record Locked(int version, FileFields fields, boolean erased, boolean sealed) {}

    static Future<Optional<Locked>> lock(SqlConnection transaction, long file) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(file))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Locked(
                                row.integer("version"), FileFields.of(row), row.flag("erased"), row.flag("sealed"))));
    }

    static Future<Void> write(SqlConnection transaction, long file, FileFields fields) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(new Written(file, fields)))
                .mapEmpty();
    }

    static Future<Void> edited(SqlConnection transaction, long file) {
        return transaction.preparedQuery(EDITED).execute(Tuple.of(file)).mapEmpty();
    }

    static Future<Void> renamed(SqlConnection transaction, long file, String name) {
        return transaction
                .preparedQuery(FORGET_KEYS)
                .execute(Tuple.of(file))
                .compose(forgotten -> transaction
                        .preparedQuery(ADD_KEYS)
                        .execute(Tuple.of(file)
                                .addArrayOfString(NameKeys.of(name).toArray(String[]::new))))
                .mapEmpty();
    }

    /** Whether it is erased; until the end of the transaction it is not. */
    static Future<Boolean> isErased(SqlConnection transaction, long file) {
        return transaction
                .preparedQuery(IS_ERASED)
                .execute(Tuple.of(file))
                .map(rows -> Rows.only(rows, row -> row.flag("erased")));
    }

    static Future<Boolean> isHandler(SqlConnection connection, long person) {
        return connection
                .preparedQuery(IS_HANDLER)
                .execute(Tuple.of(person))
                .map(rows -> Rows.only(rows, row -> row.flag("is_handler")));
    }

    static Future<List<Contact>> contacts(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(CONTACTS)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, FileEditStore::contact));
    }

    static Future<Void> add(SqlConnection transaction, long file, Contact.Draft contact, Instant at) {
        return transaction
                .preparedQuery(ADD_CONTACT)
                .execute(Tuple.of(
                        file,
                        contact.kind().code(),
                        contact.value(),
                        SqlValue.orNull(contact.extension()),
                        SqlValue.orNull(contact.label()),
                        timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> end(SqlConnection transaction, long contact, Instant at) {
        return transaction
                .preparedQuery(END_CONTACT)
                .execute(Tuple.of(contact, timestamptz(at)))
                .mapEmpty();
    }

    static Contact contact(Fields row) {
        return new Contact(
                row.number("id"),
                row.number("file"),
                Contact.Draft.of(row),
                row.instant("since"),
                row.flag("unreachable"));
    }
}
