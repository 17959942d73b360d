package hotline.replay;

import hotline.policy.Policy;
import hotline.policy.taxonomy.Taxonomy;
import hotline.sla.SlaCalculator;
import java.util.Optional;

/** A policy that has dropped a type of complaint. */
final class WithoutType {
    private WithoutType() {}

    static SlaCalculator of(SlaCalculator limits, String dropped) {
        var policy = limits.policy();
        var taxonomy = new Taxonomy(
                policy.taxonomy().sources(),
                policy.taxonomy().channels(),
                policy.taxonomy().types().stream()
                        .filter(type -> !type.code().equals(dropped))
                        .toList(),
                policy.taxonomy().severities());
        var without = new Policy(
                policy.id(),
                policy.name(),
                policy.version(),
                policy.digest(),
                policy.lineOfBusiness(),
                policy.zone(),
                policy.calendar(),
                policy.businessHours(),
                policy.phoneRegion(),
                policy.caseNumbers(),
                taxonomy,
                policy.codes(),
                policy.departments(),
                policy.limits(),
                policy.escalation(),
                policy.callbacks(),
                policy.questionnaires(),
                policy.publicIntake(),
                policy.targets(),
                policy.measures(),
                policy.repeats(),
                policy.tiers(),
                policy.care(),
                policy.dispatch(),
                policy.telephony(),
                policy.personalData(),
                policy.phrases(),
                policy.messages(),
                policy.lexicon());
        return new SlaCalculator(without, limits.calendar(), Optional.empty());
    }
}
