package hotline.http.api.attachments;

import hotline.failure.Failure;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads that this node receives at the moment: so many at most, none slower than honest clients are. */
public final class UploadBodies {
    private static final int MOST = 64;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);

    private final Set<UploadBody> underWay = ConcurrentHashMap.newKeySet();
    private final Loop loop;

    public UploadBodies(Loops loops) {
        this.loop = loops.loop("uploads", PACE, () -> {
            underWay.forEach(UploadBody::look);
            return Future.succeededFuture(Next.usual());
        });
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    public int count() {
        return underWay.size();
    }

    /** Fails with {@link Failure.Busy} where there are too many. */
    void add(UploadBody body) {
        if (underWay.size() >= MOST) {
            throw new Failure.Busy("too many files are being received at the moment", PAUSE);
        }
        underWay.add(body);
    }

    void remove(UploadBody body) {
        underWay.remove(body);
    }
}
