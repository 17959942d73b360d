package hotline.export;

import hotline.callback.CallbackLists;
import hotline.callback.ListedCallback;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.WholeLists;
import hotline.complaint.reading.WholeRow;
import hotline.escalation.Notice;
import hotline.escalation.NoticeQuery;
import hotline.escalation.NoticeReader;
import hotline.identity.Caller;
import hotline.policy.Policies;
import java.time.Instant;
import java.util.Optional;

/** Makes the table of a list for a caller. */
public final class Tables {
    private final WholeLists complaints;
    private final CallbackLists callbacks;
    private final NoticeReader notices;
    private final PolicyWords words;

    public Tables(WholeLists complaints, CallbackLists callbacks, NoticeReader notices, Policies policies) {
        this.complaints = complaints;
        this.callbacks = callbacks;
        this.notices = notices;
        this.words = new PolicyWords(policies);
    }

    /** @param now which notices the caller has been notified of, and how the columns of times are read */
    Table<?> of(Exportable list, Caller.Staff caller, Instant now) {
        if (list instanceof Exportable.Complaints of) {
            return complaints(of.query(), caller).forCaller(caller);
        }
        if (list instanceof Exportable.Callbacks of) {
            return callbacks(of.inHand(), caller).forCaller(caller);
        }
        return notices(((Exportable.Notices) list).query(), caller, now).forCaller(caller);
    }

    private Table<WholeRow> complaints(ListQuery query, Caller.Staff caller) {
        return new Table<>(
                ComplaintColumns.of(words),
                row -> row.listed().id(),
                (connection, after) -> complaints.page(
                        connection, caller, after.map(query::after).orElse(query)),
                (connection, most) -> complaints.count(connection, caller, query.ofAtMost(most)));
    }

    private Table<ListedCallback> callbacks(boolean inHand, Caller.Staff caller) {
        Optional<Long> holder = Optional.of(caller.id()).filter(id -> inHand);
        return new Table<>(
                CallbackColumns.of(words),
                row -> row.callback().complaintId(),
                (connection, after) -> inHand
                        ? callbacks.inHandOf(connection, caller.id())
                        : callbacks.waiting(connection, after, ExportReading.ROWS_OF_PAGE),
                (connection, most) -> callbacks.count(connection, holder, most + 1L));
    }

    private Table<Notice> notices(NoticeQuery query, Caller.Staff caller, Instant now) {
        return new Table<>(
                NoticeColumns.of(words),
                notice -> notice.about().id(),
                (connection, after) ->
                        notices.page(connection, caller, after.map(query::after).orElse(query), now),
                (connection, most) -> notices.count(connection, caller, query.ofAtMost(most), now));
    }
}
