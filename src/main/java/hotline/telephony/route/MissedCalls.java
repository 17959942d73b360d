package hotline.telephony.route;

import hotline.callback.hand.MissedCallers;
import hotline.policy.Policies;
import hotline.policy.telephony.MissedCallRules;
import hotline.telephony.Call;
import hotline.telephony.CallChange;
import hotline.telephony.CallDirection;
import hotline.telephony.CallFollower;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Callers who spoke with no one are called back, with or without a file, and need not be once they rang again. */
public final class MissedCalls implements CallFollower {
    private final Policies policies;

    public MissedCalls(Policies policies) {
        this.policies = policies;
    }

    /** In one order of numbers, since each is locked until the end of the transaction. */
    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        var ordered = changes.stream()
                .sorted(Comparator.comparing(change -> number(change.after()).orElse("")))
                .toList();
        return CallFollower.each(ordered, change -> changed(transaction, change));
    }

    private Future<Void> changed(SqlConnection transaction, CallChange change) {
        var before = change.before();
        var after = change.after();
        var now = change.now();
        var number = number(after);
        if (number.isEmpty() || change.isPast()) {
            return Future.succeededFuture();
        }
        var answered = after.facts().answeredAt();
        if (answered.isPresent()) {
            boolean wasAnswered =
                    before.flatMap(call -> call.facts().answeredAt()).isPresent();
            return wasAnswered
                    ? Future.succeededFuture()
                    : MissedCallers.answered(transaction, number.get(), answered.get(), now);
        }
        var rules = policies.inForce().policy().telephony().routing().missed();
        return rules.filter(one -> isMissed(after, one)).isEmpty()
                ? Future.succeededFuture()
                : RouteStore.caller(transaction, number)
                        .compose(caller -> MissedCallers.plan(
                                transaction,
                                new MissedCallers.Missed(
                                        after.id(), number.get(), caller.file(), arrived(after, now), now),
                                now));
    }

    private static Optional<String> number(Call call) {
        return call.facts().direction() == CallDirection.IN
                ? call.facts().from().filter(from -> from.startsWith("+"))
                : Optional.empty();
    }

    /** Pure: whether the caller of a call is called back. Whoever gave up at once had dialled wrong. */
    static boolean isMissed(Call call, MissedCallRules rules) {
        var facts = call.facts();
        if (call.isOpen() || facts.answeredAt().isPresent()) {
            return false;
        }
        boolean isKind = facts.cause()
                .flatMap(cause ->
                        Optional.ofNullable(MissedCallRules.Kind.byCode().get(cause.code())))
                .filter(rules.kinds()::contains)
                .isPresent();
        var waited = facts.offeredAt()
                .map(from -> Duration.between(from, facts.endedAt().orElseThrow()));
        return isKind
                && waited.filter(time -> time.compareTo(rules.shortest()) < 0).isEmpty();
    }

    private static Instant arrived(Call call, Instant now) {
        return call.facts().offeredAt().or(() -> call.facts().endedAt()).orElse(now);
    }
}
