package hotline.log.reading;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how far each reader of the log is behind: an outdated figure must not look like a current one. All readers
 * are held up by any transaction with an id that stays open, even another program's, since later commits must not be
 * skipped; a transaction that only reads has no id and does no harm.
 */
public final class LogWatch {
    /** Longer than any transaction of this server may take. */
    static final Duration TOO_LONG = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final Pace PACE = Pace.ofMillis(1_000, 5_000);
    /** The live feed is read by every node and keeps no position; it waits for open transactions only. */
    private static final String FEED = "feed";

    private final Pool pool;
    private final Set<String> readers;
    private final InstantSource clock;
    private final MultiGauge lags;
    private final Loop loop;
    private final Map<String, Instant> warned = new HashMap<>();
    private volatile List<String> degraded = List.of();

    /** @param readers those of this version; positions of others stand in the database for other versions */
    public LogWatch(Loops loops, Pool pool, Set<String> readers, InstantSource clock, MeterRegistry metrics) {
        this.pool = pool;
        this.readers = Set.copyOf(readers);
        this.clock = clock;
        this.lags = MultiGauge.builder("hotline.log.lag")
                .description("How far a reader of the event log is behind")
                .baseUnit("seconds")
                .register(metrics);
        this.loop = loops.loop("log watch", PACE, () -> look().map(Next.usual()));
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Which readers are too far behind, in words; empty if none is. */
    public List<String> degraded() {
        return degraded;
    }

    Future<Void> look() {
        return pool.withConnection(connection -> LogStore.unread(connection, readers)
                .map(this::lags)
                .compose(lag -> lag.values().stream().anyMatch(one -> one.compareTo(TOO_LONG) > 0)
                        ? LogStore.oldestTransaction(connection).map(oldest -> report(lag, oldest))
                        : Future.succeededFuture(report(lag, Optional.empty()))));
    }

    private Map<String, Duration> lags(Map<String, Optional<Instant>> unread) {
        var now = clock.instant();
        var lag = new TreeMap<String, Duration>();
        unread.forEach((reader, at) -> lag.put(
                reader.isEmpty() ? FEED : reader,
                at.map(first -> Duration.between(first, now))
                        .filter(behind -> !behind.isNegative())
                        .orElse(Duration.ZERO)));
        return lag;
    }

    private synchronized Void report(Map<String, Duration> lag, Optional<String> oldest) {
        lags.register(
                lag.entrySet().stream()
                        .map(of -> MultiGauge.Row.of(
                                Tags.of("reader", of.getKey()), of.getValue().toMillis() / 1_000.0))
                        .toList(),
                true);
        degraded = lag.entrySet().stream()
                .filter(of -> of.getValue().compareTo(TOO_LONG) > 0)
                .map(of -> of.getKey() + " is " + of.getValue().toSeconds() + " s behind the log")
                .toList();
        lag.forEach((reader, behind) -> warn(reader, behind, oldest));
        return null;
    }

    /** Once a minute while it lasts. */
    private void warn(String reader, Duration behind, Optional<String> oldest) {
        var now = clock.instant();
        if (behind.compareTo(TOO_LONG) <= 0) {
            if (warned.remove(reader) != null) {
                LOG.info("{} has caught up with the log", reader);
            }
        } else if (Optional.ofNullable(warned.get(reader))
                .filter(at -> at.plusSeconds(60).isAfter(now))
                .isEmpty()) {
            warned.put(reader, now);
            LOG.warn(
                    "{} is {} s behind the log; the oldest open transaction is that of {}",
                    reader,
                    behind.toSeconds(),
                    oldest.orElse("no process that this role may see"));
        }
    }
}
