package hotline.floor;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each second keeps those present who have a stream at this node, takes off whose lease is over anywhere, ends wrap-ups, and tells streams
 * what has changed. Who changed is found by comparing the version of each row of the floor, which are few: unlike a reader of the log this
 * sees a change right after its commit, whatever transactions are still open, and unlike a notification none is ever missed.
 */
public final class FloorWork {
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final Duration RENEWED_EACH = Duration.ofSeconds(20);

    private final Pool pool;
    private final Presence presence;
    private final OpenStreams streams;
    private final Loop loop;
    /** Used by one round at a time. */
    private Instant renewedAt = Instant.EPOCH;

    private Optional<Map<Long, FloorVersion>> known = Optional.empty();

    public FloorWork(Loops loops, Pool pool, Presence presence, OpenStreams streams) {
        this.pool = pool;
        this.presence = presence;
        this.streams = streams;
        this.loop = loops.loop("floor", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    /** A round at once, so that those whom a change concerns hear of it. */
    public Future<Void> now() {
        return loop.now();
    }

    Future<Next> round() {
        // Before the sweep, which must not take off anyone with a stream here.
        return renew().compose(renewed -> presence.sweep()).compose(swept -> tell().map(told -> Next.usual()));
    }

    private Future<Void> renew() {
        var fresh = streams.fresh();
        if (!presence.isDue(renewedAt, RENEWED_EACH)) {
            return presence.renew(fresh);
        }
        var at = presence.now();
        return presence.renew(streams.persons()).onSuccess(renewed -> renewedAt = at);
    }

    private Future<Void> tell() {
        return pool.withConnection(FloorStore::versions).map(read -> {
            var now = new HashMap<Long, FloorVersion>();
            read.forEach(version -> now.put(version.person(), version));
            known.ifPresent(before -> tell(before, read));
            known = Optional.of(now);
            return null;
        });
    }

    private void tell(Map<Long, FloorVersion> before, List<FloorVersion> now) {
        var persons = new HashSet<Long>();
        var lines = new HashSet<String>();
        now.stream()
                .filter(version -> !version.equals(before.get(version.person())))
                .forEach(version -> {
                    persons.add(version.person());
                    lines.add(version.line());
                });
        if (!persons.isEmpty()) {
            streams.tell(Set.copyOf(persons), Set.copyOf(lines));
        }
    }
}
