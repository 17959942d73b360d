package hotline.policy.taxonomy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A code with the days on which it may be chosen. Complaints that have it keep it and its name afterwards.
 *
 * @param from first day; empty: since ever
 * @param until last day; empty: with no end
 * @param suggestedBy types that suggest it, each as {@code type} or {@code type/subtype}
 * @param refuses the customer does not get what was asked for; of outcomes only
 */
public record DatedCode(
        String code,
        LocalizedName name,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Set<String> suggestedBy,
        boolean refuses) {

    public DatedCode {
        suggestedBy = Set.copyOf(suggestedBy);
    }

    public boolean isValidOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty()
                && until.filter(day::isAfter).isEmpty();
    }
}
