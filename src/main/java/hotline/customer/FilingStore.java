package hotline.customer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.customer.CallersOfNumber.FileOnNumber;
import hotline.customer.Filing.Added;
import hotline.customer.Filing.Corrected;
import hotline.customer.Filing.Link;
import hotline.customer.Filing.Made;
import hotline.customer.Filing.NameKey;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the reader of the log reads and writes, for many complaints at once. */
final class FilingStore {
    /** A number of thousands, such as that of a dispatch desk, costs no more; the latest customers matter. */
    private static final int MOST_OF_PHONE = 200;

    /**
     * A complaint to be placed.
     *
     * @param at when the last of its events happened
     * @param again its name or number was corrected, so that it may belong to another file
     */
    record Due(long complaint, Instant at, boolean again) {
        Due and(Due other) {
            return new Due(complaint, at.isAfter(other.at) ? at : other.at, again || other.again);
        }
    }

    private static final Batch<Due> DUE = Batch.<Due>of()
            .fixed("id", BIGINT, Due::complaint)
            .fixed("at", INSTANT, Due::at)
            .fixed("again", BOOLEAN, Due::again);

    private static final Statement<Collection<Due>> FILERS =
            Statement.of("""
            SELECT c.id, c.complainant, c.phone, c.phone_extension, c.language, c.special_care, c.received_at, n.at,
                   l.file, coalesce(t.root, l.file) AS root, f.name AS file_name, l.chosen_by IS NOT NULL AS by_person,
                   f.made_from = c.id AND NOT f.edited
                       AND NOT EXISTS (SELECT FROM complaint_file o WHERE o.file = l.file AND o.complaint <> c.id) AS is_only_from
            FROM unnest(:due) AS n
                JOIN complaint c ON c.id = n.id
                LEFT JOIN complaint_file l ON l.complaint = c.id
                LEFT JOIN customer_file f ON f.id = l.file
                LEFT JOIN file_root t ON t.file = l.file
            WHERE c.source = 'external' AND c.erased_at IS NULL AND (l.file IS NULL OR n.again)
            ORDER BY c.id
            """, Parameters.<Collection<Due>>of().batch("due", DUE, List::copyOf));

    /** Files with the number, and those that are one customer's with them. */
    private static final String KNOWN = """
            SELECT p.phone, k.file, k.name, k.extension, k.last_contact_at, coalesce(t.root, k.file) AS root, true AS own
            FROM unnest($1::text[]) AS p (phone), LATERAL (
                SELECT k.file, k.extension, f.name, f.last_contact_at
                FROM customer_contact k JOIN customer_file f ON f.id = k.file
                WHERE k.value = p.phone AND k.kind = 'phone' AND k.ended_at IS NULL AND f.set_aside_at IS NULL
                ORDER BY f.last_contact_at DESC, k.id DESC
                LIMIT %1$d) AS k
                LEFT JOIN file_root t ON t.file = k.file
            UNION ALL
            SELECT p.phone, f.id, f.name, k.extension, f.last_contact_at, k.root, false
            FROM unnest($1::text[]) AS p (phone), LATERAL (
                SELECT k.file, k.extension, r.root
                FROM customer_contact k, LATERAL (
                    SELECT root FROM file_root WHERE file = k.file UNION ALL SELECT root FROM file_root WHERE root = k.file LIMIT 1) r
                WHERE k.value = p.phone AND k.kind = 'phone' AND k.ended_at IS NULL
                ORDER BY k.id DESC
                LIMIT %1$d) AS k
                JOIN LATERAL (SELECT k.root AS file UNION ALL SELECT file FROM file_root WHERE root = k.root) m ON m.file <> k.file
                JOIN customer_file f ON f.id = m.file AND f.erased_at IS NULL
            """.formatted(MOST_OF_PHONE);

    private static final String IDS =
            "SELECT nextval(pg_get_serial_sequence('customer_file', 'id')) AS id FROM generate_series(1, $1)";

    private static final Batch<Made> MADE = Batch.<Made>of()
            .fixed("id", BIGINT, Made::file)
            .fixed("kind", TEXT, made -> made.kind().code())
            .fixed("name", TEXT, made -> made.filer().name())
            .fixed("language", TEXT, made -> made.filer().language())
            .fixed("special_care", CODES, made -> made.filer().specialCare())
            .fixed("made_from", BIGINT, made -> made.filer().complaint())
            .fixed("created_at", INSTANT, made -> made.filer().receivedAt())
            .fixed("last_contact_at", INSTANT, made -> made.filer().receivedAt());

    private static final Batch<Added> ADDED = Batch.<Added>of()
            .fixed("file", BIGINT, Added::file)
            .fixed("kind", TEXT, added -> added.contact().kind().code())
            .fixed("value", TEXT, added -> added.contact().value())
            .fixedOptional("extension", TEXT, added -> added.contact().extension())
            .fixed("since", INSTANT, Added::at);

    private static final Batch<NameKey> KEY =
            Batch.<NameKey>of().fixed("key", TEXT, NameKey::key).fixed("file", BIGINT, NameKey::file);

