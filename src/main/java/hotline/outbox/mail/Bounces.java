package hotline.outbox.mail;

import hotline.contact.ContactPoints;
import hotline.contact.Stopped;
import hotline.database.Database;
import hotline.outbox.Outbox;
import hotline.outbox.message.MessageState;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Mails that come back change the state of their message, and nothing else (M3). */
public final class Bounces {
    private final Database database;
    private final ServerKeys keys;
    private final ContactPoints points;
    private final Outbox outbox;
    private final InstantSource clock;

    public Bounces(Database database, ServerKeys keys, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.points = new ContactPoints(keys);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Taken {
        /** It is no report of a mail of ours, or only of a mailbox that the recipient has them handed on to. */
        NOT_OURS,
        /** The message is not delivered. */
        UNDELIVERED,
        DELIVERED,
        /** It was known, or a later report said otherwise. */
        KNOWN,
        /** A node is still writing that the mail went out; the report has to come again. */
        TOO_EARLY
    }

    /** @param recipient the address that it came to, as the mail server says it */
    public Future<Taken> take(byte[] mail, Optional<String> recipient) {
        return keys.of(KeyPurpose.MESSAGE_ID)
                .map(key -> BounceReading.of(key, mail, recipient))
                .compose(found -> found.map(this::report).orElseGet(() -> Future.succeededFuture(Taken.NOT_OURS)));
    }

    private Future<Taken> report(Bounce bounce) {
        var now = clock.instant();
        return database.inTransaction(transaction -> outbox.sent(transaction, bounce.message())
                .compose(sent -> bounce.about(sent.flatMap(Outbox.Sent::address))
                        .map(words -> report(transaction, words, now))
                        .orElseGet(() -> Future.succeededFuture(Taken.NOT_OURS))));
    }

    private Future<Taken> report(SqlConnection transaction, Bounce.Words words, Instant now) {
        var report = words.report();
        return outbox.report(transaction, report, now)
                .compose(isNew -> isNew
                        ? stop(transaction, words, now).map(report.isDelivered() ? Taken.DELIVERED : Taken.UNDELIVERED)
                        : outbox.sent(transaction, report.message())
                                .map(sent -> sent.filter(one -> one.state() == MessageState.SENDING)
                                        .map(one -> Taken.TOO_EARLY)
                                        .orElse(Taken.KNOWN)));
    }

    /** As where the relay itself says that there is no such mailbox. */
    private Future<Void> stop(SqlConnection transaction, Bounce.Words words, Instant now) {
        return words.saysNoMailbox() && !words.report().isDelivered()
                ? outbox.sent(transaction, words.report().message()).compose(sent -> sent.flatMap(Outbox.Sent::address)
                        .map(address -> points.stop(transaction, address, Stopped.BOUNCED, now))
                        .orElseGet(Future::succeededFuture))
                : Future.succeededFuture();
    }
}
