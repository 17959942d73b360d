package hotline.measures.facts;

import java.time.LocalDate;

/**
 * One thing that is counted.
 *
 * @param day on which it counts, in the policy's time zone
 * @param receivedOn the day on which its complaint was received
 * @param n 1, or -1 for a fact that is taken back
 * @param value what its kind says; a sum adds {@code n * value}
 * @param flags bits of {@link FactFlag}
 * @param variant what its kind says; an empty text where there is none
 * @param of the complaint as it was when this happened
 */
public record Fact(
        FactKind kind,
        LocalDate day,
        LocalDate receivedOn,
        int n,
        long value,
        int flags,
        String variant,
        CaseDimensions of) {

    Fact takenBack() {
        return times(-n);
    }

    /** Off again on a later day: the days before keep it. */
    Fact takenOffOn(LocalDate later) {
        return new Fact(kind, later, receivedOn, -n, value, flags, variant, of);
    }

    /** Another kind that follows from this one: of the same day and complaint, with nothing else. */
    Fact as(FactKind other) {
        return new Fact(other, day, receivedOn, 1, 0, 0, "", of);
    }

    Fact with(long itsValue, int itsFlags) {
        return new Fact(kind, day, receivedOn, n, itsValue, itsFlags, variant, of);
    }

    Fact as(CaseDimensions judged) {
        return new Fact(kind, day, receivedOn, n, value, flags, variant, judged);
    }

    /** The same fact so many times; what is compared and summed is the fact times 1. */
    Fact times(int count) {
        return new Fact(kind, day, receivedOn, count, value, flags, variant, of);
    }
}
