package hotline.log;

import hotline.log.Mark.OrNull;
import hotline.log.Mark.TellsEnvelope;
import hotline.log.Mark.Told;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import java.time.Instant;
import java.util.Optional;

/** The filing of a complaint. Intake writes these events inside its own statement, by {@link FilingColumns}. */
public sealed interface FilingEvent extends ComplaintEvent {

    /**
     * A complaint was filed, judged and given its limit.
     *
     * @param source code of its source
     * @param calendar the calendar that the limit was counted with
     * @param calendarVersion empty if none was installed
     * @param policyVersion {@code policy_version.id}
     * @param confidence 0 to 1
     * @param judgedBy the judge's version, or {@code person}
     * @param market empty in older events: domestic
     * @param heldBy the department that holds it first; empty in older events
     * @param language that of the customer; empty in older events
     * @param branch code of the unit; empty where none was named or none matched
     * @param hub the same
     * @param remedySought code of the policy; empty in older events
     * @param emergency true or empty
     * @param region code of the region of the network that the branch or hub belonged to on that day; as it was named where neither
     *     is a unit, and in older events; empty in the oldest
     * @param nth the how many-eth complaint about its thing it is (F4); empty for the first, and in older events
     * @param raisedFrom the severity that it was judged at, where that raised it
     * @param tier of its customer on that day, as far as intake knew the customer; empty in older events
     * @param returns how many complaints its customer had filed shortly before, which table {@code customer_return} has; empty where intake did
     *     not look the customer up, and in older events
     */
    @TellsEnvelope
    record Received(
            @Told String number,
            @Told @OrNull Optional<String> subtype,
            @Told String source,
            @Told Instant receivedAt,
            @Told Instant due,
            @Told String calendar,
            @Told @OrNull Optional<Integer> calendarVersion,
            @Told int policyVersion,
            float confidence,
            String judgedBy,
            @Told Optional<String> market,
            Optional<String> heldBy,
            Optional<String> language,
            @OrNull Optional<String> branch,
            @OrNull Optional<String> hub,
            @OrNull Optional<String> region,
            @OrNull Optional<String> remedySought,
            @OrNull Optional<Boolean> emergency,
            @OrNull Optional<Integer> nth,
            @OrNull Optional<Severity> raisedFrom,
            @OrNull Optional<Tier> tier,
            @OrNull Optional<Integer> returns)
            implements FilingEvent {}

    /**
     * Another case follows from this one, or this one from another (P7).
     *
     * @param number the other case's
     */
    record Linked(@Told String number) implements FilingEvent {}
}
