package hotline.escalation;

import hotline.paging.Page;
import hotline.parking.EachRow;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of notices as it was read.
 *
 * @param next where the following page begins
 */
record NoticePage(EachRow<Notice> notices, Optional<String> next) {

    /** Of at most one row more than the page holds. The next page may begin at a row that can't be read. */
    static NoticePage of(List<Row> rows, int limit, Function<Row, String> cursor) {
        var page = Page.of(rows, limit, cursor);
        return new NoticePage(NoticeColumns.each(page.items()), page.next());
    }

    Page<Notice, String> page() {
        return new Page<>(notices.items(), next, notices.unreadable().size());
    }
}
