package hotline.complaint;

import java.util.List;

/** A complaint before and after something happened to it, and what the log says of it. */
record ComplaintChange(ComplaintState before, ComplaintState after, List<LoggedEvent> events) {

    boolean movesClock() {
        return !before.clock().equals(after.clock());
    }
}
