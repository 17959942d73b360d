package hotline.loop;

import java.time.Duration;

/** A monotonic counter, and things to do once it has advanced. */
interface Timers {
    /** In nanoseconds, from any beginning. */
    long nanos();

    Sleep after(Duration pause, Runnable awake);

    /** What has been set and did not happen yet. */
    interface Sleep {
        Sleep NONE = () -> {};

        void cancel();
    }
}
