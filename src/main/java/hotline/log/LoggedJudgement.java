package hotline.log;

import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonArray;
import java.util.Optional;

/**
 * A judgement in full, so that every judgement ever made stands in the log.
 *
 * @param confidence 0 to 1
 * @param reasons the customer's own words that decided, as the judge wrote them down
 * @param judgedBy the judge's version, or {@code person}
 */
public record LoggedJudgement(
        String type,
        @OrNull Optional<String> subtype,
        Severity severity,
        float confidence,
        @Personal JsonArray reasons,
        String judgedBy) {}
