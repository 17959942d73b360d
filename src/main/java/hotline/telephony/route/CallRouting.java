package hotline.telephony.route;

import hotline.database.Database;
import hotline.offer.CallOffers;
import hotline.offer.CallOffers.Asking;
import hotline.offer.CallOffers.Told;
import hotline.offer.CallWork;
import hotline.policy.Policies;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.telephony.CallLine;
import hotline.priority.Turns;
import hotline.telephony.route.RouteStore.Caller;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Answers exchanges: the extensions to ring for a call, in the order of the same match that gives out all other work. R3 first, with kin (R4) and the
 * agent asked for (R5), else the rotation (R1); never one whom the customer refused (R6), who is still in training (C7), lacks a skill (C2, C9), or has no telephone.
 */
public final class CallRouting {
    /** The channel of the telephone, by which needs of work are chosen. */
    static final String CHANNEL = "hotline";

    private final Database database;
    private final CallOffers offers;
    private final Policies policies;
    private final InstantSource clock;
    /** By department, of which a policy has a few. */
    private final Map<String, RouteQueue> queues = new ConcurrentHashMap<>();

    public CallRouting(Database database, CallOffers offers, Policies policies, InstantSource clock) {
        this.database = database;
        this.offers = offers;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The same call again gets the same answer while the telephone named rings.
     *
     * @param isAwaited whether the exchange still waits for the answer
     */
    public Future<RouteAnswer> route(CallToRoute call, BooleanSupplier isAwaited) {
        var line = line(call);
        return line.isEmpty() || !offers.isOffering()
                ? Future.succeededFuture(new RouteAnswer.None())
                : queues.computeIfAbsent(
                                line.get().department(),
                                department -> new RouteQueue(calls -> route(department, calls)))
                        .ask(call, isAwaited);
    }

    private Optional<CallLine> line(CallToRoute call) {
        return policies.inForce().policy().telephony().routing().line(call.to(), call.queue());
    }

    /** Up to the first one that is offered to an agent: their floor stays locked until the end of the transaction. */
    private Future<List<RouteAnswer>> route(String department, List<CallToRoute> calls) {
        return database.inTransaction(transaction -> offers.lockAsked(
                        transaction,
                        department,
                        calls.stream()
                                .flatMap(call ->
                                        call.callId().stream().map(id -> new CallOffers.Named(call.connector(), id)))
                                .toList())
                .compose(locked -> route(transaction, calls, List.of(), clock.instant())));
    }

    private Future<List<RouteAnswer>> route(
            SqlConnection transaction, List<CallToRoute> calls, List<RouteAnswer> before, Instant now) {
        var call = calls.get(before.size());
        var line = line(call);
        var answer = line.isEmpty()
                ? Future.<RouteAnswer>succeededFuture(new RouteAnswer.None())
                : route(transaction, call, line.get(), now);
        return answer.compose(one -> {
            var answers = Stream.concat(before.stream(), Stream.of(one)).toList();
            return one instanceof RouteAnswer.Dial || answers.size() == calls.size()
                    ? Future.succeededFuture(answers)
                    : route(transaction, calls, answers, now);
        });
    }

    /** The answer came too late, or no one heard it. */
    public Future<Void> takeBack(CallToRoute call) {
        return database.inTransaction(transaction -> RouteStore.caller(transaction, call.from())
                .compose(caller -> offers.takeBack(
                        transaction, call.connector(), call.callId(), caller.digest(), clock.instant())));
    }

    private Future<RouteAnswer> route(SqlConnection transaction, CallToRoute call, CallLine line, Instant now) {
        return RouteStore.caller(transaction, call.from())
                .compose(caller -> belonging(transaction, caller, now)
                        .compose(belonging -> ahead(transaction, caller, line).compose(ahead -> RouteStore.personOf(
                                        transaction, call.tried())
                                .compose(tried -> offers.ask(
                                        transaction, asking(call, line, caller, belonging, ahead, tried, now), now)))))
                .compose(told -> answer(transaction, told));
    }

    private Future<Belonging> belonging(SqlConnection transaction, Caller caller, Instant now) {
        return caller.file()
                .map(file -> Ties.ofFile(
                        transaction, file, now, policies.inForce().policy().zone()))
                .orElseGet(() -> Future.succeededFuture(Belonging.NONE));
    }

    private Future<Integer> ahead(SqlConnection transaction, Caller caller, CallLine line) {
        return caller.file()
                .map(file -> Turns.ahead(transaction, policies, file, line.department()))
                .orElseGet(() -> Future.succeededFuture(0));
    }

    private Asking asking(
            CallToRoute call,
            CallLine line,
            Caller caller,
            Belonging belonging,
            int ahead,
            Optional<Long> tried,
            Instant now) {
        var policy = policies.inForce().policy();
        return new Asking(
                call.connector(),
                call.callId(),
                caller.digest(),
                line.department(),
                policy.dispatch().needOfAnybody(WorkKind.CALL, CHANNEL).and(line.need()),
                now.plus(policy.telephony().respond()),
                ahead,
                CallWork.Wish.of(belonging),
                belonging.avoid(),
                call.hunts(),
                tried,
                policy.telephony().routing().named());
    }

    private Future<RouteAnswer> answer(SqlConnection transaction, Told told) {
        if (told instanceof Told.Ring ring) {
            return RouteStore.extensions(transaction, ring.agents())
                    .map(extensions -> extensions.isEmpty()
                            ? new RouteAnswer.None()
                            : new RouteAnswer.Dial(
                                    extensions,
                                    policies.inForce()
                                            .policy()
                                            .telephony()
                                            .routing()
                                            .ring()));
        }
        return Future.succeededFuture(
                told instanceof Told.Wait wait ? new RouteAnswer.Queue(wait.reason()) : new RouteAnswer.None());
    }
}
