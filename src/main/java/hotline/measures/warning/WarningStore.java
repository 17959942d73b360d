package hotline.measures.warning;

import static hotline.rows.SqlType.timestamptz;

import hotline.measures.warning.EarlyWarning.Finding;
import hotline.measures.warning.EarlyWarning.Judgement;
import hotline.measures.warning.EarlyWarning.Verdict;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warnings and what people found out about them, as rows. */
final class WarningStore {
    private static final String COLUMNS = """
            SELECT w.id, w.level, w.member, w.type, w.raised_at, w.began, w.last_day, w.seen, w.expected::real AS expected, w.verdict, w.words,
                   p.name, w.judged_at,
                   (SELECT jsonb_agg(jsonb_build_object('verdict', c.verdict, 'words', c.words, 'name', b.name, 'judged_at', c.judged_at)
                                     ORDER BY c.number)
                    FROM warning_judgement_corrected AS c JOIN person AS b ON b.id = c.judged_by
                    WHERE c.warning = w.id) AS corrected
            FROM early_warning AS w
            LEFT JOIN person AS p ON p.id = w.judged_by
            """;

    private static final String LIST = COLUMNS + """
            WHERE w.id < $1 AND (w.verdict IS NULL) = $2
            ORDER BY w.id DESC
            LIMIT $3""";

    private static final String ONE = COLUMNS + "WHERE w.id = $1";

    private static final String JUDGE = """
            WITH judged AS (
                UPDATE early_warning SET verdict = $2, words = $3, judged_by = $4, judged_at = $5
                WHERE id = $1 AND verdict IS NULL
                RETURNING level, member, type
            ), reset AS (
                DELETE FROM warning_watch AS w USING judged AS j
                WHERE w.level = j.level AND w.member = j.member AND w.type = j.type
            )
            SELECT count(*) AS n FROM judged""";

    private static final String LOCK = "SELECT FROM early_warning WHERE id = $1 FOR UPDATE";

    /** The one that it corrects is kept. */
    private static final String CORRECT = """
            WITH kept AS (
                INSERT INTO warning_judgement_corrected (warning, number, verdict, words, judged_by, judged_at)
                SELECT id, $6::int, verdict, words, judged_by, judged_at
                FROM early_warning
                WHERE id = $1 AND verdict IS NOT NULL
                    AND $6::int = 1 + (SELECT count(*) FROM warning_judgement_corrected WHERE warning = $1)
                RETURNING warning
            ), corrected AS (
                UPDATE early_warning SET verdict = $2, words = $3, judged_by = $4, judged_at = $5
                FROM kept
                WHERE id = kept.warning
                RETURNING id
            )
            SELECT count(*) AS n FROM corrected""";

    private static final String RECORD = """
            SELECT count(*) FILTER (WHERE verdict IS NULL) AS open, count(verdict) AS judged,
                   count(*) FILTER (WHERE verdict = 'true') AS right, count(*) FILTER (WHERE verdict = 'false') AS wrong
            FROM early_warning""";

    private WarningStore() {}

    /** @param before the id that the page before ended with */
    static Future<List<EarlyWarning>> list(SqlClient client, boolean open, long before, int most) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(before, open, most))
                .map(rows -> Rows.all(rows, WarningStore::warning));
    }

    static Future<Optional<EarlyWarning>> one(SqlClient client, long id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, WarningStore::warning));
    }

    /** Whether it waited for a judgement. Its sum begins at 0 again. */
    static Future<Boolean> judge(SqlClient transaction, long id, Finding finding, Instant at) {
        return transaction
                .preparedQuery(JUDGE)
                .execute(Tuple.of(id, finding.verdict().code(), finding.words(), finding.by(), timestamptz(at)))
                .map(rows -> Rows.only(rows, row -> row.number("n") > 0));
    }

    /** Whether the last judgement had that number. Its sum stays as it is, since it has begun again already. */
    static Future<Boolean> correct(SqlClient transaction, long id, int replaces, Finding finding, Instant at) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .compose(locked -> transaction
                        .preparedQuery(CORRECT)
                        .execute(Tuple.of(
                                id,
                                finding.verdict().code(),
                                finding.words(),
                                finding.by(),
                                timestamptz(at),
                                replaces)))
                .map(rows -> Rows.only(rows, row -> row.number("n") > 0));
    }

    static Future<EarlyWarning.TrackRecord> record(SqlClient client) {
        return client.query(RECORD)
                .execute()
                .map(rows -> Rows.only(
                        rows,
                        row -> new EarlyWarning.TrackRecord(
                                row.number("open"), row.number("judged"), row.number("right"), row.number("wrong"))));
    }

    private static EarlyWarning warning(Fields row) {
        var corrected = new ArrayList<Judgement>();
        row.each("corrected", earlier -> earlier)
                .forEach(earlier -> corrected.add(judgement(earlier, corrected.size() + 1)));
        return new EarlyWarning(
                row.number("id"),
                NightStore.watched(row),
                row.instant("raised_at"),
                row.day("began"),
                row.day("last_day"),
                row.number("seen"),
                row.real("expected"),
                row.optionalText("verdict").map(verdict -> judgement(row, corrected.size() + 1)),
                corrected);
    }

    private static Judgement judgement(Fields row, int number) {
        return new Judgement(
                number,
                row.code("verdict", Verdict::of),
                row.text("words"),
                row.text("name"),
                row.instant("judged_at"));
    }
}
