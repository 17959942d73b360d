package hotline.feed;

import io.vertx.core.buffer.Buffer;

/** How events are written for their audiences. Called on any thread. */
public interface FeedWording {

    /** For agents and supervisors. */
    Buffer forHandlers(FeedEntry entry);

    /** For the branch that filed it, without the agent who holds it (P6). */
    Buffer forBranch(FeedEntry entry);

    /** For the customer who complained. */
    Buffer forCustomer(FeedEntry entry);

    /** A text shared by all its receivers: read only, and by several threads. */
    Buffer shared(Buffer text);
}
