package hotline.floor;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** The highest place of a line, kept with the places that were given. */
final class Lines {
    private Lines() {}

    static Future<Void> keepLast(SqlConnection transaction, String line, Change change, long last) {
        long highest = change.agents().stream()
                .filter(agent -> agent.line().equals(line))
                .flatMap(agent -> agent.turn().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(last);
        return highest > last
                ? FloorStore.setLast(transaction, line, change.today(), highest)
                : Future.succeededFuture();
    }
}
