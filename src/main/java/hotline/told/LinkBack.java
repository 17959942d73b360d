package hotline.told;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.contact.ContactPoint;
import hotline.contact.ContactPoints;
import hotline.contact.Stopped;
import hotline.outbox.Outbox;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.Way;
import hotline.policy.Quota;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import hotline.told.CaseLink.Purpose;
import hotline.told.CaseLink.Read;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What links in messages do. A link alone opens nothing, since mail is read on its way: the last four digits of the customer's telephone
 * number belong to it. They are few, so a link takes five wrong ones in a day, then none, not even the right ones.
 *
 * <p>A link that was not made here, of a complaint that was erased or of an address that the complaint has no more, is answered as one with
 * wrong digits, after the same work.
 */
public final class LinkBack {
    private static final Quota OF_LINK = new Quota(5, Duration.ofDays(1));
    /** A page that was opened by a link stays open so long; it fetches pictures side by side, which no five tries allow for. */
    private static final Duration SESSION = Duration.ofDays(1);

    private final Pool pool;
    private final ComplaintReader complaints;
    private final ContactPoints contacts;
    private final ServerKeys keys;
    private final Allowances allowances;
    private final Outbox outbox;
    private final InstantSource clock;

    public LinkBack(
            Pool pool,
            ComplaintReader complaints,
            ContactPoints contacts,
            ServerKeys keys,
            Allowances allowances,
            Outbox outbox,
            InstantSource clock) {
        this.pool = pool;
        this.complaints = complaints;
        this.contacts = contacts;
        this.keys = keys;
        this.allowances = allowances;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** As {@link #open}, with a token that opens the complaint from then on and takes no tries. */
    public Future<Optional<WayBack.Session>> session(String token, String typedDigits) {
        var until = clock.instant().plus(SESSION);
        return open(token, typedDigits).compose(found -> keys.of(KeyPurpose.LINK)
                .map(key -> found.map(complaint -> new WayBack.Session(
                        new CaseSession(complaint.id(), until.getEpochSecond()).token(key), until))));
    }

    /** Empty where it opens nothing, no matter what the reason. Fails with {@code Failure.TooMany} after five wrong tries. */
    public Future<Optional<Complaint>> open(String token, String typedDigits) {
        return keys.of(KeyPurpose.LINK)
                .map(key -> CaseLink.read(token, Purpose.OPEN, key))
                .compose(read -> read.map(one -> open(one, typedDigits))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** One try is taken before, so that many at once are no more than one after the other; the right one gives it back, and so does one that was not judged. */
    private Future<Optional<Complaint>> open(Read read, String typedDigits) {
        var link = read.link();
        // A forged one takes no tries from the customer's own.
        var whose = link.complaint() + " " + link.contactPoint() + (read.isOurs() ? "" : " forged");
        var tries = List.of(Allowance.own("digits of link", whose, OF_LINK));
        return allowances
                .take(tries)
                .compose(taken -> pool.withConnection(connection -> found(connection, read, typedDigits))
                        .recover(
                                failure -> allowances.giveBack(tries).transform(given -> Future.failedFuture(failure))))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : allowances.giveBack(tries).map(found));
    }

    private Future<Optional<Complaint>> found(SqlConnection connection, Read read, String typedDigits) {
        var link = read.link();
        return complaints.byId(connection, link.complaint()).compose(complaint -> contacts.of(
                        connection, List.of(link.complaint()))
                .map(points -> points.stream()
                        .filter(point -> point.id() == link.contactPoint())
                        .findFirst())
                .compose(point -> {
                    boolean isRight = LastDigits.match(
                            complaint.map(one -> one.report().phone()).orElse(""), typedDigits);
                    return read.isOurs() && isRight && point.isPresent()
                            ? verified(connection, point.get()).map(complaint)
                            : Future.succeededFuture(Optional.empty());
                }));
    }

    /** Who opened it reads what is sent there. */
    private Future<Void> verified(SqlConnection connection, ContactPoint point) {
        return point.isVerified()
                ? Future.succeededFuture()
                : contacts.verified(connection, point.id(), clock.instant());
    }

    /**
     * From now on nothing is sent to the address, about any complaint, or something is again. What waits is not sent. False where the link was
     * not made here.
     */
    public Future<Boolean> want(String token, boolean isWanted) {
        return keys.of(KeyPurpose.LINK)
                .map(key -> CaseLink.read(token, Purpose.STOP, key).filter(Read::isOurs))
                .compose(read -> read.map(
                                one -> want(one.link().contactPoint(), isWanted).map(true))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    private Future<Void> want(long contactPoint, boolean isWanted) {
        var now = clock.instant();
        return pool.withTransaction(transaction -> isWanted
                ? contacts.resume(transaction, contactPoint)
                : contacts.stop(transaction, contactPoint, Stopped.OPTED_OUT, now)
                        .compose(stopped -> outbox.cancel(
                                transaction,
                                List.of(new Cancellation(
                                        Way.MAIL, contactPoint, Optional.empty(), Set.of(), Stopped.OPTED_OUT.code())),
                                now))
                        .mapEmpty());
    }
}
