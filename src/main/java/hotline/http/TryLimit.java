package hotline.http;

import hotline.failure.Failure;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;

/**
 * So many wrong tries per key and time, counted on this node. Where tries sent at once must count too, a try is spent
 * before its answer is known and given back when it was right.
 */
public final class TryLimit {
    /** Strangers choose the keys, so their number is bounded; forgetting all then costs them and us little. */
    static final int MOST_KEYS = 100_000;

    private final int tries;
    private final Duration within;
    private final TimeMeter time;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    public TryLimit(int tries, Duration within, InstantSource clock) {
        this.tries = tries;
        this.within = within;
        this.time = new ClockMeter(clock);
    }

    /** Fails with {@link Failure.TooMany} where none is left. */
    public void spend(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Failure.TooMany("too many wrong tries", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Fails with {@link Failure.TooMany} where none is left, and spends none. */
    public void check(String key) {
        var estimate = bucket(key).estimateAbilityToConsume(1);
        if (!estimate.canBeConsumed()) {
            throw new Failure.TooMany("too many wrong tries", Duration.ofNanos(estimate.getNanosToWaitForRefill()));
        }
    }

    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        if (buckets.size() >= MOST_KEYS) {
            forget();
        }
        return buckets.computeIfAbsent(key, unused -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillIntervally(tries, within))
                .withCustomTimePrecision(time)
                .build());
    }

    private void forget() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() == tries);
        // Where few could be forgotten, the next look through all of them would come too soon.
        if (buckets.size() > MOST_KEYS / 2) {
            buckets.clear();
        }
    }

    int keys() {
        return buckets.size();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
