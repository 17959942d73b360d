package hotline.escalation;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.paging.Page;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Shows notices to those who handle complaints, and to no other role (P6). */
public final class NoticeReader {
    /** Complaints with notices that can't be read. */
    static final String PLACE = "notices";

    private final Pool pool;
    private final Parking parking;
    private final NoticeListStore lists = new NoticeListStore();
    private final NoticeSummaryStore summaries = new NoticeSummaryStore();

    public NoticeReader(Pool pool, Parking parking) {
        this.pool = pool;
        this.parking = parking;
        parking.retry(PLACE, this::readAgain);
    }

    public Future<Page<Notice, String>> list(Caller caller, NoticeQuery query, Instant now) {
        var staff = caller.handler();
        return pool.withConnection(connection -> lists.page(connection, staff, query, now))
                .onSuccess(read -> parking.report(PLACE, read.notices().unreadable()))
                .map(NoticePage::page);
    }

    /** A page for a file. */
    public Future<Page<Notice, String>> page(SqlConnection connection, Caller caller, NoticeQuery query, Instant now) {
        return lists.page(connection, caller.handler(), query, now).map(NoticePage::page);
    }

    /** How many a list holds; one more than the limit of the query stands for all larger numbers. */
    public Future<Long> count(SqlConnection connection, Caller caller, NoticeQuery query, Instant now) {
        return lists.count(connection, caller.handler(), query, now);
    }

    public Future<NoticeSummary> summary(Caller caller, Instant now) {
        var staff = caller.handler();
        return pool.withConnection(connection -> summaries.of(connection, staff, now));
    }

    /** All notices about a complaint, oldest first, whether their recipients have been notified yet or not. */
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

    private Future<Void> readAgain(SqlConnection transaction, FailedRow row, Instant now) {
        return lists.ofComplaint(transaction, row.complaint().orElseThrow()).mapEmpty();
    }
}
