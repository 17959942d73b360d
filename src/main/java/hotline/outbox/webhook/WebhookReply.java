package hotline.outbox.webhook;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param retryAfter the header as it came
 * @param body its beginning
 */
record WebhookReply(int status, Optional<String> retryAfter, Buffer body) {

    /** The first characters of the body that can be shown, one line. */
    String shown(int most) {
        var text = new StringBuilder();
        new String(body.getBytes(), StandardCharsets.UTF_8)
                .codePoints()
                .map(one -> Character.isWhitespace(one) ? ' ' : one)
                .filter(WebhookReply::isShown)
                .limit(most)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static boolean isShown(int one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
