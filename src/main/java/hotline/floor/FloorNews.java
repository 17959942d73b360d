package hotline.floor;

import java.util.HashSet;
import java.util.Set;

/**
 * What has changed on the floor: state, which is read again, not an event.
 *
 * @param isOwn the listener's own place
 * @param lines of whose agents any has changed
 */
public record FloorNews(boolean isOwn, Set<String> lines) {
    public FloorNews {
        lines = Set.copyOf(lines);
    }

    /** Both together. */
    public FloorNews and(FloorNews other) {
        var all = new HashSet<>(lines);
        all.addAll(other.lines);
        return new FloorNews(isOwn || other.isOwn, all);
    }
}
