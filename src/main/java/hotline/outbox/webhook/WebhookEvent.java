package hotline.outbox.webhook;

import hotline.log.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of events that endpoints may receive: those that happen before the eyes of customers and branches (P6). */
public final class WebhookEvent {
    /** Of a trial, which every endpoint receives. */
    public static final String TEST = "webhook.test";

    private static final String PREFIX = "complaint.";

    private WebhookEvent() {}

    /** As messages name it: {@code complaint.judged_not_valid}. */
    public static String name(String code) {
        return PREFIX + code.replace('-', '_');
    }

    public static List<String> names(Stream<EventType> types) {
        return types.map(EventType::code).map(WebhookEvent::name).toList();
    }

    public static List<EventType> all() {
        return Arrays.stream(EventType.values()).filter(WebhookEvent::isSent).toList();
    }

    public static Optional<EventType> of(String name) {
        return all().stream().filter(type -> name(type.code()).equals(name)).findFirst();
    }

    static boolean isSent(EventType type) {
        return switch (type) {
            case RECEIVED,
                    LINKED,
                    ASSIGNED,
                    INVESTIGATING,
                    RESOLVED,
                    RATED,
                    CLOSED,
                    REOPENED,
                    WITHDRAWN,
                    JUDGED_NOT_VALID -> true;
            case BREACHED, PAUSED, RESUMED, RECOUNTED, EXTENSION_GRANTED, REPLY_PROMISED, CALL_WISH_CHANGED -> true;
            // Those that are for the customer.
            case NOTED, REPLIED -> true;
            // Internal (P6).
            case RELEASED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    JUDGEMENT_CORRECTED,
                    PARTICULARS_CORRECTED,
                    CODED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    OVERDUE,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PAUSE_REVIEW_MOVED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED,
                    RULED_ANEW -> false;
        };
    }
}
