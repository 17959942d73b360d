package hotline.telephony.desk;

import hotline.database.Database;
import hotline.floor.OpenStreams;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.telephony.Call;
import hotline.telephony.CallChange;
import hotline.telephony.CallFollower;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the streams of agents that their calls have changed: on this node right after the commit, on others within a quarter of a second, by the
 * versions of few rows. Nothing is lost where a stream breaks, since a page reads its calls as state.
 */
public final class Ringing implements CallFollower {
    private static final Pace PACE = Pace.ofMillis(250, 15_000);

    private final Database database;
    private final OpenStreams streams;
    private final Loop loop;
    /** Used by one round at a time. */
    private Optional<Map<Long, Integer>> known = Optional.empty();

    public Ringing(Loops loops, Database database, OpenStreams streams) {
        this.database = database;
        this.streams = streams;
        this.loop = loops.loop("call news", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    /** In the order of their ids, so that two calls of the same people never wait for each other in a circle. */
    @Override
    public Future<Void> changed(SqlConnection transaction, List<CallChange> changes) {
        var calls = changes.stream().map(change -> change.after().id()).toList();
        var persons = changes.stream()
                .flatMap(change -> Stream.of(
                        change.before().flatMap(Call::person), change.after().person()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return RingingStore.of(transaction, calls, persons)
                .compose(told -> told.isEmpty()
                        ? Future.succeededFuture()
                        : RingingStore.raise(transaction, told)
                                .onSuccess(raised -> database.afterCommit(transaction, loop::now)));
    }

    private Future<Next> round() {
        return database.pool().withConnection(RingingStore::versions).map(read -> {
            known.ifPresent(before -> tell(before, read));
            known = Optional.of(read);
            return Next.usual();
        });
    }

    private void tell(Map<Long, Integer> before, Map<Long, Integer> now) {
        Set<Long> persons = now.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        if (!persons.isEmpty()) {
            streams.tellOfCalls(persons);
        }
    }
}
