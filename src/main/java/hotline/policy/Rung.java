package hotline.policy;

import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * One step of the escalation ladder (P9, T5; 催办 and 督办): at its moment one notice goes to its recipient, once for each
 * clock.
 *
 * @param code names it within the policy, such as {@code expediting-1}
 * @param clock the clock that it watches
 * @param types codes of the types it is for; empty: every type
 * @param severities the severities it is for; empty: every severity
 * @param answerWithin by when the recipient must answer; empty where reading it is enough
 * @param isUrgent neither quiet hours nor digests delay it
 */
public record Rung(
        String code,
        NoticeKind kind,
        ClockKind clock,
        Moment moment,
        Recipient recipient,
        Set<String> types,
        Set<Severity> severities,
        Optional<Limit> answerWithin,
        boolean isUrgent) {

    public Rung {
        types = Set.copyOf(types);
        severities = Set.copyOf(severities);
    }

    public boolean fits(ClockKind kindOfClock, Matter matter) {
        return clock == kindOfClock
                && (types.isEmpty() || types.contains(matter.type()))
                && (severities.isEmpty() || severities.contains(matter.severity()) || reportsEmergency(matter));
    }

    /** An emergency of any severity is reported where a severe complaint is (F16). */
    private boolean reportsEmergency(Matter matter) {
        return matter.emergency() && kind == NoticeKind.REPORT && severities.contains(Severity.SEVERE);
    }
}
