package hotline.telephony.connector;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it came.
 *
 * @param state {@code waiting}, {@code done}, {@code refused} or {@code ignored}
 * @param fault why nothing was understood: a code and what its sentence names
 */
public record RawMessage(
        long id,
        long connector,
        Instant receivedAt,
        String contentType,
        Buffer body,
        String state,
        int events,
        Optional<String> fault,
        String faultValue,
        boolean isTrial) {}
