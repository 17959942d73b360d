package hotline.log.reading;

import hotline.log.ComplaintEvent;
import hotline.log.Envelope;
import hotline.log.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event as readers of the log get it. Its fields are read from JSON when they are asked for: most readers need to know only what happened to
 * which complaint, and each event is read by all of them. For one thread at a time.
 */
public final class ReadEvent {
    /** The fields of the event and those that are stored with every event. */
    private record Contents(Envelope envelope, ComplaintEvent event) {}

    private final long complaint;
    private final int seq;
    private final EventType type;
    private final Instant at;
    private final Optional<Long> person;
    private final boolean internal;
    private final Supplier<JsonObject> stored;
    private Optional<Contents> contents = Optional.empty();

    private ReadEvent(
            long complaint,
            int seq,
            EventType type,
            Instant at,
            Optional<Long> person,
            boolean internal,
            Supplier<JsonObject> stored) {
        this.complaint = complaint;
        this.seq = seq;
        this.type = type;
        this.at = at;
        this.person = person;
        this.internal = internal;
        this.stored = stored;
    }

    /** @param stored its fields, personal data included */
    public static ReadEvent of(
            long complaint,
            int seq,
            Instant at,
            Optional<Long> person,
            boolean internal,
            EventType type,
            Supplier<JsonObject> stored) {
        return new ReadEvent(complaint, seq, type, at, person, internal, stored);
    }

    public long complaint() {
        return complaint;
    }

    /** Its number within the complaint, from 1. */
    public int seq() {
        return seq;
    }

    public EventType type() {
        return type;
    }

    public Instant at() {
        return at;
    }

    /** One of our people, by {@code person.id}; empty for a customer or the program. */
    public Optional<Long> person() {
        return person;
    }

    /** Never for the customer or a branch (P6). */
    public boolean internal() {
        return internal;
    }

    /** How the complaint was judged at that moment. Throws RuntimeException if the event is not stored as its kind is. */
    public Envelope envelope() {
        return contents().envelope;
    }

    /** Throws RuntimeException if the event is not stored as its kind is. */
    public ComplaintEvent event() {
        return contents().event;
    }

    /** The event if it is of that kind; the fields of another one are not read. */
    public <E extends ComplaintEvent> Optional<E> as(Class<E> kind) {
        return type.isStoredAs(kind) ? Optional.of(kind.cast(event())) : Optional.empty();
    }

    private Contents contents() {
        if (contents.isEmpty()) {
            var json = stored.get();
            contents = Optional.of(new Contents(Envelope.read(json), type.read(json)));
        }
        return contents.get();
    }

    /** The event at that place of that complaint. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReadEvent event && event.complaint == complaint && event.seq == seq;
    }

    @Override
    public int hashCode() {
        return Objects.hash(complaint, seq);
    }

    @Override
    public String toString() {
        return type.code() + " " + seq + " of " + complaint;
    }
}
