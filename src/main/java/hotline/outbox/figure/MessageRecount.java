package hotline.outbox.figure;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.stream.Stream;

/** Compares the facts of messages with the messages that are still kept, and the sums with the facts. Nothing is written. */
public final class MessageRecount {
    private static final int MOST_NAMED = 20;

    private final Pool pool;

    public MessageRecount(Pool pool) {
        this.pool = pool;
    }

    /** @param first the first differences */
    public record Result(long facts, long differences, List<String> first) {
        public Result {
            first = List.copyOf(first);
        }
    }

    public Future<Result> run() {
        return pool.withConnection(connection -> MessageFactStore.otherEnds(connection)
                .compose(ends -> MessageFactStore.otherSums(connection).compose(sums -> MessageFactStore.all(connection)
                        .map(all -> new Result(
                                all,
                                ends.size() + sums.size(),
                                Stream.concat(ends.stream(), sums.stream())
                                        .limit(MOST_NAMED)
                                        .toList())))));
    }
}
