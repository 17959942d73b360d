package hotline.feed;

import io.vertx.core.Future;
import java.util.List;

/** Who hears of what happens. Called on the feed's context, one call after the other; must not block. */
public interface Follower {

    /** What is for this follower, in order, perhaps nothing; the log has been read up to that position. */
    void hear(List<FeedEntry> entries, LogPosition upTo);

    /** Too much was missed: load anew and go on from there. */
    void resync(LogPosition from);

    /** The feed ends. Completes when the follower has let go of its connection. */
    Future<Void> end();
}
