package hotline.export;

import hotline.database.Snapshot;
import hotline.export.ExportStore.Chunk;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A list on its way into a file, page by page, all from one snapshot. Rows are written on a worker thread while the page
 * after them is read; at most two pages are in memory.
 */
final class ExportReading<R> {
    static final int ROWS_OF_PAGE = 1_000;

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
     * What a page became.
     *
     * @param complaints ids of the complaints that its rows show
     * @param chunks parts of the file that are full
     */
    record Part(int rows, List<Long> complaints, List<Chunk> chunks, boolean isFirst, boolean isLast) {}

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

    Future<Part> next() {
        return ahead.compose(page -> {
            page.next().ifPresent(after -> ahead = page(Optional.of(after)));
            return vertx.executeBlocking(() -> write(page), false);
        });
    }

    void close() {
        snapshot.close();
    }

    private Future<Page<R, String>> page(Optional<String> after) {
        return snapshot.read(connection -> table.pages().read(connection, after));
    }

    private Part write(Page<R, String> page) {
        boolean isLast = page.next().isEmpty();
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
        boolean isFirst = !begun;
        begun = true;
        rows += page.items().size();
        var complaints = page.items().stream()
                .map(row -> table.complaint().applyAsLong(row))
                .distinct()
                .toList();
        return new Part(page.items().size(), complaints, chunks.take(isLast), isFirst, isLast);
    }
}
