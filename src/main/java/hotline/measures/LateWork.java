package hotline.measures;

import hotline.complaint.PersonName;
import hotline.measures.WallboardFigures.DepartmentPastDue;
import hotline.measures.WallboardFigures.OwnerPastDue;
import hotline.measures.WallboardStore.Late;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Late complaints by who has them, from one reading. */
record LateWork(List<Late> all) {
    private record Held(String department, int policyVersion) {}

    private static final Comparator<Optional<PersonName>> BY_ID =
            Comparator.comparing(owner -> owner.map(PersonName::id).orElse(Long.MIN_VALUE));

    LateWork {
        all = List.copyOf(all);
    }

    long pastDue() {
        return all.stream().mapToLong(Late::pastDue).sum();
    }

    /** Most first. */
    List<OwnerPastDue> byOwner() {
        var sums = new HashMap<Optional<PersonName>, Long>();
        all.forEach(late -> sums.merge(late.owner(), late.pastDue(), Long::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0)
                .map(sum -> new OwnerPastDue(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingLong(OwnerPastDue::pastDue)
                        .reversed()
                        .thenComparing(OwnerPastDue::owner, BY_ID))
                .toList();
    }

    /** Most first. */
    List<DepartmentPastDue> byDepartment() {
        var sums = new HashMap<Held, Long>();
        all.forEach(late -> sums.merge(new Held(late.department(), late.policyVersion()), late.pastDue(), Long::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0)
                .map(sum -> new DepartmentPastDue(
                        sum.getKey().department(), sum.getKey().policyVersion(), sum.getValue()))
                .sorted(Comparator.comparingLong(DepartmentPastDue::pastDue)
                        .reversed()
                        .thenComparing(DepartmentPastDue::department)
                        .thenComparing(DepartmentPastDue::policyVersion))
                .toList();
    }
}
