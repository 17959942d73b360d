package hotline.contact;

import hotline.contact.ContactPointStore.Addressed;
import hotline.policy.care.ContactWay;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import hotline.text.MailAddress;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The contact points of complaints as they are now, and the stops of addresses. */
public final class ContactPoints {
    private final ServerKeys keys;

    public ContactPoints(ServerKeys keys) {
        this.keys = keys;
    }

    /** Of those complaints that have an address and are not erased, in the order of their ids. */
    public Future<List<ContactPoint>> of(SqlConnection transaction, Collection<Long> complaints) {
        return complaints.isEmpty()
                ? Future.succeededFuture(List.of())
                : keys.of(KeyPurpose.ADDRESS)
                        .compose(key -> ContactPointStore.mails(transaction, complaints)
                                .map(found -> found.stream()
                                        .map(one ->
                                                new Addressed(one.complaint(), one.address(), hash(key, one.address())))
                                        .toList()))
                        .compose(addressed -> addressed.isEmpty()
                                ? Future.succeededFuture(List.of())
                                : ContactPointStore.known(transaction, addressed));
    }

    /** The id of a mail address of whichever complaint; empty where no message was ever to go there. */
    public Future<Optional<Long>> id(SqlConnection transaction, String mailAddress) {
        return keys.of(KeyPurpose.ADDRESS)
                .compose(key -> ContactPointStore.id(transaction, ContactWay.MAIL, hash(key, mailAddress)));
    }

    /** Whether, and why, nothing may be sent to a mail address. */
    public Future<Optional<Stopped>> stopped(SqlConnection connection, String mailAddress) {
        return keys.of(KeyPurpose.ADDRESS)
                .compose(key -> ContactPointStore.stopped(connection, ContactWay.MAIL, hash(key, mailAddress)));
    }

    /** From now on nothing is sent to a mail address, whichever complaint has it. The first reason stays. */
    public Future<Void> stop(SqlConnection connection, String mailAddress, Stopped why, Instant at) {
        return keys.of(KeyPurpose.ADDRESS)
                .compose(key -> ContactPointStore.stop(connection, ContactWay.MAIL, hash(key, mailAddress), why, at));
    }

    /** By its id, as a link in a message has it. */
    public Future<Void> stop(SqlConnection connection, long contactPoint, Stopped why, Instant at) {
        return ContactPointStore.stop(connection, contactPoint, why, at);
    }

    /** Messages may go there again; a person says so. */
    public Future<Void> resume(SqlConnection connection, long contactPoint) {
        return ContactPointStore.resume(connection, contactPoint);
    }

    /** Who reads what is sent there has shown so, by the link of a message. */
    public Future<Void> verified(SqlConnection connection, long contactPoint, Instant at) {
        return ContactPointStore.verified(connection, contactPoint, at);
    }

    private static Buffer hash(ServerKey key, String address) {
        return Buffer.buffer(key.digest(MailAddress.folded(address)));
    }
}
