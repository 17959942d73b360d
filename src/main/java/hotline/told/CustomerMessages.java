package hotline.told;

import hotline.callback.hand.UnreachedCustomers;
import hotline.callback.hand.UnreachedCustomers.Unreached;
import hotline.contact.ContactPoint;
import hotline.contact.ContactPoints;
import hotline.log.EventType;
import hotline.log.reading.ReadEvent;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxSource;
import hotline.outbox.message.Cancellation;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewMessage.Template;
import hotline.outbox.message.Way;
import hotline.policy.Policies;
import hotline.policy.care.ContactWay;
import hotline.policy.message.FilledMail;
import hotline.policy.message.Gap;
import hotline.policy.message.MessageKind;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What customers are told because of events. A mail may go at any hour: it wakes no one. */
public final class CustomerMessages implements OutboxSource {
    private final ContactPoints contacts;
    private final ServerKeys keys;
    private final Policies policies;
    private final Outbox outbox;
    private final TakenBack takenBack;
    private final ToldOnThePhone onThePhone;
    private final InstantSource clock;

    public CustomerMessages(
            ContactPoints contacts, ServerKeys keys, Policies policies, Outbox outbox, InstantSource clock) {
        this.contacts = contacts;
        this.keys = keys;
        this.policies = policies;
        this.outbox = outbox;
        this.onThePhone = new ToldOnThePhone(policies);
        this.takenBack = new TakenBack(contacts, outbox);
        this.clock = clock;
    }

    @Override
    public boolean reads(EventType type) {
        return Telling.reads(type);
    }

    @Override
    public Future<List<NewMessage>> of(SqlConnection transaction, List<ReadEvent> events) {
        var own = events.stream().filter(read -> Telling.reads(read.type())).toList();
        return own.isEmpty()
                ? Future.succeededFuture(List.of())
                : takenBack.of(transaction, own, clock.instant()).compose(again -> MailRoute.inUse(transaction)
                        .compose(route -> told(transaction, inOrder(own, again), route)));
    }

    private static List<ReadEvent> inOrder(List<ReadEvent> events, List<ReadEvent> again) {
        return Stream.concat(events.stream(), again.stream())
                .distinct()
                .sorted(Comparator.comparingLong(ReadEvent::complaint).thenComparingInt(ReadEvent::seq))
                .toList();
    }

    private Future<List<NewMessage>> told(
            SqlConnection transaction, List<ReadEvent> events, Optional<MailRoute> route) {
        var news = complaints(events.stream().filter(ToldOnThePhone::concerns));
        var asked = route.isPresent() ? complaints(events.stream()) : news;
        return contacts.of(transaction, asked).compose(points -> {
            var mails = points.stream()
                    .filter(point -> point.way() == ContactWay.MAIL)
                    .filter(point -> route.isPresent() && !ToldOnThePhone.isUnwanted(point))
                    .toList();
            var needed = Stream.concat(mails.stream().map(ContactPoint::complaint), news.stream())
                    .distinct()
                    .sorted()
                    .toList();
            return needed.isEmpty()
                    ? Future.succeededFuture(List.of())
                    : ToldStore.cases(transaction, needed).compose(cases -> onThePhone
                            .of(transaction, events, cases, points, route.isPresent(), clock.instant())
                            .compose(called -> route.filter(by -> !mails.isEmpty())
                                    .map(by -> mailed(transaction, events, mails, cases, by))
                                    .orElseGet(() -> Future.succeededFuture(List.of()))));
        });
    }

    private static List<Long> complaints(Stream<ReadEvent> events) {
        return events.map(ReadEvent::complaint).distinct().sorted().toList();
    }

    private Future<List<NewMessage>> mailed(
            SqlConnection transaction,
            List<ReadEvent> events,
            List<ContactPoint> points,
            List<ToldCase> cases,
            MailRoute route) {
        return MailKeys.of(keys)
                .map(made -> messages(events, points, cases, route, made))
                .compose(messages -> superseded(transaction, messages)
                        .compose(done -> reachable(transaction, messages, points, said(events))));
    }

    private static Set<String> said(List<ReadEvent> events) {
        return events.stream()
                .filter(ToldOnThePhone::isSaid)
                .map(read -> NewMessage.causeOfEvent(read.complaint(), read.seq()))
                .collect(Collectors.toSet());
    }

