package hotline.customer.lists;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.FileFields;
import hotline.customer.WholeFile;
import hotline.customer.lists.ListKnown.Named;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that rows of a list are about, read and written many at once. */
final class ListFileStore {
    /** One list waits for another, so that two never make one customer twice. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('customer lists', 0))";

    private static final String BY_NUMBER = """
            SELECT f.id, coalesce(r.root, f.id) AS root FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
            WHERE f.id = ANY ($1) AND f.set_aside_at IS NULL
            """;

    private static final String BY_EXTERNAL_ID = """
            SELECT f.external_id, f.id, coalesce(r.root, f.id) AS root FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
            WHERE f.external_id = ANY ($1)
            """;

    /** With the contacts of merged files, and with those that have ended. */
    private static final String FILES = """
            SELECT f.id, f.kind, f.name, f.credit_code, f.language, f.region, f.department, f.special_care, f.calls, f.sms, f.responsible,
                f.external_id, f.sealed_at IS NOT NULL AS sealed, f.last_contact_at,
                coalesce(m.calls, false) OR %s IS NOT NULL AS calls_refused, coalesce(m.sms, false) OR %s IS NOT NULL AS sms_refused,
                (SELECT jsonb_agg(jsonb_build_object(
                    'kind', k.kind, 'value', k.value, 'extension', k.extension, 'label', k.label) ORDER BY k.id)
                FROM customer_contact k
                WHERE k.file = f.id OR k.file IN (SELECT t.file FROM file_root t WHERE t.root = f.id)) AS contacts
            FROM customer_file f
                LEFT JOIN LATERAL (
                    SELECT bool_or(o.calls = 'refused') AS calls, bool_or(o.sms = 'refused') AS sms
                    FROM file_root t JOIN customer_file o ON o.id = t.file WHERE t.root = f.id) m ON true
            WHERE f.id = ANY ($1)
            ORDER BY f.id
            """.formatted(erasedRefusal("calls"), erasedRefusal("sms"));

    private static final String FOR_UPDATE = FILES + " FOR NO KEY UPDATE OF f";

    private static final String PEOPLE = """
            SELECT id, lower(login) AS login, enabled AND role IN ('agent', 'supervisor') AS can_handle FROM person
            """;

    private static final String IDS =
            "SELECT nextval(pg_get_serial_sequence('customer_file', 'id')) AS id FROM generate_series(1, $1)";

    /** @param id of a new file the one that it gets */
    record Written(long id, ListedFile file) {
        private FileFields fields() {
            return file.fields();
        }
    }

    /** What is written of a batch. */
    record Rowset(List<Written> made, List<Written> changed, List<Added> contacts, List<NameKey> keys, Instant at) {
        private List<Long> renamed() {
            return changed.stream()
                    .filter(one -> one.file().isRenamed())
                    .map(Written::id)
                    .toList();
        }

        /** New ones that lack nothing (A6). Of the others a person finds it out, who knows what reaches the customer. */
        private List<Long> complete() {
            return made.stream()
                    .filter(one -> one.file().isComplete())
                    .map(Written::id)
                    .toList();
        }
    }

    /** @param file its id */
    record Added(long file, Contact.Draft contact, Instant at) {}

    record NameKey(String key, long file) {}

    private static final Batch<Written> FIELDS = Batch.<Written>of()
            .fixed("id", BIGINT, Written::id)
            .column("kind", TEXT, one -> one.fields().kind().code())
            .column("name", TEXT, one -> one.fields().name())
            .optional("credit_code", TEXT, one -> one.fields().creditCode())
            .column("language", TEXT, one -> one.fields().language())
            .optional("region", TEXT, one -> one.fields().region())
            .optional("department", TEXT, one -> one.fields().department())
            .column("special_care", CODES, one -> one.fields().specialCare())
            .optional("calls", TEXT, one -> one.fields().calls().map(Consent::code))
            .optional("sms", TEXT, one -> one.fields().sms().map(Consent::code))
            .optional("responsible", BIGINT, one -> one.fields().responsible())
            .optional("external_id", TEXT, one -> one.file().externalId());

    private static final Batch<Written> MADE =
            FIELDS.fixed("last_contact_at", INSTANT, one -> one.file().lastContactAt());

    private static final Statement<Rowset> MAKE = Statement.of(
            """
            INSERT INTO customer_file (%s, created_at, edited, tended_at, completed_at)
            SELECT %s, :at::timestamptz, true, :at::timestamptz, CASE WHEN n.id = ANY (:complete) THEN :at::timestamptz END FROM unnest(:made) AS n
            """.formatted(MADE.names(), MADE.values()),
            Parameters.<Rowset>of()
                    .value("at", INSTANT, Rowset::at)
                    .array("complete", BIGINT, Rowset::complete)
                    .batch("made", MADE, Rowset::made));

    private static final Statement<Rowset> CHANGE = Statement.of(
            """
            UPDATE customer_file f SET %s, edited = true, set_aside_at = NULL, version = f.version + 1, tended_at = :at
            FROM unnest(:changed) AS n WHERE f.id = n.id
            """.formatted(FIELDS.assignments("f")),
            Parameters.<Rowset>of().value("at", INSTANT, Rowset::at).batch("changed", FIELDS, Rowset::changed));

