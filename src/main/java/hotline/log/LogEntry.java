package hotline.log;

import java.util.Optional;

/**
 * An entry to write in a complaint's log.
 *
 * @param internal never to reach the customer or a branch (P6)
 */
public record LogEntry(ComplaintEvent event, boolean internal) {

    public static LogEntry of(ComplaintEvent event) {
        return new LogEntry(event, event.type().isInternal());
    }

    public static LogEntry note(String text, boolean internal) {
        return new LogEntry(new Noted(text), internal);
    }

    /** @param files how many come with it; it has a text or files */
    public static LogEntry note(Optional<String> text, int files, boolean internal) {
        return new LogEntry(new Noted(text, files), internal);
    }

    static Optional<Integer> counted(int files) {
        return Optional.of(files).filter(some -> some > 0);
    }

    public EventType type() {
        return event.type();
    }
}
