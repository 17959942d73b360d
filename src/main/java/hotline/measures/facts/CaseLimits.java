package hotline.measures.facts;

import hotline.log.StepEvent.Reopened;
import hotline.log.moved.CustomerLimitMove;
import hotline.log.moved.UnextendedLimitMove;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whether an open case is past its limit, and past the limit that it would have without extensions. No event marks the
 * moment when an extended complaint passes the second one; but each event that sets, moves or ends it names its instant.
 * So the complaint counts from that instant, also before that time has come, or from the event if the instant has
 * passed by then.
 */
final class CaseLimits {
    private final ZoneId zone;
    private final CaseTally tally;

    CaseLimits(ZoneId zone, CaseTally tally) {
        this.zone = zone;
        this.tally = tally;
    }

    /** @param pastDue what then stands */
    void passed(Instant at, Optional<Instant> unextended, Fact pastDue) {
        if (isOpen()) {
            tally.stands(pastDue);
            unextended(at, Optional.of(unextended.orElse(at)), pastDue);
        }
    }

    /** @param pastDue what stands if it is past due */
    void moved(Instant at, CustomerLimitMove move, Fact pastDue) {
        if (move.open() && isOpen()) {
            set(at, move.pastDueAfter(), move.unextendedAfter(), pastDue);
        }
    }

    /** @param pastDue what stands if it is past due */
    void reopened(Instant at, Reopened reopened, Fact pastDue) {
        set(at, reopened.pastDue(), reopened.unextended(), pastDue);
    }

    /**
     * Without either instant it was never extended, and nothing moves.
     *
     * @param like a fact of the case as it is now
     */
    void unextended(Instant at, UnextendedLimitMove move, Fact like) {
        if (isOpen()
                && (move.unextendedBefore().isPresent()
                        || move.unextendedAfter().isPresent())) {
            unextended(at, move.unextendedAfter(), like);
        }
    }

    void ended(Instant at) {
        tally.takeOff(FactKind.PAST_DUE, day(at));
        takeOffUnextended(at);
    }

    private void set(Instant at, boolean isPastDue, Optional<Instant> unextended, Fact pastDue) {
        if (isPastDue) {
            tally.stands(pastDue);
        } else {
            tally.takeOff(FactKind.PAST_DUE, day(at));
        }
        unextended(at, unextended.or(() -> Optional.of(at).filter(now -> isPastDue)), pastDue);
    }

    /** @param passes when it passes, or a moment that is past if it has; empty if it is not limited so */
    private void unextended(Instant at, Optional<Instant> passes, Fact like) {
        if (isPassedAt(at) && passes.filter(when -> !when.isAfter(at)).isPresent()) {
            return;
        }
        takeOffUnextended(at);
        passes.map(when -> when.isAfter(at) ? when : startOfDay(at)).ifPresent(from -> tally.stands(of(like, from)));
    }

    private void takeOffUnextended(Instant at) {
        if (isPassedAt(at)) {
            tally.standing(FactKind.PAST_UNEXTENDED)
                    .ifPresent(passed -> tally.takeOff(
                            FactKind.PAST_UNEXTENDED, of(passed, startOfDay(at)).takenBack()));
        } else {
            tally.takeBack(FactKind.PAST_UNEXTENDED);
        }
    }

    private boolean isPassedAt(Instant at) {
        return tally.standing(FactKind.PAST_UNEXTENDED)
                .filter(fact -> fact.value() <= at.toEpochMilli())
                .isPresent();
    }

    private boolean isOpen() {
        return tally.standing(FactKind.OPEN).isPresent();
    }

    private Fact of(Fact like, Instant from) {
        return new Fact(
                FactKind.PAST_UNEXTENDED, day(from), like.receivedOn(), 1, from.toEpochMilli(), 0, "", like.of());
    }

    private Instant startOfDay(Instant at) {
        return day(at).atStartOfDay(zone).toInstant();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
