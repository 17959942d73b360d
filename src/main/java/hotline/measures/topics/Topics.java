package hotline.measures.topics;

import hotline.database.LongStatement;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the texts of the last seven days each night, and of the eight weeks before them. */
public final class Topics {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pace PACE = new Pace(Duration.ofMinutes(5), LONGEST);
    private static final int WEEKS_BEFORE = 8;

    private final Vertx vertx;
    private final Pool pool;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    private final Loop loop;

    /** @param zone of the policy in force, in which days are meant */
    public Topics(Loops loops, Pool pool, Supplier<ZoneId> zone, InstantSource clock) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.zone = zone;
        this.clock = clock;
        this.loop = loops.loop("topics", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Empty before the first night. */
    public Future<Optional<TopicsOfWeek>> latest() {
        return pool.withConnection(TopicStore::latest);
    }

    /** The week that ended yesterday, unless it was read already. */
    public Future<Next> round() {
        var yesterday = LocalDate.ofInstant(clock.instant(), zone.get()).minusDays(1);
        return pool.withTransaction(transaction -> LongStatement.allow(transaction, LONGEST)
                .compose(allowed -> TopicStore.isToDo(transaction, yesterday))
                .compose(isToDo -> isToDo ? read(transaction, yesterday) : Future.succeededFuture())
                .map(Next.usual()));
    }

    private Future<Void> read(SqlConnection transaction, LocalDate lastDay) {
        var search = new TopicSearch();
        var until = begin(lastDay.plusDays(1));
        var week = begin(lastDay.minusDays(TopicsOfWeek.DAYS - 1));
        var before = begin(lastDay.minusDays(TopicsOfWeek.DAYS - 1).minusWeeks(WEEKS_BEFORE));
        return each(transaction, week, until, 0, search::count)
                .compose(counted -> each(transaction, week, until, 0, search::collect))
                .compose(collected -> vertx.executeBlocking(() -> {
                    search.forgetRare();
                    return null;
                }))
                .compose(ready -> each(transaction, before, week, 0, search::earlier))
                .compose(compared -> vertx.executeBlocking(search::topics))
                .compose(topics -> TopicStore.done(
                        transaction, new TopicsOfWeek(lastDay, search.week(), search.before(), topics)));
    }

    /** Page by page, each on a worker thread. */
    private Future<Void> each(
            SqlConnection transaction, Instant from, Instant until, long after, Consumer<ComplaintText> work) {
        return TopicStore.texts(transaction, from, until, after)
                .compose(page -> page.isEmpty()
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(() -> {
                                    page.forEach(work);
                                    return page.get(page.size() - 1).complaint();
                                })
                                .compose(last -> each(transaction, from, until, last, work)));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone.get()).toInstant();
    }
}
