package hotline.search;

import hotline.log.EventType;
import hotline.log.reading.EventReader;
import hotline.log.reading.ReadEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Lets complaints be found by the words that they were told in, soon after their receipt. */
public final class WordReader implements EventReader {
    public static final String NAME = "search";

    private static final int AT_ONCE = 1_000;

    private final Vertx vertx;

    public WordReader(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isUrgent() {
        return false;
    }

    /** A long text has thousands of grams. */
    @Override
    public int batch() {
        return AT_ONCE;
    }

    /** No event changes what was told. */
    @Override
    public boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED -> true;
            case PARTICULARS_CORRECTED,
                    RATED,
                    CALLBACK_ENDED,
                    ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALL_WISH_CHANGED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CLOSED,
                    REOPENED,
                    WITHDRAWN,
                    JUDGED_NOT_VALID,
                    JUDGEMENT_CORRECTED,
                    CODED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    BREACHED,
                    OVERDUE,
                    PAUSED,
                    RESUMED,
                    EXTENSION_ASKED,
                    EXTENSION_GRANTED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED,
                    RULED_ANEW,
                    RECOUNTED,
                    NOTED,
                    REPLIED,
                    LINKED -> false;
        };
    }

    @Override
    public Future<Void> on(SqlConnection transaction, List<ReadEvent> events) {
        return add(transaction, events.stream().map(ReadEvent::complaint).toList());
    }

    /** Thousands of texts take longer to cut into grams than an event loop may. */
    private Future<Void> add(SqlConnection transaction, List<Long> complaints) {
        return WordStore.texts(transaction, complaints)
                .compose(texts -> vertx.executeBlocking(() -> Postings.of(texts)))
                .compose(postings -> WordStore.add(transaction, postings));
    }

    /** Takes all grams of a complaint's texts away; call it in the transaction that removes the texts, before they are gone. */
    public static Future<Void> forget(SqlConnection transaction, long complaint) {
        return WordStore.texts(transaction, List.of(complaint)).compose(told -> {
            var left = Postings.of(told);
            return WordStore.forget(transaction, Block.of(complaint), left.grams(), complaint);
        });
    }
}
