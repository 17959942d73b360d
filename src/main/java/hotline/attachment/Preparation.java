package hotline.attachment;

import io.vertx.core.Future;

/** Makes of a file what is shown of it. May run twice for one file, on two nodes at once: only the later one's result counts. */
@FunctionalInterface
public interface Preparation {

    /** A failed future is tried again later, up to a number of times; then the file is unreadable. */
    Future<Prepared> prepare(ClaimedAttachment attachment);
}
