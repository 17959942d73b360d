package hotline.http.engine;

import hotline.failure.Failure;
import hotline.once.IdempotencyKey;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the header {@code Idempotency-Key}. */
public final class RequestKey {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private RequestKey() {}

    /** A key with another body is refused. */
    public static Optional<IdempotencyKey> ofBody(Exchange exchange, String scope) {
        return text(exchange)
                .map(text -> IdempotencyKey.of(scope, text, body(exchange).getBytes()));
    }

    /** A key with another method, address or body is refused. */
    static Optional<IdempotencyKey> ofAction(Exchange exchange, String scope) {
        var request = exchange.context().request();
        return text(exchange).map(text -> {
            var action = (request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8);
            return IdempotencyKey.of(
                    scope,
                    text,
                    Buffer.buffer(action).appendBuffer(body(exchange)).getBytes());
        });
    }

    private static Optional<String> text(Exchange exchange) {
        var key = exchange.header(HEADER);
        key.filter(text -> text.isEmpty() || text.length() > LONGEST || !isPrintable(text))
                .ifPresent(text -> {
                    throw Failure.Invalid.field(HEADER, "must have 1 to 255 printable characters");
                });
        return key;
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static Buffer body(Exchange exchange) {
        return Optional.ofNullable(exchange.context().body())
                .flatMap(body -> Optional.ofNullable(body.buffer()))
                .orElseGet(Buffer::buffer);
    }
}
