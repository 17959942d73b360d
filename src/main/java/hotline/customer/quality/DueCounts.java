package hotline.customer.quality;

import java.util.List;
import java.util.Optional;

/**
 * How many files wait for one kind of work.
 *
 * @param departments those that have files at all
 * @param mine files that the caller is responsible for
 */
public record DueCounts(List<OfDepartment> departments, Waiting mine) {
    /** No more are counted of one department. */
    public static final int MOST = 10_000;

    public DueCounts {
        departments = List.copyOf(departments);
    }

    /** @param overdue those among them that are late */
    public record Waiting(int due, int overdue) {}

    /** @param department code; empty: files of none */
    public record OfDepartment(Optional<String> department, Waiting waiting) {}
}
