package hotline.dispatch;

import hotline.policy.dispatch.WorkKind;
import java.util.Comparator;

/**
 * A work by what it is about; it waits in the row of that.
 *
 * @param subject the id of the case, the callback, …
 */
public record WorkId(WorkKind kind, long subject) implements Comparable<WorkId> {
    private static final Comparator<WorkId> ORDER =
            Comparator.comparing(WorkId::kind).thenComparingLong(WorkId::subject);

    @Override
    public int compareTo(WorkId other) {
        return ORDER.compare(this, other);
    }
}
