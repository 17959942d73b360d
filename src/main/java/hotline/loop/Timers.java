package hotline.loop;

import java.time.Duration;

/** A monotonic counter, and actions to run once it has advanced. */
interface Timers {
    /** In nanoseconds, from any beginning. */
    long nanos();

    Sleep after(Duration pause, Runnable awake);

    /** An action that has been set and has not run yet. */
    interface Sleep {
        Sleep NONE = () -> {};

        void cancel();
    }
}
