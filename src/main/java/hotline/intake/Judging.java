package hotline.intake;

import hotline.classification.Judge;
import hotline.classification.Judgement;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;

/** Has texts judged: at once where that takes a moment, or else where no event loop waits for it. */
final class Judging {
    private static final String WORKERS = "judging";
    private static final int MOST_AT_A_TIME = 2;

    private final WorkerExecutor workers;

    Judging(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor(WORKERS, MOST_AT_A_TIME);
    }

    /** @param judged a person's judgement, which then counts */
    Future<Judgement> judgement(Judge judge, Optional<PersonJudgement> judged, String text) {
        return judged.map(PersonJudgement::asJudgement)
                .or(() -> judge.judgeAtOnce(text))
                .map(Future::succeededFuture)
                .orElseGet(() -> workers.executeBlocking(() -> judge.judge(text), false));
    }
}
