package hotline.measures.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to customers and departments, and their answers: each answer counts on the day of its question. */
final class CaseVoice {
    private final CaseTally tally;
    private final List<Fact> asked = new ArrayList<>();
    private final Map<String, Fact> notices = new HashMap<>();
    private final List<Long> ratedIn = new ArrayList<>();
    private Optional<Closing> lastClosing = Optional.empty();
    private Optional<SatisfiedRating> lastSatisfied = Optional.empty();

    private static final class Closing {
        private final Fact fact;
        private boolean isSatisfied;

        Closing(Fact fact) {
            this.fact = fact;
        }
    }

    /** The transaction of a rating, and the closing that it made a satisfied one. */
    private record SatisfiedRating(long tx, Optional<Closing> of) {}

    CaseVoice(CaseTally tally) {
        this.tally = tally;
    }

    /** A rating on the page ends the callback in the same transaction, and may be written before it. */
    void called(Fact callback, boolean wasAsked, long tx) {
        tally.happened(callback);
        if (wasAsked) {
            int place = asked.size();
            asked.add(callback);
            if (place < ratedIn.size() && ratedIn.get(place) == tx) {
                tally.happened(plain(FactKind.ANSWERED, callback, 0));
            }
        }
    }

    /** The n-th rating of a complaint answers the n-th asking, if there was one by the end of its transaction. */
    void rated(Fact rating, boolean isSatisfied, long tx) {
        tally.happened(rating);
        if (ratedIn.size() < asked.size()) {
            tally.happened(plain(FactKind.ANSWERED, asked.get(ratedIn.size()), 0));
        }
        ratedIn.add(tx);
        if (isSatisfied) {
            satisfied(tx);
        }
    }

    private void satisfied(long tx) {
        var unsatisfied = lastClosing.filter(closing -> !closing.isSatisfied);
        unsatisfied.ifPresent(closing -> set(closing, true));
        if (unsatisfied.isPresent() || !isRatedIn(tx)) {
            lastSatisfied = Optional.of(new SatisfiedRating(tx, unsatisfied));
        }
    }

    /** A rating and the closing that follows from it are written together: it counts for that closing. */
    void closed(Fact closing, long tx) {
        tally.happened(closing);
        var last = new Closing(closing);
        lastClosing = Optional.of(last);
        if (isRatedIn(tx)) {
            lastSatisfied.flatMap(SatisfiedRating::of).ifPresent(earlier -> set(earlier, false));
            set(last, true);
            lastSatisfied = Optional.of(new SatisfiedRating(tx, lastClosing));
        }
    }

    private boolean isRatedIn(long tx) {
        return lastSatisfied.filter(rating -> rating.tx() == tx).isPresent();
    }

    private void set(Closing closing, boolean isSatisfied) {
        closing.isSatisfied = isSatisfied;
        var fact = plain(FactKind.CLOSED_SATISFIED, closing.fact, 0);
        tally.happened(isSatisfied ? fact : fact.takenBack());
    }

    void issued(String number, Fact notice) {
        tally.happened(notice);
        notices.putIfAbsent(number, notice);
    }

    void answered(String number, boolean inTime) {
        Optional.ofNullable(notices.get(number))
                .ifPresent(notice ->
                        tally.happened(plain(FactKind.NOTICE_ANSWERED, notice, FactFlag.IN_TIME.where(inTime))));
    }

    /** A fact of the same day and complaint; of a notice also of its kind. */
    private static Fact plain(FactKind kind, Fact like, int flags) {
        var variant = like.kind() == FactKind.NOTICE ? like.variant() : "";
        return new Fact(kind, like.day(), like.receivedOn(), 1, 0, flags, variant, like.of());
    }
}