    /** An address that does not exist gets no mail any more: its customer is called, as where the mail came back. */
    private Future<List<NewMessage>> reachable(
            SqlConnection transaction, List<NewMessage> messages, List<ContactPoint> points, Set<String> said) {
        var gone = points.stream()
                .filter(point -> point.stopped().isPresent())
                .map(ContactPoint::id)
                .collect(Collectors.toSet());
        var done = Future.<Void>succeededFuture();
        for (NewMessage message : messages) {
            if (gone.contains(message.to().id())
                    && !said.contains(message.cause())
                    && !message.kind().equals(MessageKind.PLEASE_RATE.code())) {
                var unreached = new Unreached(message.place().complaint().orElseThrow(), message.kind());
                done = done.compose(before -> UnreachedCustomers.plan(transaction, unreached, clock.instant()));
            }
        }
        return done.map(called -> messages.stream()
                .filter(message -> !gone.contains(message.to().id()))
                .toList());
    }

    private List<NewMessage> messages(
            List<ReadEvent> events, List<ContactPoint> points, List<ToldCase> cases, MailRoute route, MailKeys made) {
        Map<Long, ToldCase> byId = cases.stream().collect(Collectors.toMap(ToldCase::id, Function.identity()));
        Map<Long, List<ContactPoint>> byCase = points.stream().collect(Collectors.groupingBy(ContactPoint::complaint));
        var messages = new ArrayList<NewMessage>();
        for (ReadEvent read : events) {
            var about = byId.get(read.complaint());
            if (about != null) {
                for (ContactPoint point : byCase.getOrDefault(read.complaint(), List.of())) {
                    message(read, about, point, route, made).ifPresent(messages::add);
                }
            }
        }
        return newestOnly(messages);
    }

    private Optional<NewMessage> message(
            ReadEvent read, ToldCase about, ContactPoint point, MailRoute route, MailKeys made) {
        var policy = policies.version(about.policyVersion()).policy();
        return Telling.of(read, about, policy).flatMap(said -> {
            var link = new CaseLink(about.id(), point.id());
            var links = new Links(route.links(), made.link());
            var common = new EnumMap<Gap, String>(Gap.class);
            common.putAll(links.of(link));
            common.put(Gap.COMPANY, policy.name().in(about.language()));
            common.put(Gap.CASE, about.number());
            return policy.messages()
                    .filled(said.kind(), about.language(), said.filling(common, policy.zone(), about.language()))
                    .map(mail -> NewMessage.now(
                            new Recipient(route.route().id(), Way.MAIL, point.id(), Optional.of(point.address())),
                            said.kind().code(),
                            NewMessage.causeOfEvent(read.complaint(), read.seq()),
                            new Place(Optional.of(read.complaint()), read.seq()),
                            content(
                                    said.kind(),
                                    CaseToken.subject(made.messageId(), mail.subject(), about.number()),
                                    mail,
                                    about.language(),
                                    unsubscribe(said.kind(), link, links)),
                            clock.instant()));
        });
    }

    /** A receipt answers what the customer did a moment ago: none of that can be unsubscribed. */
    private static Optional<String> unsubscribe(MessageKind kind, CaseLink link, Links links) {
        return kind == MessageKind.RECEIVED ? Optional.empty() : links.unsubscribe(link);
    }

    private static Content content(
            MessageKind kind, String subject, FilledMail mail, String language, Optional<String> unsubscribe) {
        var details = new JsonObject().put("language", language);
        unsubscribe.ifPresent(address -> details.put(Content.UNSUBSCRIBE, address));
        return new Content(
                Optional.of(subject),
                mail.text(),
                Optional.of(new Template(kind.code() + "/" + language, mail.version())),
                details);
    }

    /** Of several that were read at once, those that a later one supersedes are not made. */
    private static List<NewMessage> newestOnly(List<NewMessage> messages) {
        var kept = new ArrayList<NewMessage>();
        for (NewMessage message : messages) {
            kept.removeIf(earlier ->
                    isSameLane(earlier, message) && superseded(message).contains(earlier.kind()));
            kept.add(message);
        }
        return kept;
    }

    private static boolean isSameLane(NewMessage one, NewMessage other) {
        return one.to().id() == other.to().id()
                && one.place().complaint().equals(other.place().complaint());
    }

    private static List<String> superseded(NewMessage by) {
        return Telling.supersedes(
                        Optional.ofNullable(MessageKind.byCode().get(by.kind())).orElseThrow())
                .stream()
                .map(MessageKind::code)
                .toList();
    }

    /** What waits and says nothing true any more is not sent. */
    private Future<Void> superseded(SqlConnection transaction, List<NewMessage> messages) {
        var which = messages.stream()
                .map(message -> new Cancellation(
                        Way.MAIL,
                        message.to().id(),
                        message.place().complaint(),
                        Set.copyOf(superseded(message)),
                        "superseded"))
                .toList();
        return outbox.cancel(transaction, which, clock.instant()).mapEmpty();
    }
}
