package hotline.telephony.route;

import hotline.floor.Taking;
import hotline.offer.CallOffers;
import hotline.offer.CallWork;
import hotline.offer.Offer;
import hotline.offer.OfferAnswer;
import hotline.policy.Policies;
import hotline.telephony.Call;
import hotline.telephony.CallChange;
import hotline.telephony.CallDirection;
import hotline.telephony.CallFollower;
import hotline.telephony.help.HelpedCalls;
import hotline.telephony.route.CallSequel.Step;
import hotline.telephony.route.RouteStore.Caller;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls end the offers of them and make agents busy, whoever chose the telephone: in the transaction that changes the call. */
public final class CallsOnFloor implements CallFollower {
    private final CallOffers offers;
    private final Policies policies;

    public CallsOnFloor(CallOffers offers, Policies policies) {
        this.offers = offers;
        this.policies = policies;
    }

    /** A call with what it is as work. */
    private record Followed(Call call, Caller caller, Optional<CallWork> work, Optional<Offer> offer) {}

    /**
     * What all of them need is read at once.
     *
     * @param offered works with an open offer, of those that were joined with their calls before
     */
    private record Known(Map<String, Caller> callers, Map<String, Long> persons, Set<Long> asked, Set<Long> offered) {
        Caller caller(Call call) {
            return call.facts()
                    .from()
                    .flatMap(from -> Optional.ofNullable(callers.get(from)))
                    .orElse(Caller.UNKNOWN);
        }
    }