    private static final Batch<Link> LINK =
            Batch.<Link>of().fixed("complaint", BIGINT, Link::complaint).fixed("file", BIGINT, Link::file);

    private static final Batch<Corrected> CORRECTED = Batch.<Corrected>of()
            .fixed("id", BIGINT, Corrected::file)
            .column("kind", TEXT, one -> one.kind().code())
            .column("name", TEXT, one -> one.filer().name())
            .fixed("at", INSTANT, one -> one.filer().at())
            .fixed("phone", TEXT, one -> one.filer().phone());

    private static final Batch<Touch> TOUCH = Batch.<Touch>of()
            .fixed("complaint", BIGINT, Touch::complaint)
            .fixed("at", INSTANT, Touch::at)
            .fixed("reached", BOOLEAN, Touch::reached);

    private static final Statement<Filing> MAKE = Statement.of(
            "INSERT INTO customer_file (%s) SELECT %s FROM unnest(:made) AS n".formatted(MADE.names(), MADE.values()),
            Parameters.<Filing>of().batch("made", MADE, Filing::made));

    /** A number that was corrected is not the customer's any more. */
    private static final Statement<Filing> END_CORRECTED =
            Statement.of("""
            UPDATE customer_contact k SET ended_at = n.at
            FROM unnest(:corrected) AS n
            WHERE k.file = n.id AND k.kind = 'phone' AND k.ended_at IS NULL AND k.value <> n.phone
            """, Parameters.<Filing>of().batch("corrected", CORRECTED, Filing::corrected));

    private static final Statement<Filing> CORRECT =
            Statement.of("""
            UPDATE customer_file f SET kind = n.kind, name = n.name, version = f.version + 1
            FROM unnest(:corrected) AS n WHERE f.id = n.id
            """, Parameters.<Filing>of().batch("corrected", CORRECTED, Filing::corrected));

    private static final Statement<Filing> FORGET_KEYS = Statement.of(
            "DELETE FROM customer_name_key WHERE file = ANY (:files)",
            Parameters.<Filing>of().array("files", BIGINT, Filing::correctedFiles));

    private static final Statement<Filing> ADD_KEYS = Statement.of(
            "INSERT INTO customer_name_key (%s) SELECT %s FROM unnest(:keys) AS n ON CONFLICT DO NOTHING"
                    .formatted(KEY.names(), KEY.values()),
            Parameters.<Filing>of().batch("keys", KEY, Filing::keys));

    private static final Statement<Filing> ADD_CONTACTS = Statement.of(
            """
            INSERT INTO customer_contact (%s)
            SELECT %s FROM unnest(:contacts) AS n
            WHERE NOT EXISTS (
                SELECT FROM customer_contact k
                WHERE k.file = n.file AND k.kind = n.kind AND k.value = n.value AND k.extension IS NOT DISTINCT FROM n.extension
                    AND k.ended_at IS NULL)
            """.formatted(ADDED.names(), ADDED.values()),
            Parameters.<Filing>of().batch("contacts", ADDED, Filing::contacts));

    /** What a person has chosen meanwhile stays. */
    private static final Statement<Filing> PLACE = Statement.of(
            """
            INSERT INTO complaint_file (%s) SELECT %s FROM unnest(:links) AS n
            ON CONFLICT (complaint) DO UPDATE SET file = excluded.file WHERE complaint_file.chosen_by IS NULL
            """.formatted(LINK.names(), LINK.values()), Parameters.<Filing>of().batch("links", LINK, Filing::links));

    /** An address that was corrected, and when. */
    record Gone(long complaint, String address, Instant at) {}

    private static final Batch<Gone> GONE = Batch.<Gone>of()
            .fixed("complaint", BIGINT, Gone::complaint)
            .fixed("address", TEXT, Gone::address)
            .fixed("at", INSTANT, Gone::at);

    /** Unless another complaint of the file has it. */
    private static final Statement<List<Gone>> END_MAILS =
            Statement.of("""
            UPDATE customer_contact k SET ended_at = n.at
            FROM unnest(:gone) AS n JOIN complaint_file l ON l.complaint = n.complaint
            WHERE k.file = l.file AND k.kind = 'e-mail' AND k.ended_at IS NULL AND k.value = n.address
                AND NOT EXISTS (
                    SELECT FROM complaint_file o JOIN complaint c ON c.id = o.complaint WHERE o.file = l.file AND c.email = n.address)
            """, Parameters.<List<Gone>>of().batch("gone", GONE, gone -> gone));

    private static final Statement<Collection<Due>> ADD_MAILS =
            Statement.of("""
            INSERT INTO customer_contact (file, kind, value, since)
            SELECT DISTINCT ON (l.file, lower(c.email)) l.file, 'e-mail', c.email, n.at
            FROM unnest(:due) AS n JOIN complaint c ON c.id = n.id JOIN complaint_file l ON l.complaint = c.id
            WHERE c.source = 'external' AND c.email IS NOT NULL
                AND NOT EXISTS (
                    SELECT FROM customer_contact k
                    WHERE k.file = l.file AND k.kind = 'e-mail' AND k.ended_at IS NULL AND lower(k.value) = lower(c.email))
            ORDER BY l.file, lower(c.email), n.at
            """, Parameters.<Collection<Due>>of().batch("due", DUE, List::copyOf));

