package hotline.limits;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * A supervisor's decision on some extensions, the same for each.
 *
 * @param reason for the customers if granted, internal if not
 */
public record ExtensionDecision(List<Long> extensions, boolean granted, String reason) {
    /** The rows that one transaction locks and writes. */
    public static final int MOST = 200;

    public ExtensionDecision {
        extensions = List.copyOf(new LinkedHashSet<>(extensions));
        if (extensions.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " extensions are decided at once");
        }
    }
}
