package hotline.intake;

import hotline.classification.Judgement;
import hotline.failure.Failure;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Taxonomy;
import java.util.List;
import java.util.Optional;

/** Type and severity as an agent judged them while listening. */
public record PersonJudgement(String type, Optional<String> subtype, Severity severity) {

    Judgement asJudgement() {
        return new Judgement(type, subtype, severity, 1, List.of(), "person");
    }

    /** Throws {@link Failure.Invalid} where a policy does not know it. */
    void check(Taxonomy taxonomy) {
        var known = taxonomy.type(type)
                .orElseThrow(() -> Failure.Invalid.field("/judgement/type", "is no type of the policy in force"));
        if (subtype.isPresent() && known.subtype(subtype.get()).isEmpty()) {
            throw Failure.Invalid.field("/judgement/subtype", "is no subtype of " + type);
        }
    }
}
