package hotline.measures.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a closing held: the case was not reopened, and the customer did not come back with the same matter. A return of the
 * customer may be read before or after the closing that it follows.
 */
final class CaseContact {
    /** A case that is reopened within so many days was not done. */
    private static final int DAYS_TO_REOPEN = 30;

    /** A matter that comes back within so many days was not solved by its first contact. */
    private static final int DAYS_TO_RETURN = 7;

    private final ZoneId zone;
    private final CaseTally tally;
    private final List<Instant> returns = new ArrayList<>();
    private Optional<String> first = Optional.empty();
    private boolean isPassedOn;
    private Optional<Fact> closing = Optional.empty();
    private Optional<Solved> solved = Optional.empty();

    /** By its first contact, as it seems so far. */
    private record Solved(Fact fact, Instant at) {}

    CaseContact(ZoneId zone, CaseTally tally) {
        this.zone = zone;
        this.tally = tally;
    }

    /** @param agent who took it in or was given it */
    void cameTo(String agent) {
        isPassedOn |= first.filter(one -> !one.equals(agent)).isPresent();
        first = first.or(() -> Optional.of(agent));
    }

    void passedOn() {
        isPassedOn = true;
    }

    /** @param isFirst whether the case was never closed before */
    void closed(Instant at, Fact closed, boolean isFirst) {
        closing = Optional.of(closed);
        if (isFirst && !isPassedOn) {
            var one = new Solved(closed.as(FactKind.FIRST_CONTACT), at);
            if (returns.stream().noneMatch(when -> undoes(when, one))) {
                tally.happened(one.fact());
                solved = Optional.of(one);
            }
        }
    }

    void reopened(LocalDate day) {
        closing.filter(closed -> !day.isAfter(closed.day().plusDays(DAYS_TO_REOPEN)))
                .ifPresent(closed -> tally.happened(closed.as(FactKind.CLOSED_REOPENED)));
        closing = Optional.empty();
        if (solved.filter(one -> isSoon(day, one)).isPresent()) {
            takeBack();
        }
    }

    void returned(Instant at) {
        returns.add(at);
        if (solved.filter(one -> undoes(at, one)).isPresent()) {
            takeBack();
        }
    }

    private void takeBack() {
        solved.ifPresent(one -> tally.happened(one.fact().takenBack()));
        solved = Optional.empty();
    }

    private boolean undoes(Instant returned, Solved one) {
        return returned.isAfter(one.at()) && isSoon(LocalDate.ofInstant(returned, zone), one);
    }

    private static boolean isSoon(LocalDate day, Solved one) {
        return !day.isAfter(one.fact().day().plusDays(DAYS_TO_RETURN));
    }
}
