package hotline.log;

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

    public EventType type() {
        return event.type();
    }
}