    private static final Statement<List<Touch>> TOUCHED =
            Statement.of("""
            UPDATE customer_file f SET last_contact_at = n.at
            FROM (
                SELECT l.file, max(n.at) AS at
                FROM unnest(:touches) AS n JOIN complaint_file l ON l.complaint = n.complaint
                GROUP BY l.file) n
            WHERE f.id = n.file AND f.last_contact_at < n.at
            """, Parameters.<List<Touch>>of().batch("touches", TOUCH, touches -> touches));

    private static final Statement<List<Touch>> CALLED =
            Statement.of("""
            UPDATE customer_contact k
            SET reached_at = greatest(k.reached_at, n.reached_at), unreachable_at = greatest(k.unreachable_at, n.unreachable_at)
            FROM (
                SELECT l.file, c.phone, c.phone_extension, max(n.at) FILTER (WHERE n.reached) AS reached_at,
                       max(n.at) FILTER (WHERE NOT n.reached) AS unreachable_at
                FROM unnest(:touches) AS n
                    JOIN complaint_file l ON l.complaint = n.complaint
                    JOIN complaint c ON c.id = n.complaint
                GROUP BY l.file, c.phone, c.phone_extension) n
            WHERE k.file = n.file AND k.kind = 'phone' AND k.value = n.phone AND k.extension IS NOT DISTINCT FROM n.phone_extension
            """, Parameters.<List<Touch>>of().batch("touches", TOUCH, touches -> touches));

    private FilingStore() {}

    /** The external ones among the complaints, in the order of their ids. */
    static Future<List<Filer>> filers(SqlConnection transaction, Collection<Due> due) {
        return due.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(FILERS.sql())
                        .execute(FILERS.values(due))
                        .map(rows -> Rows.all(rows, FilingStore::filer));
    }

    private static Filer filer(Fields row) {
        return new Filer(
                row.number("id"),
                row.text("complainant"),
                row.text("phone"),
                row.optionalText("phone_extension"),
                row.text("language"),
                row.texts("special_care"),
                row.instant("received_at"),
                row.instant("at"),
                row.optionalNumber("file")
                        .map(file -> new Filer.Standing(
                                file,
                                row.number("root"),
                                row.text("file_name"),
                                row.flag("by_person"),
                                row.flag("is_only_from"))));
    }

    /** The files with each phone number. */
    static Future<Map<String, List<FileOnNumber>>> known(SqlConnection transaction, Collection<String> phones) {
        var numbers =
                phones.stream().filter(phone -> !phone.isEmpty()).distinct().toArray(String[]::new);
        return transaction.preparedQuery(KNOWN).execute(Tuple.of(numbers)).map(rows -> {
            var known = new HashMap<String, List<FileOnNumber>>();
            for (var row : rows) {
                var fields = Fields.of(row);
                known.computeIfAbsent(fields.text("phone"), phone -> new ArrayList<>())
                        .add(new FileOnNumber(
                                fields.number("file"),
                                fields.text("name"),
                                fields.optionalText("extension"),
                                fields.instant("last_contact_at"),
                                fields.number("root"),
                                fields.flag("own")));
            }
            return known;
        });
    }

    static Future<List<Long>> ids(SqlConnection transaction, int number) {
        return number == 0
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(IDS)
                        .execute(Tuple.of(number))
                        .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Void> write(SqlConnection transaction, Filing filing) {
        return run(transaction, MAKE, filing, filing.made())
                .compose(made -> run(transaction, END_CORRECTED, filing, filing.corrected()))
                .compose(ended -> run(transaction, CORRECT, filing, filing.corrected()))
                .compose(corrected -> run(transaction, FORGET_KEYS, filing, filing.corrected()))
                .compose(forgotten -> run(transaction, ADD_KEYS, filing, filing.keys()))
                .compose(added -> run(transaction, ADD_CONTACTS, filing, filing.contacts()))
                .compose(added -> run(transaction, PLACE, filing, filing.links()))
                .compose(placed -> SealStore.unseal(
                        transaction,
                        filing.links().stream().map(Link::complaint).toList()))
                .compose(unsealed -> FileHistoryStore.write(transaction, filing.changes()))
                .compose(written -> FileHistoryStore.setAside(transaction, filing.left()));
    }

    /** The files of those complaints have their e-mail addresses, and no longer those that were corrected. */
    static Future<Void> mailed(SqlConnection transaction, Collection<Due> due, List<Gone> gone) {
        return run(transaction, END_MAILS, gone, gone).compose(ended -> run(transaction, ADD_MAILS, due, due));
    }

    static Future<Void> touched(SqlConnection transaction, List<Touch> touches) {
        return run(transaction, TOUCHED, touches, touches);
    }

    static Future<Void> called(SqlConnection transaction, List<Touch> touches) {
        return run(transaction, CALLED, touches, touches);
    }

    private static <P> Future<Void> run(SqlConnection transaction, Statement<P> statement, P of, Collection<?> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(statement.sql())
                        .execute(statement.values(of))
                        .mapEmpty();
    }
}
