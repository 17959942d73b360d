package hotline.joining;

import java.util.List;

/**
 * A complaint that may be about the same matter.
 *
 * @param complaint {@code complaint.id}
 */
public record Hint(long complaint, List<SameMatter> reasons) {

    public Hint {
        reasons = List.copyOf(reasons);
    }
}
