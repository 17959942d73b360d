package hotline.demo;

import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.Optional;

/**
 * The properties of a filed complaint that its script depends on.
 *
 * @param channel its code
 * @param answerDueAt due time of the first answer; empty where the customer has been answered
 * @param taker the agent who recorded it, where it came by telephone
 * @param judged by the program, or corrected by an agent
 * @param meant its author's judgement
 */
record Case(
        long id,
        String channel,
        Instant receivedAt,
        Instant dueAt,
        Optional<Instant> answerDueAt,
        boolean fromCustomer,
        Optional<Long> taker,
        Optional<Instant> preferredCallbackAt,
        DraftStory.Meant judged,
        DraftStory.Meant meant,
        StorySetting setting) {

    boolean isMisjudged() {
        return !judged.type().equals(meant.type()) || judged.severity() != meant.severity();
    }

    Case judgedAs(DraftStory.Meant better, SlaCalculator limits) {
        var matter = new Matter(better.type(), better.severity(), channel, Market.DOMESTIC);
        return new Case(
                id,
                channel,
                receivedAt,
                limits.handling(matter, receivedAt).due(),
                answerDueAt,
                fromCustomer,
                taker,
                preferredCallbackAt,
                better,
                meant,
                setting);
    }

    boolean isSevere() {
        return judged.severity() == Severity.SEVERE;
    }

    /** One of three shares, as it is minor, moderate or severe. */
    double bySeverity(double minor, double moderate, double severe) {
        return switch (judged.severity()) {
            case MINOR -> minor;
            case MODERATE -> moderate;
            case SEVERE -> severe;
        };
    }
}
