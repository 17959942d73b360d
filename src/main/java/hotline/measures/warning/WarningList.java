package hotline.measures.warning;

import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** All warnings that wait for a person, or all that are judged, page by page, the latest first. */
public final class WarningList {
    /** @param after the id that the page before ended with */
    public Future<Page<EarlyWarning, String>> page(
            SqlConnection connection, boolean judged, Optional<String> after, int limit) {
        return WarningStore.list(connection, !judged, after.map(Long::parseLong).orElse(Long.MAX_VALUE), limit + 1)
                .map(found -> Page.of(found, limit, warning -> Long.toString(warning.id())));
    }

    public Future<Long> count(SqlConnection connection, boolean judged) {
        return WarningStore.record(connection).map(record -> judged ? record.judged() : record.open());
    }
}