    /** An exchange that asks about one of the calls locks it, and then agents, which the others may need: so all are locked first. */
    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        var calls = changes.stream().map(CallChange::after).toList();
        return offers.lock(transaction, calls.stream().map(Call::id).toList())
                .compose(offered -> known(transaction, calls, offered))
                .compose(known -> CallFollower.each(changes, change -> changed(transaction, known, change)));
    }

    private Future<Known> known(SqlConnection transaction, List<Call> calls, Set<Long> offered) {
        var coming = calls.stream()
                .filter(call -> call.facts().direction() == CallDirection.IN)
                .toList();
        return RouteStore.callers(
                        transaction,
                        coming.stream()
                                .flatMap(call -> call.facts().from().stream())
                                .distinct()
                                .toList())
                .compose(callers -> RouteStore.persons(transaction, CallSequel.Seen.telephones(calls.stream()))
                        .compose(persons -> offers.asked(
                                        transaction,
                                        coming.stream().map(Call::id).toList())
                                .map(asked -> new Known(callers, persons, asked, offered))));
    }

    private Future<Void> changed(SqlConnection transaction, Known known, CallChange change) {
        return followed(transaction, known, change).compose(followed -> {
            var steps = CallSequel.of(
                    change.before().map(call -> new CallSequel.Seen(call, known.persons())),
                    new CallSequel.Seen(change.after(), known.persons()),
                    followed.offer().map(Offer::agent));
            return CallFollower.each(present(steps, change), step -> take(transaction, followed, step, change.now()));
        });
    }

    /** What is past takes no one and offers nothing any more; it may still free an agent. */
    private static List<Step> present(List<Step> steps, CallChange change) {
        return change.isPast()
                ? steps.stream()
                        .filter(step -> step instanceof Step.Left || step instanceof Step.Close)
                        .toList()
                : steps;
    }

    private Future<Followed> followed(SqlConnection transaction, Known known, CallChange change) {
        var call = change.after();
        if (!known.asked().contains(call.id())) {
            return Future.succeededFuture(new Followed(call, known.caller(call), Optional.empty(), Optional.empty()));
        }
        var caller = known.caller(call);
        return offers.of(
                        transaction,
                        call.id(),
                        call.connector(),
                        call.callId(),
                        // The same caller may ring again at present.
                        change.isPast() ? Optional.empty() : caller.digest(),
                        change.now())
                .compose(work -> work.isEmpty()
                        ? Future.succeededFuture(new Followed(call, caller, work, Optional.empty()))
                        : open(transaction, known, work.get()).map(offer -> new Followed(call, caller, work, offer)));
    }

    /** Only of one that has just been joined with its call, it is not known yet. */
    private Future<Optional<Offer>> open(SqlConnection transaction, Known known, CallWork work) {
        return work.call().isPresent() && !known.offered().contains(work.id())
                ? Future.succeededFuture(Optional.empty())
                : offers.open(transaction, work);
    }

    private Future<Void> take(SqlConnection transaction, Followed followed, Step step, Instant now) {
        if (step instanceof Step.EndOffer end) {
            return ended(transaction, followed, end, now);
        } else if (step instanceof Step.Took took) {
            return taking(transaction, followed, took.agent(), now)
                    .compose(taking -> offers.took(transaction, took.agent(), taking, now));
        } else if (step instanceof Step.Left left) {
            return offers.left(transaction, left.agent(), now)
                    .compose(done ->
                            WrapUpStore.keep(transaction, followed.call().id(), left.agent()));
        } else if (step instanceof Step.Rings rings) {
            return followed.work()
                    .map(work -> offers.rings(transaction, work, rings.agent(), now))
                    .orElseGet(Future::succeededFuture);
        } else if (step instanceof Step.Close) {
            return followed.work()
                    .map(work -> offers.close(transaction, work, now))
                    .orElseGet(Future::succeededFuture);
        }
        throw new IllegalStateException("no such step: " + step);
    }

    /** A sweep may have ended it in between: then the agent took it all the same, after the turn was lost. */
    private Future<Void> ended(SqlConnection transaction, Followed followed, Step.EndOffer end, Instant now) {
        var offer = followed.offer().orElseThrow();
        return offers.end(transaction, offer, end.answer(), end.reason(), now)
                .compose(wasOpen -> wasOpen || end.answer() != OfferAnswer.ACCEPTED
                        ? Future.succeededFuture()
                        : offers.took(transaction, offer.agent(), Taking.HELPING, now))
                .compose(done -> end.answer() == OfferAnswer.ACCEPTED
                        ? helped(transaction, followed.call(), offer, now)
                        : Future.succeededFuture());
    }

    /** R9: the customer's own agent is to know. */
    private static Future<Void> helped(SqlConnection transaction, Call call, Offer offer, Instant now) {
        return offer.helpedFor()
                .map(owner -> HelpedCalls.answered(transaction, call.id(), owner, offer.agent(), now))
                .orElseGet(Future::succeededFuture);
    }

    /**
     * R1 to R6 of a call that came to the agent without an offer. It takes their turn as any next work does, unless the customer is theirs, asked for them, or
     * the turn was lost already with this very call. A call that no department of the policy answers, such as one to an agent's own number, takes none.
     */
    private Future<Taking> taking(SqlConnection transaction, Followed followed, long agent, Instant now) {
        var call = followed.call();
        var routing = policies.inForce().policy().telephony().routing();
        if (call.facts().direction() != CallDirection.IN
                || (followed.work().isEmpty()
                        && routing.line(call.facts().to(), call.facts().queue()).isEmpty())) {
            return Future.succeededFuture(Taking.RETURNING);
        }
        if (followed.work().filter(work -> offers.hasLetPass(work, agent)).isPresent()) {
            return Future.succeededFuture(Taking.HELPING);
        }
        return belonging(transaction, followed.caller(), now).map(belonging -> taking(belonging, agent));
    }

    private Future<Belonging> belonging(SqlConnection transaction, Caller caller, Instant now) {
        return caller.file()
                .map(file -> Ties.ofFile(
                        transaction, file, now, policies.inForce().policy().zone()))
                .orElseGet(() -> Future.succeededFuture(Belonging.NONE));
    }

    private static Taking taking(Belonging belonging, long agent) {
        if (belonging.asked().filter(one -> one == agent).isPresent()) {
            return Taking.ASKED_FOR;
        }
        return belonging.tie().filter(tie -> tie.agent().id() == agent).isPresent() ? Taking.RETURNING : Taking.DEALT;
    }
}
