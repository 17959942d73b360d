package hotline.offer;

import hotline.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Many cases that have ended, copied from the first one: no triggers, no index but those of open cases meanwhile, and the others are built once all rows
 * stand.
 */
record PastCases(TestDatabase database, int agents) {
    /** What copies differ in; all other columns are the first case's. */
    private static final String COLUMNS = """
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = 'complaint' AND is_generated = 'NEVER'
            """;

    private static final String VALUES = """
            SELECT string_agg(CASE column_name
                    WHEN 'id' THEN '100000000 + n'
                    WHEN 'number' THEN '''E-'' || n'
                    WHEN 'phone' THEN '''+86137'' || lpad((n %% 100000000)::text, 8, ''0'')'
                    WHEN 'tracking_secret' THEN 'NULL'
                    WHEN 'tracking_hash' THEN 'NULL'
                    WHEN 'owner' THEN '(SELECT min(id) FROM person WHERE login LIKE ''speed%%'') + n %% %d'
                    WHEN 'status' THEN '''closed'''
                    WHEN 'ended_at' THEN 'c.received_at - n * interval ''1 second'''
                    WHEN 'resolved_at' THEN 'c.received_at - n * interval ''1 second'''
                    ELSE 'c.' || quote_ident(column_name) END, ', ' ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = 'complaint' AND is_generated = 'NEVER'
            """;

    /** Those that hold ended cases too. */
    private static final String INDEXES = """
            FROM pg_index i
            WHERE i.indrelid = 'complaint'::regclass AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
                AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) !~ 'ended_at IS NULL|owner IS NULL')
            """;

    void write(int many) throws SQLException {
        if (many == 0) {
            return;
        }
        long began = System.nanoTime();
        var again = database.value("SELECT string_agg(pg_get_indexdef(i.indexrelid), ';') " + INDEXES);
        database.execute(
                "DROP INDEX " + database.value("SELECT string_agg(i.indexrelid::regclass::text, ', ') " + INDEXES));
        var insert = "SET session_replication_role = replica; INSERT INTO complaint (" + database.value(COLUMNS)
                + ") SELECT " + database.value(VALUES.formatted(agents))
                + " FROM complaint c, generate_series($from, $to) n WHERE c.id = (SELECT min(id) FROM complaint)";
        database.allowSetting("session_replication_role");
        int half = many / 2;
        var both = List.of(new int[] {1, half}, new int[] {half + 1, many}).stream()
                .map(part -> CompletableFuture.runAsync(() -> run(
                        insert.replace("$from", Integer.toString(part[0])).replace("$to", Integer.toString(part[1])))))
                .toList();
        both.forEach(CompletableFuture::join);
        System.out.printf("%d ended cases in %d s%n", many, since(began));
        run("SET maintenance_work_mem = '512MB'; " + again);
        System.out.printf("their indexes after %d s in all%n", since(began));
    }

    private void run(String sql) {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
