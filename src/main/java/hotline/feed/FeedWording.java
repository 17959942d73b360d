package hotline.feed;

import io.vertx.core.buffer.Buffer;

/** How events are written for those who hear of them. Called on any thread. */
public interface FeedWording {

    /** For those who handle complaints. */
    Buffer forHandlers(FeedEntry entry);

    /** For the branch that filed it, which is not told which agent has it (P6). */
    Buffer forBranch(FeedEntry entry);

    /** For the customer whose complaint it is about. */
    Buffer forCustomer(FeedEntry entry);

    /** A text as it is kept for all who are to get it: read only, and by several threads. */
    Buffer shared(Buffer text);
}
