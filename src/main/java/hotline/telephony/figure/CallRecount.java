package hotline.telephony.figure;

import hotline.database.LongStatement;
import hotline.database.Snapshot;
import hotline.telephony.figure.CallFactStore.Stored;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts all calls again and compares their facts with those stored, some thousand calls at one moment each, and the sums of months with the facts. Nothing is written. */
public final class CallRecount {
    /** More differences than these are only counted. */
    private static final int MOST_NAMED = 20;

    private static final int AT_ONCE = 5_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Pool pool;
    private final ZoneId zone;
    private final List<String> named = new ArrayList<>();
    private long calls;
    private long facts;
    private long differences;

    /** @param zone in which days are meant */
    public CallRecount(Pool pool, ZoneId zone) {
        this.pool = pool;
        this.zone = zone;
    }

    /** @param first the first differences, each with the id of its call */
    public record Result(long calls, long facts, long differences, List<String> first) {
        public Result {
            first = List.copyOf(first);
        }
    }

    /** Once. */
    public Future<Result> run() {
        var compared = Promise.<Void>promise();
        from(0, compared);
        return compared.future()
                .compose(all -> pool.withTransaction(transaction -> LongStatement.allow(transaction, LONGEST)
                        .compose(allowed -> CallSumStore.differences(transaction))))
                .map(sums -> {
                    differences += sums.size();
                    sums.stream()
                            .limit(Math.max(0, MOST_NAMED - named.size()))
                            .toList()
                            .forEach(named::add);
                    return new Result(calls, facts, differences, named);
                });
    }

    /** Stretch after stretch, none of which waits within the one before. */
    private void from(long after, Promise<Void> compared) {
        pool.withTransaction(
                        transaction -> Snapshot.ofOneMoment(transaction).compose(set -> stretch(transaction, after)))
                .onSuccess(last -> {
                    if (last == Long.MAX_VALUE) {
                        compared.complete();
                    } else {
                        from(last, compared);
                    }
                })
                .onFailure(compared::fail);
    }

    private Future<Long> stretch(SqlConnection transaction, long after) {
        return CallFactStore.calls(transaction, after, AT_ONCE).compose(some -> {
            long last = some.size() < AT_ONCE
                    ? Long.MAX_VALUE
                    : some.get(AT_ONCE - 1).id();
            return CallFactStore.stored(transaction, after + 1, last).map(stored -> {
                compare(some, stored.stream().collect(Collectors.groupingBy(Stored::call)));
                return last;
            });
        });
    }

    private void compare(List<CountedCall> some, Map<Long, List<Stored>> stored) {
        for (CountedCall call : some) {
            var counted = CallTally.of(call, zone);
            calls++;
            facts += counted.size();
            CallCounting.changes(counted, stored.getOrDefault(call.id(), List.of()))
                    .forEach((fact, n) -> {
                        differences += Math.abs(n);
                        if (named.size() < MOST_NAMED) {
                            named.add("call %d %s %d × %s%s of %s"
                                    .formatted(
                                            call.id(),
                                            n > 0 ? "lacks" : "has too many:",
                                            Math.abs(n),
                                            fact.kind().code(),
                                            fact.about().isEmpty() ? "" : " (" + fact.about() + ")",
                                            fact.of().day()));
                        }
                    });
        }
    }
}
