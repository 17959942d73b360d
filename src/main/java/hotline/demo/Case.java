package hotline.demo;

import hotline.policy.Market;
import hotline.policy.Matter;
import hotline.policy.Severity;
import hotline.sla.Deadlines;
import java.time.Instant;
import java.util.Optional;

/**
 * A filed complaint as far as its course depends on it.
 *
 * @param taker the agent who wrote it down, where it came by telephone
 * @param judged by the program, or by a person since
 * @param meant what its author would judge
 */
record Case(
        long id,
        Instant receivedAt,
        Instant dueAt,
        boolean fromCustomer,
        Optional<Long> taker,
        Optional<Instant> preferredCallbackAt,
        Told.Meant judged,
        Told.Meant meant,
        Scene scene) {

    boolean isMisjudged() {
        return !judged.type().equals(meant.type()) || judged.severity() != meant.severity();
    }

    Case judgedAs(Told.Meant better, Deadlines deadlines, int policyVersion) {
        var matter = new Matter(better.type(), better.severity(), "", Market.DOMESTIC);
        var due = deadlines.of(policyVersion).handling(matter, receivedAt).due();
        return new Case(id, receivedAt, due, fromCustomer, taker, preferredCallbackAt, better, meant, scene);
    }

    boolean isSevere() {
        return judged.severity() == Severity.SEVERE;
    }
}
