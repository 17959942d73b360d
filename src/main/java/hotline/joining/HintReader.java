package hotline.joining;

import hotline.joining.HintStore.Noticed;
import hotline.log.EventType;
import hotline.log.reading.EventReader;
import hotline.log.reading.ReadEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Notices pairs of complaints that may be about one matter, soon after the receipt of the later one, or when its waybill or its
 * customer is corrected. Each complaint is compared with earlier and later ones, so the order of events does not matter.
 */
public final class HintReader implements EventReader {
    public static final String NAME = "hints";

    private static final int AT_ONCE = 200;

    private final Vertx vertx;

    public HintReader(Vertx vertx) {
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

    /** So many texts of their branches are compared with each. */
    @Override
    public int batch() {
        return AT_ONCE;
    }

    @Override
    public boolean reads(EventType type) {
        return switch (type) {
            case RECEIVED, PARTICULARS_CORRECTED -> true;
            case ASSIGNED,
                    RELEASED,
                    INVESTIGATING,
                    RESOLVED,
                    CALL_WISH_CHANGED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
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
        var ids = events.stream().map(ReadEvent::complaint).distinct().toList();
        return HintStore.described(transaction, ids)
                .compose(complaints -> complaints.isEmpty()
                        ? Future.succeededFuture()
                        : HintStore.remember(transaction, complaints)
                                .compose(remembered -> HintStore.candidates(transaction, complaints))
                                .compose(found -> vertx.executeBlocking(() -> pairs(complaints, found)))
                                .compose(pairs -> HintStore.notice(transaction, pairs)));
    }

    private static List<Noticed> pairs(List<Described> complaints, Candidates found) {
        var pairs = new LinkedHashMap<List<Long>, Noticed>();
        var texts = new Texts();
        for (Described complaint : complaints) {
            hints(complaint, found, texts).forEach(hint -> {
                long a = Math.min(complaint.id(), hint.complaint());
                long b = Math.max(complaint.id(), hint.complaint());
                var reasons = hint.reasons().stream().map(SameMatter::code).toList();
                pairs.putIfAbsent(List.of(a, b), new Noticed(a, b, reasons, complaint.at()));
            });
        }
        return List.copyOf(pairs.values());
    }

    /** The candidates that are likely, each once with all reasons, the latest first. Costs processor time. */
    static List<Hint> hints(Described complaint, Candidates candidates, Texts texts) {
        var reasons = new TreeMap<Long, List<SameMatter>>(Comparator.reverseOrder());
        candidates.each(complaint, candidate -> {
            var known = reasons.getOrDefault(candidate.other().id(), List.of());
            if (!known.contains(candidate.why()) && Likeness.holds(complaint, candidate, texts)) {
                reasons.computeIfAbsent(candidate.other().id(), first -> new ArrayList<>())
                        .add(candidate.why());
            }
        });
        return reasons.entrySet().stream()
                .map(found -> new Hint(
                        found.getKey(), found.getValue().stream().sorted().toList()))
                .toList();
    }
}
