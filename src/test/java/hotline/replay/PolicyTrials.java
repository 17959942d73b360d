package hotline.replay;

import hotline.measures.Period;
import hotline.policy.Policy;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.regulation.ShippedPolicies;
import hotline.sla.SlaCalculator;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** The freight network's regulation, variations of it, and moments in China. */
final class PolicyTrials {
    static final SlaCalculator AS_IS = FreightNetwork.deadlines().of(1);

    /** F5 with two working days instead of three for moderate complaints. */
    static final SlaCalculator MODERATE_IN_TWO = varied("""
            limits:
              - {types: [service-attitude], working-days: 2}
              - {severities: [minor], working-days: 1}
              - {severities: [moderate], working-days: 2}
              - {severities: [severe], working-days: 7}
            """);

    static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    static final Instant DECEMBER = china("2026-12-10T12:00");

    private PolicyTrials() {}

    /** The given text replaces the same keys of the shipped policy; a ladder's rungs are added. */
    static SlaCalculator varied(String yaml) {
        var source = source("extends: freight-network\nid: freight-network\nversion: tried\n" + yaml);
        return new SlaCalculator(read(source), AS_IS.calendar(), Optional.empty());
    }

    static PolicySource source(String yaml) {
        return PolicySource.of(new PolicyText("tried.yaml", yaml), ShippedPolicies.ALL);
    }

    static Policy read(PolicySource source) {
        return PolicyReader.read(source);
    }

    static PolicyTrial november(SlaCalculator ruling, SlaCalculator tried) {
        return new PolicyTrial(tried, Map.of(1, ruling), NOVEMBER, DECEMBER);
    }

    static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(AS_IS.calendar().zone()).toInstant();
    }
}
