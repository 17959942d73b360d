package hotline.complaint;

import io.vertx.core.json.JsonObject;

/**
 * What is to be written in a complaint's log beside a step. Type, severity and channel of that moment are added to the
 * data by the log itself, so that figures can be counted from it alone.
 *
 * @param internal never to reach whoever complained (P6)
 */
public record LogEntry(EventType type, boolean internal, JsonObject data) {

    public static LogEntry of(EventType type, JsonObject data) {
        return new LogEntry(type, type.isInternal(), data);
    }

    public static LogEntry note(String text, boolean internal) {
        return new LogEntry(EventType.NOTED, internal, new JsonObject().put("text", text));
    }
}
