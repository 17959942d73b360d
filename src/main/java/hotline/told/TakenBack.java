package hotline.told;

import hotline.contact.ContactPoint;
import hotline.contact.ContactPoints;
import hotline.log.EventType;
import hotline.log.ParticularsCorrected;
import hotline.log.ParticularsCorrected.Fields;
import hotline.log.reading.EventReader;
import hotline.log.reading.ReadEvent;
import hotline.outbox.Outbox;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.SettledMessage;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mails that wait and are not to go out any more: to an address that was corrected since, or to a customer who has withdrawn. */
final class TakenBack {
    private static final String CORRECTED = "address-corrected";
    private static final String WITHDRAWN = "withdrawn";

    private final ContactPoints contacts;
    private final Outbox outbox;

    TakenBack(ContactPoints contacts, Outbox outbox) {
        this.contacts = contacts;
        this.outbox = outbox;
    }

    /** @return the events that are to be told again, to the address that their complaint has now */
    Future<List<ReadEvent>> of(SqlConnection transaction, List<ReadEvent> events, Instant now) {
        var again = new ArrayList<ReadEvent>();
        var done = Future.<Void>succeededFuture();
        for (ReadEvent read : events) {
            if (read.type() == EventType.WITHDRAWN) {
                done = done.compose(before -> withdrawn(transaction, read.complaint(), now));
            }
            var corrected = read.as(ParticularsCorrected.class);
            if (corrected.isPresent()) {
                done = done.compose(before -> corrected(transaction, read.complaint(), corrected.get(), now))
                        .onSuccess(again::addAll)
                        .mapEmpty();
            }
        }
        return done.map(all -> again);
    }

    private Future<Void> withdrawn(SqlConnection transaction, long complaint, Instant now) {
        return contacts.of(transaction, List.of(complaint))
                .compose(points -> cancel(
                        transaction,
                        complaint,
                        points.stream().map(ContactPoint::id).toList(),
                        WITHDRAWN,
                        now))
                .mapEmpty();
    }

    private Future<List<ReadEvent>> corrected(
            SqlConnection transaction, long complaint, ParticularsCorrected corrected, Instant now) {
        return corrected
                .from()
                .email()
                .map(old -> contacts.id(transaction, old)
                        .compose(point ->
                                cancel(transaction, complaint, point.stream().toList(), CORRECTED, now))
                        .compose(cancelled -> again(transaction, complaint, corrected.to(), cancelled)))
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    private static Future<List<ReadEvent>> again(
            SqlConnection transaction, long complaint, Fields to, List<SettledMessage> cancelled) {
        var seqs = cancelled.stream()
                .flatMap(message -> NewMessage.eventOf(complaint, message.cause()).stream())
                .distinct()
                .toList();
        return seqs.isEmpty() || to.email().isEmpty()
                ? Future.succeededFuture(List.of())
                : EventReader.events(transaction, complaint, seqs);
    }

    private Future<List<SettledMessage>> cancel(
            SqlConnection transaction, long complaint, Collection<Long> points, String why, Instant now) {
        return outbox.cancel(
                transaction,
                points.stream()
                        .map(point -> new Cancellation(Way.MAIL, point, Optional.of(complaint), Set.of(), why))
                        .toList(),
                now);
    }
}
