package hotline.attachment;

import io.vertx.core.Future;
import java.util.Optional;

/** Shows every file as it was sent, as a download: what stands where a server prepares no pictures. */
public final class SentAsIs implements Preparation {
    private static final String BYTES = "application/octet-stream";

    @Override
    public Future<Prepared> prepare(ClaimedAttachment attachment) {
        return Future.succeededFuture(new Prepared.Ready(
                attachment.name(), AttachmentKind.OTHER, BYTES, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
