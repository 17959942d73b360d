package hotline.http.site;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/** A file ready to be sent. Compressed if that makes it smaller. */
record WebFile(Buffer plain, Optional<Buffer> compressed, String etag, Map<String, String> headers) {}
