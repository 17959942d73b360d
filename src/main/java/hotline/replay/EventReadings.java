package hotline.replay;

import hotline.log.EventType;
import hotline.policy.taxonomy.Severity;
import hotline.replay.PastChange.Ending;
import hotline.rows.Fields;
import java.util.Optional;
import java.util.function.Function;

/** How the rows of events that {@link HistoryStore} selects become changes. */
final class EventReadings {
    private EventReadings() {}

    /** Empty for a kind of event that neither changed how long a complaint may take nor ended it. */
    static Optional<Function<Fields, PastChange>> of(EventType type) {
        return switch (type) {
            case JUDGEMENT_CORRECTED, RULED_ANEW -> Optional.of(EventReadings::judged);
            case CODED -> Optional.of(row -> new PastChange.Marked(row.instant("at"), row.flag("emergency")));
            case PAUSED -> Optional.of(row -> new PastChange.Paused(row.instant("at")));
            case RESUMED -> Optional.of(row -> new PastChange.Resumed(row.instant("at")));
            case EXTENSION_GRANTED ->
                Optional.of(row -> new PastChange.Extended(row.instant("at"), row.integer("working_days")));
            case REOPENED -> Optional.of(row -> new PastChange.Reopened(row.instant("at")));
            case CLOSED -> Optional.of(row -> new PastChange.Ended(row.instant("at"), Ending.CLOSED));
            case WITHDRAWN -> Optional.of(row -> new PastChange.Ended(row.instant("at"), Ending.WITHDRAWN));
            case JUDGED_NOT_VALID -> Optional.of(row -> new PastChange.Ended(row.instant("at"), Ending.NOT_VALID));
            case RECEIVED,
                    ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALLBACK_BEGUN,
                    CALL_WISH_CHANGED,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
                    BREACHED,
                    OVERDUE,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    HANDED_OVER,
                    PARTICULARS_CORRECTED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED,
                    RECOUNTED,
                    NOTED,
                    REPLIED,
                    LINKED -> Optional.empty();
        };
    }

    /** Throws NoSuchElementException for a kind that is not selected. */
    static PastChange change(Fields row) {
        return of(row.code("type", EventType::of)).orElseThrow().apply(row);
    }

    private static PastChange judged(Fields row) {
        return new PastChange.Judged(row.instant("at"), row.text("matter"), row.code("severity", Severity::of));
    }
}
