package hotline.feed;

import hotline.log.EventType;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The events that a follower may hear of. */
public sealed interface Audience {

    /** Agents and supervisors hear all. */
    record Handlers() implements Audience {
        @Override
        public Buffer text(FeedWording wording, FeedEntry entry) {
            return wording.forHandlers(entry);
        }
    }

    /** A branch hears of the complaints it filed, and nothing internal (P6). */
    record Branch(String code) implements Audience {
        @Override
        public Buffer text(FeedWording wording, FeedEntry entry) {
            return wording.forBranch(entry);
        }
    }

    /** A customer hears of one complaint, and nothing internal (P6). */
    record Complainant(long complaint) implements Audience {
        @Override
        public Buffer text(FeedWording wording, FeedEntry entry) {
            return wording.forCustomer(entry);
        }
    }

    /** The event as this audience may read it. */
    Buffer text(FeedWording wording, FeedEntry entry);

    /** The audiences that may hear of that event. */
    static List<Audience> of(FeedEntry entry) {
        // A newer server's event of a kind that this one does not know may change what screens show.
        if (!EventType.of(entry.event()).map(Audience::reads).orElse(true)) {
            return List.of();
        }
        var audiences = new ArrayList<Audience>(3);
        audiences.add(new Handlers());
        if (!entry.internal()) {
            entry.filedByBranch().map(Branch::new).ifPresent(audiences::add);
            audiences.add(new Complainant(entry.complaint()));
        }
        return audiences;
    }

    /** Whether the event changes a screen. All kinds do; name one that does not here with false. */
    private static boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED, ASSIGNED, RELEASED, INVESTIGATING, RESOLVED, CLOSED, REOPENED, WITHDRAWN, JUDGED_NOT_VALID ->
                true;
            case CALL_WISH_CHANGED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
                    NOTED,
                    REPLIED,
                    LINKED,
                    HANDED_OVER -> true;
            case PARTICULARS_CORRECTED, CODED, CUSTOMER_CHOSEN, SAME_THING_JUDGED, JOINED, SEPARATED -> true;
            case JUDGEMENT_CORRECTED,
                    RULED_ANEW,
                    RECOUNTED,
                    BREACHED,
                    OVERDUE,
                    PAUSED,
                    PAUSE_REVIEW_MOVED,
                    RESUMED,
                    REPLY_PROMISED -> true;
            case EXTENSION_ASKED, EXTENSION_GRANTED, EXTENSION_REFUSED -> true;
            case NOTICE_ISSUED, NOTICE_RECEIVED, NOTICE_ANSWERED, BRANCH_ASKED, BRANCH_ANSWERED -> true;
        };
    }
}
