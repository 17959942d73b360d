package hotline.told;

import hotline.callback.hand.UnreachedCustomers;
import hotline.callback.hand.UnreachedCustomers.Unreached;
import hotline.contact.ContactPoint;
import hotline.log.EventType;
import hotline.log.LimitEvent.Paused;
import hotline.log.reading.ReadEvent;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.care.ContactWay;
import hotline.policy.message.MessageKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Customers to whom no mail can be sent are called instead, once for all that they have to know (K3). What is not true any more is taken out of
 * the callback, and a callback with nothing left to tell is not made.
 */
final class ToldOnThePhone {
    private final Policies policies;

    ToldOnThePhone(Policies policies) {
        this.policies = policies;
    }

    /** A receipt makes no call and ends none, so a flood of complaints costs nothing here. */
    static boolean concerns(ReadEvent read) {
        return read.type() != EventType.RECEIVED;
    }

    /** An agent has said it already. */
    static boolean isSaid(ReadEvent read) {
        return read.as(Paused.class).flatMap(Paused::toldByPhone).orElse(false);
    }

    /**
     * @param cases of the events
     * @param points of the cases, also those where nothing may be sent
     */
    Future<Void> of(
            SqlConnection transaction,
            List<ReadEvent> events,
            List<ToldCase> cases,
            List<ContactPoint> points,
            boolean hasRoute,
            Instant now) {
        var news =
                events.stream().filter(ToldOnThePhone::concerns).collect(Collectors.groupingBy(ReadEvent::complaint));
        var concerned =
                cases.stream().filter(about -> news.containsKey(about.id())).toList();
        return concerned.isEmpty()
                ? Future.succeededFuture()
                : called(transaction, concerned, news, mayReceive(points, hasRoute), now)
                        .compose(called -> UnreachedCustomers.waiting(transaction, news.keySet()))
                        .compose(waiting -> over(transaction, concerned, waiting, now));
    }

    private Future<Void> over(
            SqlConnection transaction, List<ToldCase> cases, Map<Long, List<String>> waiting, Instant now) {
        var done = Future.<Void>succeededFuture();
        for (ToldCase about : cases) {
            var over = waiting.getOrDefault(about.id(), List.of()).stream()
                    .filter(kind -> isOver(kind, about, now))
                    .toList();
            if (!over.isEmpty()) {
                done = done.compose(before -> UnreachedCustomers.over(transaction, about.id(), over, now));
            }
        }
        return done;
    }

    private boolean isOver(String code, ToldCase about, Instant now) {
        var kind = MessageKind.byCode().get(code);
        return kind != null && !Telling.isTrue(kind, about, policy(about), now);
    }

    private Future<Void> called(
            SqlConnection transaction,
            List<ToldCase> cases,
            Map<Long, List<ReadEvent>> news,
            Set<Long> mayReceive,
            Instant now) {
        var unreached = new ArrayList<Unreached>();
        for (ToldCase about : cases) {
            // A branch has its console.
            if (!about.isOfBranch() && !mayReceive.contains(about.id())) {
                unreached.addAll(unsaid(about, news.getOrDefault(about.id(), List.of()), now));
            }
        }
        var done = Future.<Void>succeededFuture();
        for (Unreached one : unreached) {
            done = done.compose(before -> UnreachedCustomers.planUnlessTalking(transaction, one, now));
        }
        return done;
    }

    private List<Unreached> unsaid(ToldCase about, List<ReadEvent> events, Instant now) {
        var policy = policy(about);
        return events.stream()
                .filter(read -> !isSaid(read))
                .flatMap(read -> Telling.of(read, about, policy).stream())
                .map(ToldWords::kind)
                .filter(policy.messages().calls()::contains)
                .filter(kind -> Telling.isTrue(kind, about, policy, now))
                .distinct()
                .map(kind -> new Unreached(about.id(), kind.code()))
                .toList();
    }

    /** Who has an address that mails go to, or wants none; where it is only the mailbox that is gone, the mail's own maker plans the call. */
    private static Set<Long> mayReceive(List<ContactPoint> points, boolean hasRoute) {
        return points.stream()
                .filter(point -> point.way() == ContactWay.MAIL)
                .filter(point -> hasRoute || isUnwanted(point))
                .map(ContactPoint::complaint)
                .collect(Collectors.toSet());
    }

    static boolean isUnwanted(ContactPoint point) {
        return point.stopped()
                .map(why -> switch (why) {
                    case OPTED_OUT, COMPLAINED -> true;
                    case BOUNCED -> false;
                })
                .orElse(false);
    }

    private Policy policy(ToldCase about) {
        return policies.version(about.policyVersion()).policy();
    }
}
