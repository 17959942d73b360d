package hotline.survey;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Rows of {@code survey_answer}. */
final class SurveyStore {
    private static final Batch<Answer> ANSWERS = Batch.<Answer>of()
            .fixed("purpose", TEXT, answer -> answer.asking().purpose().code())
            .fixed("question", TEXT, answer -> answer.question().code())
            .fixed("kind", TEXT, answer -> answer.question().kind().code())
            .fixed("channel", TEXT, answer -> answer.asking().channel().code())
            .fixed("asked_again", BOOLEAN, answer -> answer.asking().isAgain())
            .fixed("policy_version", INT, answer -> answer.asking().policyVersion())
            .fixedOptional(
                    "callback_id", BIGINT, answer -> answer.asking().about().callback())
            .fixedOptional(
                    "complaint_id", BIGINT, answer -> answer.asking().about().complaint())
            .fixedOptional("resolution", INT, SurveyStore::resolution)
            .fixedOptional("agent", BIGINT, answer -> answer.asking().about().agent())
            .fixedOptional("value", INT, answer -> answer.said().value())
            .fixedOptional("choice", TEXT, answer -> answer.said().choice())
            .fixedOptional("words", TEXT, answer -> answer.said().words())
            .fixed("none", BOOLEAN, answer -> answer.said().isNone())
            .fixed("answered_at", INSTANT, answer -> answer.asking().at());

    private static final Statement<List<Answer>> INSERT = Statement.of(
            """
            INSERT INTO survey_answer (%s)
            SELECT %s FROM unnest(:answers) AS n
            ON CONFLICT DO NOTHING
            """.formatted(ANSWERS.names(), ANSWERS.values()),
            Parameters.<List<Answer>>of().batch("answers", ANSWERS, answers -> answers));

    private static final String ON_PAGE =
            "SELECT count(*) AS n FROM survey_answer WHERE complaint_id = $1 AND resolution = $2 AND channel = 'page'";

    private SurveyStore() {}

    static Future<Integer> insert(SqlConnection transaction, List<Answer> answers) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(answers))
                .map(rows -> rows.rowCount());
    }

    /** How many questions about that resolution were answered on the customer's page. */
    static Future<Integer> onPage(SqlConnection connection, long complaint, int resolution) {
        return connection
                .preparedQuery(ON_PAGE)
                .execute(Tuple.of(complaint, resolution))
                .map(rows -> Rows.only(rows, row -> (int) row.number("n")));
    }

    private static Optional<Integer> resolution(Answer answer) {
        var resolution = answer.asking().about().resolution();
        return resolution.isPresent() ? Optional.of(resolution.getAsInt()) : Optional.empty();
    }
}
