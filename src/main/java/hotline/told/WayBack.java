package hotline.told;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.contact.ContactPoint;
import hotline.contact.ContactPoints;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.outbox.Outbox;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewMessage.Template;
import hotline.outbox.message.Way;
import hotline.policy.Policies;
import hotline.policy.Quota;
import hotline.policy.care.ContactWay;
import hotline.policy.message.Gap;
import hotline.policy.message.MessageKind;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKey;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a customer without the tracking code comes back: case number, last four digits of the telephone number, and a code of six digits by mail,
 * which opens the complaint for a quarter of an hour. Whether there is such a case, and whether a code was sent, no answer says: they are the
 * same, after the same work, and the mail is made after the answer.
 */
public final class WayBack {
    private static final Logger LOG = LoggerFactory.getLogger(WayBack.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final Duration VALID = Duration.ofMinutes(15);
    /** More than one address has, so that a stranger alone cannot end a code. */
    private static final int MOST_TRIES = 10;

    private static final Quota A_MINUTE = new Quota(1, Duration.ofMinutes(1));
    private static final Quota AN_HOUR = new Quota(5, Duration.ofHours(1));
    private static final Quota A_DAY = new Quota(10, Duration.ofDays(1));
    private static final Quota TRIES_OF_ADDRESS = new Quota(20, Duration.ofMinutes(10));
    private static final Quota TRIES_OF_NETWORK = new Quota(100, Duration.ofMinutes(10));
    private static final Quota TRIES_OF_CASE = new Quota(5, VALID);
    private static final Quota OF_ADDRESS = new Quota(10, Duration.ofDays(1));
    private static final Quota OF_NETWORK = new Quota(20, Duration.ofDays(1));
    /** Codes sent in all: whoever asks for other people's from many networks does not use up the relay. */
    public static final Allowance IN_ALL = Allowance.own("codes", "in all", new Quota(500, Duration.ofHours(1)));

    private final Pool pool;
    private final ComplaintReader complaints;
    private final ContactPoints contacts;
    private final ServerKeys keys;
    private final Allowances allowances;
    private final Policies policies;
    private final Outbox outbox;
    private final InstantSource clock;

    public WayBack(
            Pool pool,
            ComplaintReader complaints,
            ContactPoints contacts,
            ServerKeys keys,
            Allowances allowances,
            Policies policies,
            Outbox outbox,
            InstantSource clock) {
        this.pool = pool;
        this.complaints = complaints;
        this.contacts = contacts;
        this.keys = keys;
        this.allowances = allowances;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Asks for a code. The limits count what was typed, whether or not it fits a case.
     *
     * @param number as it is meant
     * @param own and {@code network}: where the request comes from
     */
    public Future<Void> ask(String number, String typedDigits, String own, String network) {
        var whose = number + " " + LastDigits.of(typedDigits);
        return allowances
                .take(List.of(
                        Allowance.own("codes from", own, OF_ADDRESS),
                        Allowance.shared("codes of network", network, OF_NETWORK),
                        Allowance.own("codes a minute", whose, A_MINUTE),
                        Allowance.own("codes an hour", whose, AN_HOUR),
                        Allowance.own("codes a day", whose, A_DAY)))
                .compose(taken -> pool.withConnection(connection -> found(connection, number)))
                .map(found -> {
                    found.filter(complaint ->
                                    LastDigits.match(complaint.report().phone(), typedDigits))
                            .ifPresent(this::sendLater);
                    return null;
                });
    }

    /** No answer waits for it, or its time would tell that there is such a case. */
    private void sendLater(Complaint complaint) {
        allowances
                .take(List.of(IN_ALL))
                .compose(taken -> pool.withTransaction(
                        transaction -> MailKeys.of(keys).compose(made -> send(transaction, complaint, made))))
                .onFailure(failure -> LOG.warn("A code for a customer was not made", failure));
    }

    private Future<Void> send(SqlConnection transaction, Complaint complaint, MailKeys made) {
        return MailRoute.inUse(transaction)
                .compose(route -> point(transaction, complaint).compose(point -> point.filter(to -> route.isPresent())
                        .map(to -> send(transaction, complaint, to, route.orElseThrow(), made))
                        .orElseGet(Future::succeededFuture)));
    }

    private Future<Void> send(
            SqlConnection transaction, Complaint complaint, ContactPoint point, MailRoute route, MailKeys made) {
        var now = clock.instant();
        var code = String.format("%06d", RANDOM.nextInt(CODES));
        return mail(complaint, point, route, made, MessageKind.CODE, Optional.of(code))
                .map(mail -> outbox.put(transaction, List.of(mail), now)
                        .compose(put -> WayBackStore.put(
                                transaction,
                                complaint.id(),
                                point.id(),
                                digest(made.link(), complaint.id(), code),
                                now,
                                now.plus(VALID))))
                .orElseGet(Future::succeededFuture);
    }

    private Optional<NewMessage> mail(
            Complaint complaint,
            ContactPoint point,
            MailRoute route,
            MailKeys made,
            MessageKind kind,
            Optional<String> code) {
        var now = clock.instant();
        var policy = policies.version(complaint.state().facts().policyVersion()).policy();
        var language = complaint.report().language();
        var known = new EnumMap<Gap, String>(Gap.class);
        known.putAll(new Links(route.links(), made.link()).of(new CaseLink(complaint.id(), point.id())));
        known.put(Gap.COMPANY, policy.name().in(language));
        known.put(Gap.CASE, complaint.number());
        code.ifPresent(digits -> known.put(Gap.CODE, digits));
        return policy.messages()
                .filled(kind, language, known)
                .map(mail -> new NewMessage(
                        new Recipient(route.route().id(), Way.MAIL, point.id(), Optional.of(point.address())),
                        kind.code(),
                        kind.code() + ":" + complaint.id() + ":" + now.toEpochMilli(),
                        new Place(Optional.of(complaint.id()), complaint.state().lastSeq()),
                        new Content(
                                Optional.of(CaseToken.subject(made.messageId(), mail.subject(), complaint.number())),
                                mail.text(),
                                Optional.of(new Template(kind.code() + "/" + language, mail.version())),
                                new JsonObject().put("language", language)),
                        now,
                        now.plus(code.isPresent() ? VALID : Way.MAIL.giveUp())));
    }

    /**
     * An agent has the link sent again. Fails with {@link Failure.Conflict} where the complaint has no address that takes mails, or no mails are
     * sent at all.
     */
    public Future<Void> sendLink(Once once, String number) {
        return once.inTransaction(pool, transaction -> found(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(complaint -> MailKeys.of(keys).compose(made -> MailRoute.inUse(transaction)
                        .compose(route -> point(transaction, complaint).map(point -> route.flatMap(by -> point.flatMap(
                                        to -> mail(complaint, to, by, made, MessageKind.LINK_AGAIN, Optional.empty())))
                                .orElseThrow(
                                        () -> new Failure.Conflict("the complaint has no address that takes mails"))))))
                .compose(mail -> outbox.put(transaction, List.of(mail), clock.instant()))
                .mapEmpty());
    }

    private Future<Optional<ContactPoint>> point(SqlConnection connection, Complaint complaint) {
        return contacts.of(connection, List.of(complaint.id())).map(points -> points.stream()
                .filter(point ->
                        point.way() == ContactWay.MAIL && point.stopped().isEmpty())
                .findFirst());
    }

    /** A token in place of a tracking code, and until when it opens the complaint. */
    public record Session(String token, Instant until) {}

    /**
     * Empty where the code is not the one that was sent last, whatever the reason.
     *
     * @param own and {@code network}: where the request comes from
     */
    public Future<Optional<Session>> open(String number, String typedCode, String own, String network) {
        return allowances
                .take(List.of(
                        Allowance.own("code tries from", own, TRIES_OF_ADDRESS),
                        Allowance.own("code tries of case", number + " " + own, TRIES_OF_CASE),
                        Allowance.shared("code tries of network", network, TRIES_OF_NETWORK)))
                .compose(taken -> open(number, typedCode));
    }

    private Future<Optional<Session>> open(String number, String typedCode) {
        var now = clock.instant();
        return keys.of(KeyPurpose.LINK)
                .compose(key -> pool.withConnection(connection -> ToldStore.id(connection, number)
                        .compose(id -> WayBackStore.tried(connection, id.orElse(0L), now, MOST_TRIES)
                                .compose(sent -> {
                                    long complaint = id.orElse(0L);
                                    var typed = digest(key, complaint, LastDigits.all(typedCode));
                                    boolean isRight = sent.filter(one -> MessageDigest.isEqual(
                                                    one.digest().getBytes(), typed))
                                            .isPresent();
                                    return isRight
                                            ? opened(connection, key, complaint, sent.orElseThrow(), now)
                                            : Future.succeededFuture(Optional.empty());
                                }))));
    }

    private Future<Optional<Session>> opened(
            SqlConnection connection, ServerKey key, long complaint, WayBackStore.Sent sent, Instant now) {
        var until = now.plus(VALID);
        return WayBackStore.used(connection, complaint)
                .compose(used -> contacts.verified(connection, sent.contactPoint(), now))
                .map(verified ->
                        Optional.of(new Session(new CaseSession(complaint, until.getEpochSecond()).token(key), until)));
    }

    /**
     * What a session opens.
     *
     * @param isOurs the server made it, so who sends it guesses nothing
     * @param complaint empty once its time is over
     */
    public record Opened(boolean isOurs, Optional<Complaint> complaint) {}

    public Future<Opened> ofSession(String token) {
        return keys.of(KeyPurpose.LINK).map(key -> CaseSession.read(token, key)).compose(session -> session.filter(
                        one -> clock.instant().getEpochSecond() < one.until())
                .map(one -> pool.withConnection(connection -> complaints.byId(connection, one.complaint())))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(found -> new Opened(
                        session.isPresent(),
                        found.filter(one -> !one.state().facts().erased()))));
    }

    private Future<Optional<Complaint>> found(SqlConnection connection, String number) {
        return complaints
                .byNumber(connection, number)
                .map(found -> found.filter(one -> !one.state().facts().erased()));
    }

    private static byte[] digest(ServerKey key, long complaint, String code) {
        return key.digest("CODE " + complaint + " " + code);
    }
}
