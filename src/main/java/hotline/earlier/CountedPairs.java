package hotline.earlier;

import hotline.earlier.FiledComplaint.Pair;
import hotline.log.SameThingJudged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which earlier complaints a complaint counts no longer, and which it counts from now on.
 *
 * @param nth the how many-eth complaint about its thing it is now
 */
record CountedPairs(long complaint, List<Pair> gone, List<Pair> come, int nth) {

    CountedPairs {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    boolean areChanged() {
        return !gone.isEmpty() || !come.isEmpty();
    }

    List<SameThingJudged> judged(Optional<String> reason) {
        return Stream.concat(
                        gone.stream().map(pair -> judged(pair, false, reason)),
                        come.stream().map(pair -> judged(pair, true, reason)))
                .toList();
    }

    private SameThingJudged judged(Pair pair, boolean same, Optional<String> reason) {
        return new SameThingJudged(pair.number(), same, nth, Optional.of(pair.because()), reason);
    }
}
