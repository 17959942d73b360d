package hotline.log;

import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The fields stored with every event in addition to its own: type, severity and channel of the complaint at that
 * moment, so that figures can be counted from the log alone.
 */
public record Envelope(String type, Severity severity, String channel) {
    static final List<String> NAMES = List.of("type", "severity", "channel");

    public static Envelope of(Matter matter) {
        return new Envelope(matter.type(), matter.severity(), matter.channel());
    }

    public static Envelope read(JsonObject stored) {
        return new Envelope(
                stored.getString("type"),
                Severity.of(stored.getString("severity")).orElseThrow(),
                stored.getString("channel"));
    }

    public EventData with(ComplaintEvent event) {
        var data = new JsonObject()
                .put("type", type)
                .put("severity", severity.code())
                .put("channel", channel);
        var personal = new JsonObject();
        event.type().form().write(event, data, personal);
        return new EventData(data, Optional.of(personal).filter(some -> !some.isEmpty()));
    }
}
