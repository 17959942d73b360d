package hotline.customer;

import hotline.policy.tier.Tier;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads files with their contacts and complaints, each list in one statement. */
final class CustomerStore {
    private static final int MOST_KEYS = 500;

    /** The last character of all, behind each beginning of a key. */
    static final String END = Character.toString(0x10FFFF);

    private static final String BY_ID = WholeFile.of("""
            SELECT g.*, %s AS files, 1 AS place
            FROM customer_file g WHERE g.id = coalesce((SELECT root FROM file_root WHERE file = $1), $1)""".formatted(WholeFile.FILES));

    /** As if exactly these files were merged into the first of them. */
    private static final String AS_MERGED = WholeFile.of("""
            SELECT g.*, $1::bigint[] AS files, 1 AS place FROM customer_file g WHERE g.id = ($1::bigint[])[1]""");

    private static final String BY_IDS = WholeFile.of("""
            SELECT g.*, %s AS files, g.id AS place FROM customer_file g WHERE g.id = ANY ($1)""".formatted(WholeFile.FILES));

    /** The caller's own extension first, then the latest contact. */
    private static final String BY_PHONE = WholeFile.of("""
            SELECT g.*, %s AS files, row_number() OVER (ORDER BY n.is_other, n.last_contact_at DESC, g.id DESC) AS place
            FROM (
                SELECT coalesce(t.root, k.file) AS file, bool_and(k.extension IS DISTINCT FROM $2::text) AS is_other,
                       max(m.last_contact_at) AS last_contact_at
                FROM customer_contact k
                    JOIN customer_file m ON m.id = k.file
                    LEFT JOIN file_root t ON t.file = k.file
                WHERE k.value = $1 AND k.kind = 'phone' AND k.ended_at IS NULL AND m.set_aside_at IS NULL
                GROUP BY coalesce(t.root, k.file)) n
                JOIN customer_file g ON g.id = n.file
            ORDER BY n.is_other, n.last_contact_at DESC, g.id DESC
            LIMIT $3""".formatted(WholeFile.FILES));

    /** The whole name first, then the latest contact. */
    private static final String BY_NAME = WholeFile.of("""
            SELECT g.*, %s AS files, row_number() OVER (ORDER BY n.key <> $1, n.last_contact_at DESC, g.id DESC) AS place
            FROM (
                SELECT coalesce(t.root, found.file) AS file, min(found.key) AS key, max(m.last_contact_at) AS last_contact_at
                FROM (
                    SELECT key, file FROM customer_name_key WHERE key >= $1 AND key < $2 ORDER BY key, file DESC LIMIT %d) found
                    JOIN customer_file m ON m.id = found.file
                    LEFT JOIN file_root t ON t.file = found.file
                WHERE m.set_aside_at IS NULL
                GROUP BY coalesce(t.root, found.file)) n
                JOIN customer_file g ON g.id = n.file
            ORDER BY n.key <> $1, n.last_contact_at DESC, g.id DESC
            LIMIT $3""".formatted(WholeFile.FILES, MOST_KEYS));

    /** In the order of the files; a tier that stands with a merged file is the customer's, as {@link WholeFile} reads it. */
    private static final String BY_TIER =
            WholeFile.of("""
            SELECT g.*, %1$s AS files, g.id AS place
            FROM (
                (SELECT t.file FROM customer_tier t
                 WHERE t.tier = $1 AND t.department = $2 AND t.until IS NULL AND t.file > $3
                     AND NOT EXISTS (SELECT FROM file_root r WHERE r.file = t.file)
                 ORDER BY t.file LIMIT $4)
                UNION
                (SELECT DISTINCT r.root AS file
                 FROM file_root r JOIN customer_tier t ON t.file = r.file
                 WHERE t.tier = $1 AND t.department = $2 AND t.until IS NULL AND r.root > $3
                     AND NOT EXISTS (
                         SELECT FROM customer_tier h
                         WHERE h.department = $2 AND h.until IS NULL
                             AND h.file IN (SELECT r.root UNION ALL SELECT o.file FROM file_root o WHERE o.root = r.root)
                             AND (h.file = r.root OR %2$s < %3$s))
                 ORDER BY 1 LIMIT $4)
                ORDER BY file LIMIT $4) n
                JOIN customer_file g ON g.id = n.file""".formatted(WholeFile.FILES, Tier.placeOf("h.tier"), Tier.placeOf("t.tier")));

    private CustomerStore() {}

    static Future<Optional<Customer>> byId(SqlConnection connection, long file) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(file))
                .map(rows -> Rows.first(rows, WholeFile::customer));
    }

    /** The first of the files as it were if the others were merged into it. */
    static Future<Optional<Customer>> asMerged(SqlConnection connection, List<Long> files) {
        return connection
                .preparedQuery(AS_MERGED)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.first(rows, WholeFile::customer));
    }

    /** By id, without those that are not there. */
    static Future<List<Customer>> byIds(SqlConnection connection, Collection<Long> files) {
        return connection
                .preparedQuery(BY_IDS)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, WholeFile::customer));
    }

    static Future<List<Customer>> byPhone(
            SqlConnection connection, String phone, Optional<String> extension, int most) {
        return connection
                .preparedQuery(BY_PHONE)
                .execute(Tuple.of(phone, SqlValue.orNull(extension), most))
                .map(rows -> Rows.all(rows, WholeFile::customer));
    }

    /** @param typed folded, as keys are */
    static Future<List<Customer>> byName(SqlConnection connection, String typed, int most) {
        return connection
                .preparedQuery(BY_NAME)
                .execute(Tuple.of(typed, typed + END, most))
                .map(rows -> Rows.all(rows, WholeFile::customer));
    }

    static Future<List<Customer>> byTier(
            SqlConnection connection, Tier tier, Optional<String> department, long after, int most) {
        return connection
                .preparedQuery(BY_TIER)
                .execute(Tuple.of(tier.code(), department.orElse(""), after, most))
                .map(rows -> Rows.all(rows, WholeFile::customer));
    }
}
