package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.Event;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.log.AnsweringEvent.Replied;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.LimitEvent.Paused;
import hotline.log.LimitEvent.Recounted;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LimitEvent.Resumed;
import hotline.log.Noted;
import hotline.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A step as the customer reads it: its code in their language, and the text written for them or the promise made to
 * them with it. No other data of an event leaves here (P6).
 */
final class TrackedStep {
    private TrackedStep() {}

    static JsonObject of(Event event, Policy policy) {
        var shown = shown(event);
        return new JsonObject()
                .put("type", event.type().code())
                .put("at", Times.of(event.at(), policy.zone()))
                .put("byCustomer", event.actor() == Actor.Kind.CUSTOMER)
                .put("text", JsonValue.orNull(shown.text()))
                .put("files", shown.files())
                .put("promisedAt", Times.of(shown.promisedAt(), policy.zone()))
                .put("replyBy", Times.of(shown.replyBy(), policy.zone()))
                .put(
                        "waitingFor",
                        JsonValue.orNull(shown.waitingFor().map(reason -> LimitsJson.saidToCustomer(policy, reason))));
    }

    /**
     * @param files how many came with it
     * @param waitingFor code of the reason
     */
    private record Shown(
            Optional<String> text,
            int files,
            Optional<Instant> promisedAt,
            Optional<Instant> replyBy,
            Optional<String> waitingFor) {
        static final Shown NOTHING = words(Optional.empty(), Optional.empty());

        static Shown words(Optional<String> text, Optional<Integer> files) {
            return new Shown(text, files.orElse(0), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Shown due(Optional<String> text, Instant due) {
            return new Shown(text, 0, Optional.of(due), Optional.empty(), Optional.empty());
        }
    }

    private static Shown shown(Event event) {
        return switch (event.type()) {
            case NOTED -> shown((Noted) event.event());
            case REPLIED -> shown((Replied) event.event());
            case REPLY_PROMISED -> shown((ReplyPromised) event.event());
            case PAUSED -> shown((Paused) event.event());
            case RESUMED -> Shown.due(Optional.empty(), ((Resumed) event.event()).due());
            case RECOUNTED ->
                Shown.due(Optional.empty(), ((Recounted) event.event()).moved().due());
            case EXTENSION_GRANTED -> shown((ExtensionGranted) event.event());
            case RECEIVED,
                    LINKED,
                    ASSIGNED,
                    INVESTIGATING,
                    RESOLVED,
                    RATED,
                    CLOSED,
                    REOPENED,
                    WITHDRAWN,
                    JUDGED_NOT_VALID,
                    BREACHED,
                    CALL_WISH_CHANGED -> Shown.NOTHING;
            // Internal: the customer's page does not show that they happened.
            case RELEASED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    JUDGEMENT_CORRECTED,
                    RULED_ANEW,
                    OVERDUE,
                    PAUSE_REVIEW_MOVED,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PARTICULARS_CORRECTED,
                    CODED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED -> Shown.NOTHING;
        };
    }

    private static Shown shown(Noted noted) {
        return Shown.words(noted.text(), noted.files());
    }

    private static Shown shown(Replied replied) {
        return Shown.words(replied.text(), replied.files());
    }

    private static Shown shown(ReplyPromised promised) {
        return new Shown(promised.text(), 0, Optional.empty(), Optional.of(promised.by()), Optional.empty());
    }

    private static Shown shown(Paused paused) {
        return new Shown(paused.note(), 0, Optional.empty(), Optional.empty(), Optional.of(paused.reason()));
    }

    private static Shown shown(ExtensionGranted granted) {
        return Shown.due(granted.reason(), granted.moved().due());
    }
}
