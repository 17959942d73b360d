package hotline.loop;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * The log's lines about work that fails again and again: a line when it begins, one a minute while it lasts, one when
 * it is over.
 */
public final class Trouble {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final String name;
    private final LongSupplier nanos;
    private int failures;
    private long since;
    private long said;

    /** @param name of the work that fails, at the beginning of a sentence */
    public Trouble(Logger log, String name) {
        this(log, name, System::nanoTime);
    }

    Trouble(Logger log, String name, LongSupplier nanos) {
        this.log = log;
        this.name = name;
        this.nanos = nanos;
    }

    /** Returns how often it has failed in a row. */
    public synchronized int failed(Throwable failure) {
        long now = nanos.getAsLong();
        failures++;
        if (failures == 1) {
            since = now;
            said = now;
            log.warn("{} fails and is tried again: {}", name, failure.toString());
        } else if (now - said >= MINUTE) {
            said = now;
            log.warn(
                    "{} has failed for {} s ({} times) and is tried again: {}",
                    name,
                    TimeUnit.NANOSECONDS.toSeconds(now - since),
                    failures,
                    failure.toString());
        }
        return failures;
    }

    public synchronized void over() {
        if (failures > 0) {
            log.info("{} works again after {} s", name, TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - since));
        }
        failures = 0;
    }
}
