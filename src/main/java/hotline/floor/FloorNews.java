package hotline.floor;

import java.util.HashSet;
import java.util.Set;

/**
 * What has changed on the floor and at the telephone: state, which is read again, not an event.
 *
 * @param isOwn the listener's own place
 * @param lines of whose agents any has changed
 * @param calls whose calls have changed
 */
public record FloorNews(boolean isOwn, Set<String> lines, CallNews calls) {
    public FloorNews {
        lines = Set.copyOf(lines);
    }

    /** Of the floor alone. */
    FloorNews(boolean isOwn, Set<String> lines) {
        this(isOwn, lines, CallNews.NONE);
    }

    /** Of calls alone. */
    FloorNews(CallNews calls) {
        this(false, Set.of(), calls);
    }

    public boolean isOfFloor() {
        return isOwn || !lines.isEmpty();
    }

    /** Both together. */
    public FloorNews and(FloorNews other) {
        var all = new HashSet<>(lines);
        all.addAll(other.lines);
        return new FloorNews(isOwn || other.isOwn, all, calls.and(other.calls));
    }
}
