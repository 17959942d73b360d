package hotline.outbox;

import hotline.outbox.message.NewMessage;
import hotline.secret.ServerKey;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How many messages an address and a complaint may get: a stranger who types an address into a form must not fill somebody's mailbox. What is above the
 * limit is not sent.
 */
final class Caps {
    static final String BY_ADDRESS = "cap-address";
    static final String BY_COMPLAINT = "cap-complaint";

    /** The kind of message that a filing alone brings about. */
    private static final String RECEIPT = "received";

    /** The kind that a person asks for on the page, who may be a stranger. */
    private static final String CODE = "code";

    /** A limit in a window of time. */
    record Cap(String what, Duration window, int most) {}

    static final Cap ADDRESS_HOUR = new Cap(BY_ADDRESS, Duration.ofHours(1), 5);
    static final Cap ADDRESS_DAY = new Cap(BY_ADDRESS, Duration.ofDays(1), 20);
    static final Cap COMPLAINT_DAY = new Cap(BY_COMPLAINT, Duration.ofDays(1), 10);

    /** A window of an address or a complaint. */
    record Window(Buffer hash, Instant beginsAt, Cap cap) {}

    private Caps() {}

    /**
     * The windows that a message counts in; none for one without a person's address.
     *
     * @param key without it a digest does not say whose address it is of
     */
    static List<Window> windows(ServerKey key, NewMessage message, Instant now) {
        var windows = new ArrayList<Window>();
        message.to().address().ifPresent(address -> {
            // A stranger who files with somebody's address uses up no place of what that person is told of their own
            // cases.
            var part = message.kind().equals(RECEIPT) || message.kind().equals(CODE) ? ":" + message.kind() : "";
            var hash = hash(
                    key,
                    message.to().way().code() + part + ":" + address.strip().toLowerCase(Locale.ROOT));
            windows.add(window(hash, ADDRESS_HOUR, now));
            windows.add(window(hash, ADDRESS_DAY, now));
            message.place()
                    .complaint()
                    .ifPresent(
                            complaint -> windows.add(window(hash(key, "complaint:" + complaint), COMPLAINT_DAY, now)));
        });
        return windows;
    }

    /**
     * Why a message is not sent; where it is, it is counted.
     *
     * @param counted by window so far; changed
     */
    static Optional<String> count(List<Window> windows, Map<Window, Integer> counted) {
        var full = windows.stream()
                .filter(window ->
                        counted.getOrDefault(window, 0) >= window.cap().most())
                .findFirst();
        if (full.isEmpty()) {
            windows.forEach(window -> counted.merge(window, 1, Integer::sum));
        }
        return full.map(window -> window.cap().what());
    }

    private static Window window(Buffer hash, Cap cap, Instant now) {
        long seconds = cap.window().toSeconds();
        return new Window(hash, Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds), cap);
    }

    private static Buffer hash(ServerKey key, String of) {
        return Buffer.buffer(key.digest(of));
    }
}
