package hotline.demo;

import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaCalculator;
import java.time.Instant;
import java.util.Optional;

/**
 * A filed complaint as far as its course depends on it.
 *
 * @param channel its code
 * @param answerDueAt by when whoever complained must have been answered first; empty where they have been
 * @param taker the agent who wrote it down, where it came by telephone
 * @param judged by the program, or by a person since
 * @param meant what its author would judge
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
        StorySetting scene) {

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
                scene);
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
