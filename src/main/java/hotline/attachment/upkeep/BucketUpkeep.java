package hotline.attachment.upkeep;

import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.OwnBucket;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;

/** Tries the bucket, so that readiness names it before a customer's upload fails, and deletes objects that no file has. */
public final class BucketUpkeep {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(30));

    private final OwnBucket bucket;
    private final Blobs blobs;
    private final Loop loop;

    public BucketUpkeep(Loops loops, OwnBucket bucket, Blobs blobs) {
        this.bucket = bucket;
        this.blobs = blobs;
        this.loop = loops.loop("file bucket", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** In another bucket nothing is deleted: what it lacks would count as deleted, and be forgotten. */
    private Future<Next> round() {
        return bucket.opened()
                .compose(opened -> bucket.tried())
                .compose(tried -> blobs.sweepRemains())
                .map(Next::atOnceIf);
    }
}
