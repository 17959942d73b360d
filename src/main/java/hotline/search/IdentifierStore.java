package hotline.search;

import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.reading.Search;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** Finds complaints by identifiers, each in its own index: open ones first, then the newest. */
final class IdentifierStore {
    /** A number of thousands, such as that of a dispatch desk, costs no more. */
    private static final int NEWEST_OF_PHONE = 200;

    private static final int NEWEST_OF_BRANCH = 2_000;

    /**
     * What to look for.
     *
     * @param lastDigits of a phone number, for a branch alone: others find its customer
     * @param branch the only one whose complaints are sought
     */
    record Asked(Search identifiers, Optional<String> lastDigits, Optional<String> branch, int most) {}

    /** @param text the identifier by which it was found */
    record Found(long complaint, String text) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .array("numbers", TEXT, asked -> asked.identifiers().numbers())
            .array("waybills", TEXT, asked -> asked.identifiers().waybills())
            .array("phones", TEXT, asked -> asked.identifiers().phones())
            .optional("lastDigits", TEXT, Asked::lastDigits)
            .optional("branch", TEXT, Asked::branch)
            .value("most", INT, asked -> asked.most() + 1);

    private static final String FIRST = """
            SELECT f.id, f.text
            FROM (%s) f
            ORDER BY f.ended_at IS NOT NULL, f.id DESC
            LIMIT :most""";

    private static final String SEEN = "(:branch::text IS NULL OR c.filed_by_branch = :branch)";

    private static final Statement<Asked> BY_NUMBER = statement(
            "SELECT c.id, c.number AS text, c.ended_at FROM complaint c WHERE c.number = ANY (:numbers) AND " + SEEN);

    private static final Statement<Asked> BY_WAYBILL = statement("""
            SELECT c.id, c.waybill AS text, c.ended_at FROM complaint c
            WHERE c.waybill = ANY (:waybills) AND c.waybill IS NOT NULL AND %1$s
            UNION SELECT c.id, c.waybill, c.ended_at FROM complaint c
            WHERE replace(c.waybill, '-', '') = ANY (:waybills) AND c.waybill LIKE '%%-%%' AND %1$s""".formatted(SEEN));

    private static final Statement<Asked> BY_PHONE = statement("""
            SELECT n.id, p.phone AS text, n.ended_at
            FROM unnest(:phones::text[]) AS p (phone), LATERAL (
                SELECT c.id, c.ended_at FROM complaint c WHERE c.phone = p.phone AND %s ORDER BY c.id DESC LIMIT %d) n""".formatted(SEEN, NEWEST_OF_PHONE));

    private static final Statement<Asked> BY_LAST_DIGITS = statement("""
            SELECT n.id, n.phone AS text, n.ended_at
            FROM (SELECT c.id, c.phone, c.ended_at FROM complaint c WHERE c.filed_by_branch = :branch ORDER BY c.id DESC LIMIT %d) n
            WHERE right(n.phone, length(:lastDigits)) = :lastDigits""".formatted(NEWEST_OF_BRANCH));

    private IdentifierStore() {}

    private static Statement<Asked> statement(String found) {
        return Statement.of(FIRST.formatted(found), ASKED);
    }

    static Future<List<Found>> byNumber(SqlClient client, Asked asked) {
        return asked.identifiers().numbers().isEmpty() ? none() : run(client, BY_NUMBER, asked);
    }

    static Future<List<Found>> byWaybill(SqlClient client, Asked asked) {
        return asked.identifiers().waybills().isEmpty() ? none() : run(client, BY_WAYBILL, asked);
    }

    static Future<List<Found>> byPhone(SqlClient client, Asked asked) {
        if (!asked.identifiers().phones().isEmpty()) {
            return run(client, BY_PHONE, asked);
        }
        return byLastDigits(client, asked);
    }

    /** Only of a branch, and only where the text has no whole number. */
    static Future<List<Found>> byLastDigits(SqlClient client, Asked asked) {
        boolean hasDigits = asked.identifiers().phones().isEmpty()
                && asked.branch().isPresent()
                && asked.lastDigits().isPresent();
        return hasDigits ? run(client, BY_LAST_DIGITS, asked) : none();
    }

    private static Future<List<Found>> none() {
        return Future.succeededFuture(List.of());
    }

    private static Future<List<Found>> run(SqlClient client, Statement<Asked> statement, Asked asked) {
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(rows, row -> new Found(row.number("id"), row.text("text"))));
    }
}
