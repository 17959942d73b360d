package hotline.outbox.mail;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Cuts connections without an event loop. */
final class TimerAlarm implements Relay.Alarm {
    private static final Timer TIMER = new Timer("alarms", true);

    @Override
    public Runnable after(Duration time, Runnable what) {
        var task = new TimerTask() {
            @Override
            public void run() {
                what.run();
            }
        };
        TIMER.schedule(task, Math.max(1, time.toMillis()));
        return task::cancel;
    }
}
