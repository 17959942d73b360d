package hotline.outbox.mail;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Cuts one socket whose time is over. Its thread waits for the relay, so the timer is the event loop's. */
final class SocketAlarm implements Relay.Alarm {
    private final Vertx vertx;

    SocketAlarm(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Runnable after(Duration time, Runnable cut) {
        long timer = vertx.setTimer(Math.max(1, time.toMillis()), over -> cut.run());
        return () -> vertx.cancelTimer(timer);
    }
}
