package hotline.customer;

import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.EventType;
import hotline.log.ParticularsCorrected;
import hotline.log.reading.EventReader;
import hotline.log.reading.ReadEvent;
import hotline.priority.Turns;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives each external complaint its customer's file, soon after its receipt: one complaint after the other, so that two calls of one
 * customer at once make one file. What it writes follows from complaints as they are now, so the order of events does not matter.
 */
public final class FileReader implements EventReader {
    public static final String NAME = "customers";

    private static final List<String> SPOKEN_WITH = List.of("reached", "refused", "answered-online");

    private static final String UNREACHABLE = "unreachable";

    private final Vertx vertx;
    private final Turns turns;

    /** @param turns of the complaints that it puts with a file */
    public FileReader(Vertx vertx, Turns turns) {
        this.vertx = vertx;
        this.turns = turns;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isUrgent() {
        return false;
    }

    @Override
    public boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED, PARTICULARS_CORRECTED, RATED, CALLBACK_ENDED -> true;
            case ASSIGNED,
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
        var due = due(events);
        return place(transaction, due)
                .compose(placed -> FilingStore.mailed(transaction, due, gone(events)))
                .compose(placed -> FilingStore.touched(transaction, contacts(events)))
                .compose(touched -> FilingStore.called(transaction, calls(events)));
    }

    /** Addresses that were corrected. */
    private static List<FilingStore.Gone> gone(List<ReadEvent> events) {
        return events.stream().flatMap(read -> gone(read).stream()).toList();
    }

    private static Optional<FilingStore.Gone> gone(ReadEvent read) {
        return read.as(ParticularsCorrected.class)
                .flatMap(corrected -> corrected.from().email())
                .map(address -> new FilingStore.Gone(read.complaint(), address, read.at()));
    }

    private static Collection<FilingStore.Due> due(List<ReadEvent> events) {
        return events.stream()
                .flatMap(read -> due(read).stream())
                .collect(Collectors.toMap(FilingStore.Due::complaint, due -> due, FilingStore.Due::and))
                .values();
    }

    private static Optional<FilingStore.Due> due(ReadEvent read) {
        if (read.type() == EventType.RECEIVED) {
            return Optional.of(new FilingStore.Due(read.complaint(), read.at(), false));
        }
        return read.as(ParticularsCorrected.class)
                .map(corrected -> new FilingStore.Due(
                        read.complaint(), read.at(), names(corrected.from()) || names(corrected.to())));
    }

    /** Whether it is about that by which a customer is known. */
    private static boolean names(ParticularsCorrected.Fields differing) {
        return differing.complainant().isPresent()
                || differing.phone().isPresent()
                || differing.phoneExtension().isPresent();
    }

    /** Thousands of names take longer to compare and spell than an event loop may. */
    private Future<Void> place(SqlConnection transaction, Collection<FilingStore.Due> complaints) {
        return FilingStore.filers(transaction, complaints)
                .compose(filers -> filers.isEmpty()
                        ? Future.succeededFuture()
                        : FilingStore.known(
                                        transaction,
                                        filers.stream().map(Filer::phone).toList())
                                .compose(known -> vertx.executeBlocking(() -> {
                                    var matching = Matching.of(known);
                                    filers.forEach(matching::place);
                                    return matching;
                                }))
                                .compose(matching -> FilingStore.ids(
                                                transaction, matching.made().size())
                                        .compose(ids -> vertx.executeBlocking(() -> Filing.of(matching, ids))))
                                .compose(filing -> FilingStore.write(transaction, filing)
                                        .compose(written -> turns.ofComplaints(transaction, filing.complaints()))));
    }

    private static List<Touch> contacts(List<ReadEvent> events) {
        return events.stream()
                .filter(read -> read.type() != EventType.PARTICULARS_CORRECTED)
                .filter(read -> read.as(CallbackEnded.class)
                        .map(ended -> SPOKEN_WITH.contains(ended.outcome()))
                        .orElse(true))
                .map(read -> new Touch(read.complaint(), read.at(), true))
                .toList();
    }

    /** What the ends of callbacks say about the number. */
    private static List<Touch> calls(List<ReadEvent> events) {
        return events.stream().flatMap(read -> call(read).stream()).toList();
    }

    private static Optional<Touch> call(ReadEvent read) {
        return read.as(CallbackEnded.class)
                .map(CallbackEnded::outcome)
                .filter(outcome -> SPOKEN_WITH.contains(outcome) || outcome.equals(UNREACHABLE))
                .map(outcome -> new Touch(read.complaint(), read.at(), SPOKEN_WITH.contains(outcome)));
    }
}
