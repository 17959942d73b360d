package hotline.replay;

import hotline.measures.Period;
import hotline.policy.Policy;
import hotline.policy.PolicyReader;
import hotline.policy.PolicySource;
import hotline.policy.PolicyText;
import hotline.server.ShippedPolicies;
import hotline.sla.DueTimes;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** The freight network's regulation, variations of it, and moments in China. */
final class Trials {
    static final DueTimes AS_IS = FreightNetwork.deadlines().of(1);

    /** F5 with two working days instead of three for moderate complaints. */
    static final DueTimes MODERATE_IN_TWO = varied("""
            limits:
              - {types: [service-attitude], working-days: 2}
              - {severities: [minor], working-days: 1}
              - {severities: [moderate], working-days: 2}
              - {severities: [severe], working-days: 7}
            """);

    static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    static final Instant DECEMBER = china("2026-12-10T12:00");

    private Trials() {}

    /** What is given stands in place of what the shipped policy says; a ladder's rungs are added. */
    static DueTimes varied(String yaml) {
        var source = source("extends: freight-network\nid: freight-network\nversion: tried\n" + yaml);
        return new DueTimes(read(source), AS_IS.calendar(), Optional.empty());
    }

    static PolicySource source(String yaml) {
        return PolicySource.of(new PolicyText("tried.yaml", yaml), ShippedPolicies.ALL);
    }

    static Policy read(PolicySource source) {
        return PolicyReader.read(source);
    }

    static Trial november(DueTimes ruling, DueTimes tried) {
        return new Trial(tried, Map.of(1, ruling), NOVEMBER, DECEMBER);
    }

    static Instant china(String time) {
        return LocalDateTime.parse(time).atZone(AS_IS.calendar().zone()).toInstant();
    }
}
