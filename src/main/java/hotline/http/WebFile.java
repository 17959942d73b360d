package hotline.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A file ready to be sent. {@code compressed} is null where compression gains nothing. */
record WebFile(Buffer plain, Buffer compressed, String etag, Map<String, String> headers) {}