    private static final Batch<Added> ADDED = Batch.<Added>of()
            .fixed("file", BIGINT, Added::file)
            .fixed("kind", TEXT, added -> added.contact().kind().code())
            .fixed("value", TEXT, added -> added.contact().value())
            .fixedOptional("extension", TEXT, added -> added.contact().extension())
            .fixedOptional("label", TEXT, added -> added.contact().label())
            .fixed("since", INSTANT, Added::at);

    private static final Statement<Rowset> ADD = Statement.of(
            "INSERT INTO customer_contact (%s) SELECT %s FROM unnest(:contacts) AS n"
                    .formatted(ADDED.names(), ADDED.values()),
            Parameters.<Rowset>of().batch("contacts", ADDED, Rowset::contacts));

    private static final Statement<Rowset> FORGET_KEYS = Statement.of(
            "DELETE FROM customer_name_key WHERE file = ANY (:renamed)",
            Parameters.<Rowset>of().array("renamed", BIGINT, Rowset::renamed));

    private static final Batch<NameKey> KEY =
            Batch.<NameKey>of().fixed("key", TEXT, NameKey::key).fixed("file", BIGINT, NameKey::file);

    private static final Statement<Rowset> KEYS = Statement.of(
            "INSERT INTO customer_name_key (%s) SELECT %s FROM unnest(:keys) AS n ON CONFLICT DO NOTHING"
                    .formatted(KEY.names(), KEY.values()),
            Parameters.<Rowset>of().batch("keys", KEY, Rowset::keys));

    private ListFileStore() {}

    private static String erasedRefusal(String what) {
        return WholeFile.erasedRefusal(
                "(ARRAY[f.id] || ARRAY(SELECT t.file FROM file_root t WHERE t.root = f.id))", what);
    }

    static Future<Void> lock(SqlConnection transaction) {
        return transaction.preparedQuery(LOCK).execute().mapEmpty();
    }

    static Future<Map<String, ListRules.Handler>> people(SqlClient client) {
        return client.preparedQuery(PEOPLE).execute().map(rows -> {
            var people = new HashMap<String, ListRules.Handler>();
            Rows.all(
                    rows,
                    row -> people.put(
                            row.text("login"), new ListRules.Handler(row.number("id"), row.flag("can_handle"))));
            return people;
        });
    }

    static Future<Map<Long, Named>> byNumber(SqlClient client, Set<Long> numbers) {
        return client.preparedQuery(BY_NUMBER)
                .execute(Tuple.tuple().addArrayOfLong(numbers.toArray(Long[]::new)))
                .map(rows -> {
                    var named = new HashMap<Long, Named>();
                    Rows.all(rows, ListFileStore::named).forEach(one -> named.put(one.file(), one));
                    return named;
                });
    }

    static Future<Map<String, Named>> byExternalId(SqlClient client, Set<String> ids) {
        return client.preparedQuery(BY_EXTERNAL_ID)
                .execute(Tuple.tuple().addArrayOfString(ids.toArray(String[]::new)))
                .map(rows -> {
                    var named = new HashMap<String, Named>();
                    for (var row : rows) {
                        var fields = Fields.of(row);
                        named.put(fields.text("external_id"), named(fields));
                    }
                    return named;
                });
    }

    private static Named named(Fields row) {
        return new Named(row.number("id"), row.number("root"));
    }

    /** @param isLocked others change them only afterwards */
    static Future<Map<Long, ListedFile>> files(SqlClient client, Collection<Long> roots, boolean isLocked) {
        return client.preparedQuery(isLocked ? FOR_UPDATE : FILES)
                .execute(Tuple.tuple()
                        .addArrayOfLong(roots.stream().distinct().sorted().toArray(Long[]::new)))
                .map(rows -> {
                    var files = new HashMap<Long, ListedFile>();
                    Rows.all(rows, ListFileStore::file).forEach(one -> files.put(one.id(), one));
                    return files;
                });
    }

    static Future<List<Long>> ids(SqlClient client, int number) {
        return number == 0
                ? Future.succeededFuture(List.of())
                : client.preparedQuery(IDS)
                        .execute(Tuple.of(number))
                        .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Void> write(SqlConnection transaction, Rowset rowset) {
        return run(transaction, MAKE, rowset, rowset.made())
                .compose(made -> run(transaction, CHANGE, rowset, rowset.changed()))
                .compose(changed -> run(transaction, FORGET_KEYS, rowset, rowset.renamed()))
                .compose(forgotten -> run(transaction, KEYS, rowset, rowset.keys()))
                .compose(named -> run(transaction, ADD, rowset, rowset.contacts()));
    }

    private static Future<Void> run(
            SqlConnection transaction, Statement<Rowset> statement, Rowset rowset, Collection<?> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(statement.sql())
                        .execute(statement.values(rowset))
                        .mapEmpty();
    }

    private static ListedFile file(Fields row) {
        return ListedFile.known(
                row.number("id"),
                FileFields.of(row),
                row.optionalText("external_id"),
                new ListedFile.Refused(row.flag("calls_refused"), row.flag("sms_refused")),
                row.flag("sealed"),
                row.each("contacts", Contact.Draft::of),
                row.instant("last_contact_at"));
    }
}
