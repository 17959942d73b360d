package hotline.outbox;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;

/** Sends what is due. */
public final class Sending {
    private static final Pace PACE = Pace.ofMillis(250, 15_000);

    private final Loop loop;

    public Sending(Loops loops, Database database, Outbox outbox, List<Deliverer> deliverers, InstantSource clock) {
        this.loop = loops.loop("messages", PACE, () -> Future.succeededFuture(Next.usual()));
        outbox.whenPut(loop::now);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }
}
