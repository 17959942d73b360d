package hotline.measures.facts;

import hotline.log.ComplaintEvent;
import hotline.log.HandedOver;
import hotline.log.StepEvent.Assigned;
import hotline.log.StepEvent.Closed;
import hotline.log.StepEvent.JudgedNotValid;
import hotline.log.StepEvent.Released;
import hotline.log.StepEvent.Reopened;
import hotline.log.StepEvent.Resolved;
import hotline.log.StepEvent.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * In whose hands the case is, and since when: from the moment at which an agent has it until it is resolved, ended, released, given to another
 * agent or to another department. Each time counts once, for the agent who had it.
 */
final class CaseHands {
    private final CaseTally tally;
    private Optional<String> owner = Optional.empty();
    private Optional<Instant> since = Optional.empty();

    CaseHands(CaseTally tally) {
        this.tally = tally;
    }

    /** @param left the fact of the kind {@link FactKind#HANDLED} that the event may bring, without a value and for no agent yet */
    void read(ComplaintEvent event, Instant at, Fact left) {
        if (event instanceof Assigned assigned) {
            var to = assigned.owner().map(String::valueOf);
            if (!to.equals(owner)) {
                leaves(at, left);
                owner = to;
            }
            comes(at);
        } else if (event instanceof Released
                || (event instanceof HandedOver handed && handed.held().isPresent())) {
            leaves(at, left);
            owner = Optional.empty();
        } else if (event instanceof Resolved
                || event instanceof Closed
                || event instanceof Withdrawn
                || event instanceof JudgedNotValid) {
            leaves(at, left);
        } else if (event instanceof Reopened) {
            comes(at);
        }
    }

    private void comes(Instant at) {
        since = since.or(() -> owner.map(agent -> at));
    }

    private void leaves(Instant at, Fact left) {
        since.ifPresent(
                from -> tally.happened(left.with(Duration.between(from, at).toSeconds(), 0)
                        .as(left.of().with(Dimension.AGENT, owner))));
        since = Optional.empty();
    }
}
