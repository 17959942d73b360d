package hotline.joining;

import hotline.joining.Likeness.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Complaints that may be about the matter of others, as the indexes gave them.
 *
 * @param ofMatter of one waybill or one customer, by the id of the complaint that they were found for
 * @param ofBranch the latest of each branch, for all complaints of it
 */
record Candidates(Map<Long, List<Candidate>> ofMatter, Map<String, List<Described>> ofBranch) {

    /** Those of its branch are compared by their words. */
    void each(Described complaint, Consumer<Candidate> consumer) {
        ofMatter.getOrDefault(complaint.id(), List.of()).forEach(consumer);
        for (Described other : complaint
                .branch()
                .flatMap(branch -> Optional.ofNullable(ofBranch.get(branch)))
                .orElse(List.of())) {
            if (other.id() != complaint.id()
                    && !Likeness.areOfTwoWaybills(complaint, other)
                    && areNear(complaint, other)) {
                consumer.accept(new Candidate(SameMatter.TEXT, other));
            }
        }
    }

    private static boolean areNear(Described one, Described other) {
        return Duration.between(one.at(), other.at()).abs().compareTo(Duration.ofDays(HintStore.DAYS_OF_BRANCH)) <= 0;
    }
}
