package hotline.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that a test advances by hand. */
final class HandTimers implements Timers {
    private final List<Set> set = new ArrayList<>();
    private long nanos = 5_000;

    private record Set(long at, Runnable awake) {}

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Sleep after(Duration pause, Runnable awake) {
        var one = new Set(nanos + pause.toNanos(), awake);
        set.add(one);
        return () -> set.remove(one);
    }

    /** All actions that become due meanwhile run, in their order. */
    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (true) {
            var next = set.stream().filter(one -> one.at <= end).min(Comparator.comparingLong(Set::at));
            if (next.isEmpty()) {
                break;
            }
            set.remove(next.get());
            nanos = Math.max(nanos, next.get().at);
            next.get().awake.run();
        }
        nanos = end;
    }

    /** As on a blocked thread: time passes, and no action runs. */
    void passInVain(Duration time) {
        nanos += time.toNanos();
    }
}
