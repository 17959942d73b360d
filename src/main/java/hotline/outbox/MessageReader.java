package hotline.outbox;

import hotline.log.reading.EventReader;
import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogSpan;
import hotline.log.reading.ReadEvent;
import hotline.outbox.message.NewMessage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the messages that follow from events into the outbox. What happened more than a day ago is not told any more. */
public final class MessageReader implements LogConsumer {
    static final Duration TOLD_FOR = Duration.ofHours(24);
    private static final int BATCH = 1_000;

    private final List<OutboxSource> sources;
    private final Outbox outbox;
    private final InstantSource clock;

    public MessageReader(List<OutboxSource> sources, Outbox outbox, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messages";
    }

    /** Ways out have a pace of their own, far below that of a flood. */
    @Override
    public boolean givesWay() {
        return true;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return EventReader.events(transaction, span, type -> sources.stream().anyMatch(source -> source.reads(type)))
                .compose(events -> tell(transaction, events));
    }

    private Future<Void> tell(SqlConnection transaction, List<ReadEvent> events) {
        var now = clock.instant();
        var told = events.stream()
                .filter(event -> event.at().isAfter(now.minus(TOLD_FOR)))
                .sorted(Comparator.comparingLong(ReadEvent::complaint).thenComparingInt(ReadEvent::seq))
                .toList();
        if (told.isEmpty()) {
            return Future.succeededFuture();
        }
        var messages = new ArrayList<NewMessage>();
        var asked = Future.<Void>succeededFuture();
        for (OutboxSource source : sources) {
            asked = asked.compose(before -> source.of(transaction, told))
                    .onSuccess(messages::addAll)
                    .mapEmpty();
        }
        return asked.compose(all -> outbox.put(transaction, messages, now)).mapEmpty();
    }
}
