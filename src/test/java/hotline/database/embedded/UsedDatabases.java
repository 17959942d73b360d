package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Databases that tests have given back, emptied for the next ones: a copy of the migrated one has 700 files, and making and
 * deleting them takes ten times as long. Each has another name whenever it is taken, so that work left over from the test before
 * does not reach it. One whose tables, functions or settings a test has changed is dropped, and so is one that is still in use.
 */
final class UsedDatabases {
    /** Each use leaves dead rows in the catalogues of PostgreSQL. */
    private static final int MOST_USES = 50;

    private static final String AWAIT_OTHERS = """
            DO $$
            BEGIN
                FOR look IN 1..100 LOOP
                    IF NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()
                            AND backend_type = 'client backend') THEN
                        RETURN;
                    END IF;
                    PERFORM pg_sleep(0.002), pg_stat_clear_snapshot();
                END LOOP;
                RAISE 'the database is still in use';
            END $$""";

    private static final String EMPTY = """
            DO $$
            DECLARE
                one record;
                written text;
            BEGIN
                FOR one IN SELECT inhrelid::regclass AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                        WHERE relkind = 'r' LOOP
                    EXECUTE 'DROP TABLE ' || one.name;
                END LOOP;
                SELECT string_agg(oid::regclass::text, ', ') INTO written FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 AND relname <> ALL ('{%s}');
                IF written IS NOT NULL THEN
                    EXECUTE 'TRUNCATE ' || written || ' CASCADE';
                END IF;
                PERFORM setval(format('%%I', sequencename)::regclass, start_value, false) FROM pg_sequences
                WHERE schemaname = 'public' AND last_value IS NOT NULL;
            END $$""";

    /**
     * That which no test may leave otherwise. The rows of catalogues are those of the migrated database, with its transactions, until
     * a statement changes them. TRUNCATE changes rows of pg_class.
     */
    private static final String FORM = "SELECT concat_ws(' ', " + String.join(", ", catalogues()) + """
            , (SELECT md5(string_agg(concat_ws(' ', oid, relname, relkind, relpersistence, relowner, relacl, reloptions,
                relrowsecurity), ',' ORDER BY oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
            , (SELECT md5(string_agg(concat_ws(' ', sequencename, last_value), ',' ORDER BY sequencename)) FROM pg_sequences)
            , (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0)
            , (SELECT concat_ws(' ', datallowconn, datconnlimit, datdba,
                    (SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = pg_database.oid))
                FROM pg_database WHERE datname = current_database()))""";

    private static final AtomicInteger GIVEN_BACK = new AtomicInteger();
    private static final Object LOCK = new Object();
    private static final Deque<Used> WAITING = new ArrayDeque<>();
    private static final Map<String, Integer> USES = new HashMap<>();
    private static Optional<AsCreated> asCreated = Optional.empty();

    private UsedDatabases() {}

    private record Used(String name, int uses) {}

    /** @param rows the JSON of all rows of each table that has some */
    private record AsCreated(String form, Map<String, String> rows) {
        static AsCreated of(KeptConnection connection) {
            var rows = new HashMap<String, String>();
            for (String table : List.of("flyway_schema_history", "network_epoch", "rules_epoch")) {
                rows.put(table, rowsOf(connection, table));
            }
            return new AsCreated(connection.value(FORM).orElseThrow(), rows);
        }
    }

    private static List<String> catalogues() {
        return List.of(
                        "pg_attribute",
                        "pg_attrdef",
                        "pg_constraint",
                        "pg_default_acl",
                        "pg_extension",
                        "pg_index",
                        "pg_namespace",
                        "pg_policy",
                        "pg_proc",
                        "pg_publication",
                        "pg_rewrite",
                        "pg_statistic_ext",
                        "pg_trigger",
                        "pg_type")
                .stream()
                .map(catalogue -> "(SELECT concat(count(*), '/', sum(xmin::text::bigint)) FROM " + catalogue + ")")
                .toList();
    }

    private static String rowsOf(KeptConnection connection, String table) {
        return connection
                .value("SELECT jsonb_agg(t ORDER BY t::text) FROM " + table + " AS t")
                .orElse("[]");
    }

    /** The name of an empty database; where none waits, it is made. */
    static void take(String name, Supplier<DatabaseSettings> made) {
        Optional<Used> used;
        synchronized (LOCK) {
            used = Optional.ofNullable(WAITING.poll());
            USES.put(name, used.map(Used::uses).orElse(0) + 1);
        }
        if (used.isPresent()) {
            TestCluster.administer("ALTER DATABASE " + used.get().name() + " RENAME TO " + name);
            return;
        }
        DatabaseSettings settings = made.get();
        synchronized (LOCK) {
            if (asCreated.isEmpty()) {
                try (KeptConnection connection = new KeptConnection(settings)) {
                    asCreated = Optional.of(AsCreated.of(connection));
                }
            }
        }
    }

    /**
     * Empties it for the next test.
     *
     * @param connection to that database; closed
     * @return whether it is as it was made; where not, it is to be dropped
     */
    static boolean giveBack(String name, KeptConnection connection) {
        int uses;
        synchronized (LOCK) {
            uses = Optional.ofNullable(USES.remove(name)).orElse(MOST_USES);
        }
        boolean isClean;
        try {
            isClean = uses < MOST_USES && isClean(name, connection, asCreated.orElseThrow());
        } catch (IllegalStateException inUseOrChanged) {
            isClean = false;
        } finally {
            connection.close();
        }
        if (isClean) {
            Used used = new Used("used_" + GIVEN_BACK.incrementAndGet(), uses);
            TestCluster.administer(AWAIT_OTHERS.formatted(name));
            TestCluster.administer("ALTER DATABASE " + name + " RENAME TO " + used.name());
            synchronized (LOCK) {
                WAITING.push(used);
            }
        }
        return isClean;
    }

    private static boolean isClean(String name, KeptConnection connection, AsCreated created) {
        connection.execute(AWAIT_OTHERS.formatted(name));
        connection.execute(EMPTY.formatted(String.join(",", created.rows().keySet())));
        created.rows().forEach((table, rows) -> {
            if (!rowsOf(connection, table).equals(rows)) {
                connection.execute("DELETE FROM " + table + "; INSERT INTO " + table
                        + " OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::" + table + ", '"
                        + rows.replace("'", "''") + "')");
            }
        });
        return connection.value(FORM).orElseThrow().equals(created.form());
    }
}
