package hotline.complaint;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes what happened at one moment down as numbered events that carry type, severity and channel of that moment. */
final class Story {
    private final ComplaintState complaint;
    private final Actor actor;
    private final Instant at;
    private final List<LoggedEvent> events = new ArrayList<>();

    Story(ComplaintState complaint, Actor actor, Instant at) {
        this.complaint = complaint;
        this.actor = actor;
        this.at = at;
    }

    Story tell(LogEntry entry) {
        return tell(entry, actor, complaint.judged());
    }

    Story tell(LogEntry entry, Actor by, ComplaintState.Judged judged) {
        var data = new JsonObject()
                .put("type", judged.type())
                .put("severity", judged.severity().code())
                .put("channel", complaint.facts().channel())
                .mergeIn(entry.data());
        int seq = complaint.lastSeq() + events.size() + 1;
        events.add(new LoggedEvent(complaint.id(), seq, entry.type(), at, by, entry.internal(), data));
        return this;
    }

    /** The limit has passed and nobody had written it down yet. */
    Story tellBreach(Instant due, ComplaintState.Judged judged) {
        var data = new JsonObject()
                .put("receivedAt", complaint.facts().receivedAt())
                .put("due", due);
        return tell(LogEntry.of(EventType.BREACHED, data), new Actor.Program(), judged);
    }

    List<LoggedEvent> events() {
        return List.copyOf(events);
    }
}
