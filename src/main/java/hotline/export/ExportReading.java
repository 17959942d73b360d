package hotline.export;

import hotline.database.Snapshot;
import hotline.export.ExportStore.Chunk;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list on its way into a file, page by page, all from one snapshot. Rows are written on a worker thread while the page
 * after them is read; at most two pages are in memory.
 */
final class ExportReading<R> {
    /** About a second of work. */
    private static final int ROWS_OF_PART = 10_000;

    private final Vertx vertx;
    private final Snapshot snapshot;
    private final Table<R> table;
    private final TableFile file;
    private final Chunks chunks;
    private final long total;
    private Future<Page<R, String>> ahead;
    private long rows;
    private boolean begun;

    ExportReading(Vertx vertx, Snapshot snapshot, Table<R> table, TableFile file, Chunks chunks, long total) {
        this.vertx = vertx;
        this.snapshot = snapshot;
        this.table = table;
        this.file = file;
        this.chunks = chunks;
        this.total = total;
        this.ahead = page(Optional.empty());
    }

    /**
     * What some pages became.
     *
     * @param complaints ids of the complaints that its rows show
     * @param customers ids of the customers' files
     * @param chunks parts of the file that are full
     */
    record Part(
            int rows,
            List<Long> complaints,
            List<Long> customers,
            List<Chunk> chunks,
            boolean isFirst,
            boolean isLast) {}

    long total() {
        return total;
    }

    /** Rows written so far. */
    long rows() {
        return rows;
    }

    long size() {
        return chunks.size();
    }

    /** The next pages, which are stored together: each time costs the database a commit. */
    Future<Part> next() {
        return pages(new Shown(), 0);
    }

    /** Ids of what rows show. */
    private static final class Shown {
        private final List<Long> complaints = new ArrayList<>();
        private final List<Long> customers = new ArrayList<>();
    }

    private Future<Part> pages(Shown shown, int before) {
        return ahead.compose(page -> {
            page.next().ifPresent(after -> ahead = page(Optional.of(after)));
            int soFar = before + page.items().size();
            boolean isLast = page.next().isEmpty();
            return vertx.executeBlocking(() -> write(page, isLast), false).compose(written -> {
                shown.complaints.addAll(written.complaints);
                shown.customers.addAll(written.customers);
                return isLast || soFar >= ROWS_OF_PART
                        ? Future.succeededFuture(part(shown, soFar, isLast))
                        : pages(shown, soFar);
            });
        });
    }

    private Part part(Shown shown, int inPart, boolean isLast) {
        boolean isFirst = !begun;
        begun = true;
        rows += inPart;
        return new Part(
                inPart,
                shown.complaints.stream().distinct().toList(),
                shown.customers,
                chunks.take(isLast),
                isFirst,
                isLast);
    }

    void close() {
        snapshot.close();
    }

    private Future<Page<R, String>> page(Optional<String> after) {
        return snapshot.read(connection -> table.pages().read(connection, after));
    }

    /** On a worker thread. Answers the ids of what the rows show. */
    private Shown write(Page<R, String> page, boolean isLast) {
        try {
            for (R row : page.items()) {
                table.columns().forEach(column -> column.cell().accept(row, file));
                file.endRow();
            }
            if (isLast) {
                file.finish();
            } else {
                file.flush();
            }
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        var shown = new Shown();
        for (R row : page.items()) {
            table.complaint().apply(row).ifPresent(shown.complaints::add);
            shown.customers.addAll(table.customers().apply(row));
        }
        return shown;
    }
}
