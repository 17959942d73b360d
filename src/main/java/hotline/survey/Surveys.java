package hotline.survey;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Keeps what customers answered, in the transaction of what they answered with: an outcome, or a rating. */
public final class Surveys {

    /** One question that was answered before keeps its first answer. */
    public Future<Void> write(SqlConnection transaction, List<Answer> answers) {
        return answers.isEmpty()
                ? Future.succeededFuture()
                : SurveyStore.insert(transaction, answers).mapEmpty();
    }

    /** Whether the customer has answered about that resolution on their page. */
    public Future<Boolean> isAnsweredOnPage(SqlConnection connection, long complaint, int resolution) {
        return SurveyStore.onPage(connection, complaint, resolution).map(answered -> answered > 0);
    }
}
