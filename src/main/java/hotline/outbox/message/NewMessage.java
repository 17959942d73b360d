package hotline.outbox.message;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A message to be sent, with all that is sent: later changes of the complaint or of its receiver do not reach it.
 *
 * @param kind what it says, such as {@code received}, or what of its way it is, such as {@code webhook}
 * @param cause what it follows from: a recipient gets one message of a kind from a cause, however often it is put
 * @param notBefore when it is tried first
 * @param giveUpAt when it is no longer worth sending
 */
public record NewMessage(
        Recipient to, String kind, String cause, Place place, Content content, Instant notBefore, Instant giveUpAt) {

    /**
     * @param id of its way: a contact point, an endpoint
     * @param address of a person; limits for each address and complaint hold where there is one
     */
    public record Recipient(int route, Way way, long id, Optional<String> address) {
        /** Never in a line of the log. */
        @Override
        public String toString() {
            return way.code() + " " + id + " by route " + route;
        }
    }

    /**
     * Where it stands among the messages that its recipient gets about one complaint: they go one behind the other.
     *
     * @param number the event's {@code seq} where an event is the cause
     */
    public record Place(Optional<Long> complaint, long number) {
        public static final Place ALONE = new Place(Optional.empty(), 0);
    }

    /**
     * @param details what its way needs besides; nothing of or about a customer
     */
    public record Content(Optional<String> subject, String body, Optional<Template> template, JsonObject details) {
        /** In the details of a mail: where the button of a mail program goes that ends such mails. */
        public static final String UNSUBSCRIBE = "unsubscribe";

        public static Content of(String body) {
            return new Content(Optional.empty(), body, Optional.empty(), new JsonObject());
        }

        /** Never in a line of the log. */
        @Override
        public String toString() {
            return "content of " + body.length() + " characters";
        }
    }

    /** The template of the policy that subject and body were made from. */
    public record Template(String name, int version) {}

    /** To be sent at once, for as long as its way tries. */
    public static NewMessage now(Recipient to, String kind, String cause, Place place, Content content, Instant now) {
        return new NewMessage(
                to, kind, cause, place, content, now, now.plus(to.way().giveUp()));
    }

    /** The cause of messages that follow from an event. */
    public static String causeOfEvent(long complaint, int seq) {
        return "event:" + complaint + ":" + seq;
    }

    /** The {@code seq} of the event that a cause of this complaint's events names; empty for another cause. */
    public static Optional<Integer> eventOf(long complaint, String cause) {
        var prefix = "event:" + complaint + ":";
        return cause.startsWith(prefix)
                ? Optional.of(Integer.parseInt(cause.substring(prefix.length())))
                : Optional.empty();
    }
}
