package hotline.callback;

import hotline.callback.CallbackStore.InHand;
import hotline.callback.NumberStore.Called;
import hotline.callback.plan.Attempt;
import hotline.callback.plan.CallHistory;
import hotline.callback.plan.CallPurpose;
import hotline.callback.plan.NextCall;
import hotline.policy.calling.CallResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the plan, with what the database knows of a number. */
final class NextCalls {
    private static final Duration LOOKED_BACK = Duration.ofDays(8);
    /** A colleague may end their call before their lease does. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private final CallHours hours;
    private final NumberStore numbers = new NumberStore();

    NextCalls(CallHours hours) {
        this.hours = hours;
    }

    /**
     * An attempt that ends now.
     *
     * @param latest from when on a call does not end in time any more
     * @param earlier attempts of the callback that ended before
     */
    record Ending(
            InHand held,
            CallPurpose purpose,
            int policyVersion,
            OutcomeRecord said,
            Instant latest,
            List<Attempt> earlier) {
        CallResult result() {
            return said.outcome().kind().result();
        }
    }

    /** @param contact the other number that is called from now on */
    record Next(NextCall call, Optional<Long> contact) {}

    /** What follows an attempt. */
    Future<Next> after(SqlConnection transaction, Ending ending) {
        boolean isWrong = ending.result() == CallResult.WRONG_NUMBER;
        if (!isWrong && !hours.isPlanned(ending.policyVersion())) {
            return plan(ending, "", List.of(), Optional.empty());
        }
        return numbers.called(transaction, ending.held().callback())
                .compose(found -> found.isEmpty()
                        ? plan(ending, "", List.of(), Optional.empty())
                        : isWrong
                                ? numbers.otherContact(transaction, found.get())
                                        .compose(other ->
                                                plan(ending, found.get().number(), List.of(), other))
                                : calls(transaction, found.get(), ending)
                                        .compose(calls ->
                                                plan(ending, found.get().number(), calls, Optional.empty())));
    }

    private Future<List<Instant>> calls(SqlConnection transaction, Called called, Ending ending) {
        var now = ending.said().at();
        return numbers.callsSince(
                        transaction,
                        called,
                        now.minus(LOOKED_BACK),
                        ending.held().attempt())
                .map(calls -> {
                    var all = new ArrayList<>(calls);
                    if (ending.result().isDialled()) {
                        all.add(now);
                    }
                    return all;
                });
    }

    private Future<Next> plan(Ending ending, String number, List<Instant> calls, Optional<Long> other) {
        var attempts = new ArrayList<>(ending.earlier());
        attempts.add(new Attempt(ending.said().at(), ending.result()));
        var history = new CallHistory(
                ending.purpose(),
                ending.held().dueAt(),
                ending.latest(),
                attempts,
                calls,
                ending.said().outcome().wish(),
                other.isPresent());
        return hours.planner(ending.policyVersion(), number)
                .map(planner -> new Next(planner.plan(history, ending.said().at()), other));
    }

    /**
     * Whether a callback that waits may be made now: the moment is now; else from when on. Until the end of the transaction no one else begins
     * a call of its number.
     */
    Future<NextCall.At> check(SqlConnection transaction, long callback, int policyVersion, Instant now) {
        return numbers.called(transaction, callback)
                .compose(called -> called.isEmpty()
                        ? Future.succeededFuture(new NextCall.At(now, NextCall.Why.NOW))
                        : check(transaction, called.get(), policyVersion, now));
    }

    private Future<NextCall.At> check(SqlConnection transaction, Called called, int policyVersion, Instant now) {
        return engagedUntil(transaction, called, now).compose(until -> {
            if (until.isPresent()) {
                var soon = now.plus(SOON);
                return Future.succeededFuture(
                        new NextCall.At(until.get().isBefore(soon) ? until.get() : soon, NextCall.Why.IN_CALL));
            }
            if (!hours.isPlanned(policyVersion)) {
                return Future.succeededFuture(new NextCall.At(now, NextCall.Why.NOW));
            }
            return numbers.callsSince(transaction, called, now.minus(LOOKED_BACK), 0)
                    .compose(calls -> hours.planner(policyVersion, called.number())
                            .map(planner -> planner.check(
                                    new CallHistory(
                                            CallPurpose.RATING, now, now, List.of(), calls, called.askedFor(), false),
                                    now)));
        });
    }

    /** A colleague calls the number, or its customer has called and is on the line. */
    private Future<Optional<Instant>> engagedUntil(SqlConnection transaction, Called called, Instant now) {
        return inCallUntil(transaction, called, now)
                .compose(until -> until.isPresent()
                        ? Future.succeededFuture(until)
                        : numbers.isOnTheLine(transaction, called, Optional.empty(), now)
                                .map(calls -> calls ? Optional.of(now.plus(SOON)) : Optional.empty()));
    }

    /** Whether the customer speaks with another agent just now. */
    Future<Boolean> isWithColleague(SqlConnection transaction, long callback, long agent, Instant now) {
        return numbers.called(transaction, callback)
                .compose(called -> called.isEmpty()
                        ? Future.succeededFuture(false)
                        : numbers.isOnTheLine(transaction, called.get(), Optional.of(agent), now));
    }

    /** Until when a colleague has a callback of that number in hand; no one else begins one until the end of the transaction. */
    Future<Optional<Instant>> inCallUntil(SqlConnection transaction, long callback, Instant now) {
        return numbers.called(transaction, callback)
                .compose(called -> called.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : inCallUntil(transaction, called.get(), now));
    }

    private Future<Optional<Instant>> inCallUntil(SqlConnection transaction, Called called, Instant now) {
        return numbers.oneCallAtATime(transaction, called)
                .compose(alone -> numbers.inCallUntil(transaction, called, now));
    }
}
