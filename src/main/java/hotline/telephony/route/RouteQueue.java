package hotline.telephony.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Calls of one department that wait at this node for the answer whom to ring. A department has one match at a time, so they wait here rather than each with a
 * connection of the database in its hand: many calls at once would leave none for the messages of other calls. Those that wait together are answered in one transaction.
 */
final class RouteQueue {
    /** Calls of a transaction; until its end the floor of these calls is locked. */
    private static final int MOST_AT_ONCE = 10;

    private record Asked(CallToRoute call, BooleanSupplier isAwaited, Promise<RouteAnswer> answer) {}

    private final Function<List<CallToRoute>, Future<List<RouteAnswer>>> routing;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private boolean isBusy;

    /** @param routing answers the first of the calls, as many as it can at once, or fails for all of them */
    RouteQueue(Function<List<CallToRoute>, Future<List<RouteAnswer>>> routing) {
        this.routing = routing;
    }

    /** @param isAwaited whether the exchange still waits when the call's turn has come; if not, no telephone is named */
    Future<RouteAnswer> ask(CallToRoute call, BooleanSupplier isAwaited) {
        var asked = new Asked(call, isAwaited, Promise.promise());
        synchronized (this) {
            waiting.add(asked);
            if (isBusy) {
                return asked.answer().future();
            }
            isBusy = true;
        }
        next();
        return asked.answer().future();
    }

    private void next() {
        List<Asked> taken;
        synchronized (this) {
            taken = take();
            isBusy = !taken.isEmpty();
        }
        if (!taken.isEmpty()) {
            answer(taken).onComplete(done -> next());
        }
    }

    /** One that names a telephone that rang in vain ends an offer, so it goes alone. */
    private List<Asked> take() {
        var taken = new ArrayList<Asked>();
        while (!waiting.isEmpty() && taken.size() < MOST_AT_ONCE) {
            boolean goesAlone = waiting.element().call().tried().isPresent();
            if (goesAlone && !taken.isEmpty()) {
                break;
            }
            taken.add(waiting.remove());
            if (goesAlone) {
                break;
            }
        }
        return taken;
    }

    private synchronized void putBack(List<Asked> left) {
        for (int i = left.size() - 1; i >= 0; i--) {
            waiting.addFirst(left.get(i));
        }
    }

    private Future<Void> answer(List<Asked> taken) {
        var awaited = new ArrayList<Asked>();
        for (Asked one : taken) {
            if (one.isAwaited().getAsBoolean()) {
                awaited.add(one);
            } else {
                one.answer().complete(new RouteAnswer.None());
            }
        }
        return awaited.isEmpty()
                ? Future.succeededFuture()
                : together(awaited).recover(failure -> alone(awaited, failure));
    }

    private Future<Void> together(List<Asked> taken) {
        return Future.succeededFuture()
                .compose(begun -> routing.apply(taken.stream().map(Asked::call).toList()))
                .map(answers -> {
                    putBack(taken.subList(answers.size(), taken.size()));
                    for (int i = 0; i < answers.size(); i++) {
                        taken.get(i).answer().complete(answers.get(i));
                    }
                    return null;
                });
    }

    /** What fails for one of several is no fault of the others. */
    private Future<Void> alone(List<Asked> taken, Throwable failure) {
        if (taken.size() == 1) {
            taken.get(0).answer().fail(failure);
            return Future.succeededFuture();
        }
        var done = Future.<Void>succeededFuture();
        for (Asked one : taken) {
            done = done.compose(before -> answer(List.of(one)));
        }
        return done;
    }
}
