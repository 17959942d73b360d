package hotline.escalation;

import hotline.complaint.ListCursor;
import hotline.complaint.Page;
import hotline.failure.Failure;
import hotline.identity.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;

/** Shows notices to those who handle complaints; they are nobody else's business (P6). */
public final class NoticeReader {
    private final Pool pool;
    private final NoticeListStore lists = new NoticeListStore();
    private final NoticeSummaryStore summaries = new NoticeSummaryStore();

    public NoticeReader(Pool pool) {
        this.pool = pool;
    }

    public Future<Page<Notice, String>> list(Caller caller, NoticeQuery query, Instant now) {
        var staff = caller.handler();
        return pool.withConnection(connection -> lists.page(connection, staff, query, now))
                .map(rows -> Page.of(rows, query.limit(), notice -> cursor(query.view(), notice)
                        .text()));
    }

    public Future<NoticeSummary> summary(Caller caller, Instant now) {
        var staff = caller.handler();
        return pool.withConnection(connection -> summaries.of(connection, staff, now));
    }

    /** All that was sent about a complaint, oldest first, told yet or not. */
    public Future<List<Notice>> ofComplaint(Caller caller, String number) {
        caller.handler();
        return pool.withConnection(connection -> lists.complaint(connection, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> lists.ofComplaint(connection, id)));
    }

    public Future<Notice> byNumber(String number) {
        return pool.withConnection(connection -> lists.byNumber(connection, number))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no notice " + number)));
    }

    private static ListCursor cursor(NoticeQuery.View view, Notice notice) {
        return switch (view) {
            case MINE -> new ListCursor(notice.telling().at(), notice.id());
            case UNANSWERED -> new ListCursor(notice.reply().dueAt().orElseThrow(), notice.id());
            case ALL -> new ListCursor(Instant.EPOCH, notice.id());
        };
    }
}
