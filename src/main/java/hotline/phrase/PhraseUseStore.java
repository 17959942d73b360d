package hotline.phrase;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Table {@code phrase_use}. */
final class PhraseUseStore {
    private static final Batch<PhraseUse> USES = Batch.<PhraseUse>of()
            .fixed("complaint_id", BIGINT, PhraseUse::complaint)
            .fixed("seq", INT, PhraseUse::seq)
            .fixed("phrase", TEXT, PhraseUse::phrase)
            .fixed("at", INSTANT, PhraseUse::at);

    private static final Statement<List<PhraseUse>> ADD = Statement.of(
            """
            INSERT INTO phrase_use (%s) SELECT %s FROM unnest(:uses) AS n
            """.formatted(USES.names(), USES.values()),
            Parameters.<List<PhraseUse>>of().batch("uses", USES, uses -> uses));

    private record Days(Instant from, Instant to) {}

    private static final Statement<Days> COUNT = Statement.of(
            """
            SELECT phrase, count(*) AS uses, max(at) AS last_at
            FROM phrase_use
            WHERE at >= :from AND at <= :to
            GROUP BY phrase
            ORDER BY uses DESC, phrase
            """, Parameters.<Days>of().value("from", INSTANT, Days::from).value("to", INSTANT, Days::to));

    Future<Void> add(SqlConnection transaction, List<PhraseUse> uses) {
        return transaction.preparedQuery(ADD.sql()).execute(ADD.values(uses)).mapEmpty();
    }

    Future<List<PhraseCount>> count(SqlConnection connection, Instant from, Instant to) {
        return connection
                .preparedQuery(COUNT.sql())
                .execute(COUNT.values(new Days(from, to)))
                .map(rows -> Rows.all(
                        rows, row -> new PhraseCount(row.text("phrase"), row.number("uses"), row.instant("last_at"))));
    }
}
