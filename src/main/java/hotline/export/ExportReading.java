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

    /** The next pages, which are stored together: each time costs the database a commit. */
    Future<Part> next() {
        return pages(new ArrayList<>(), 0);
    }

    private Future<Part> pages(List<Long> complaints, int before) {
        return ahead.compose(page -> {
            page.next().ifPresent(after -> ahead = page(Optional.of(after)));
            int soFar = before + page.items().size();
            boolean isLast = page.next().isEmpty();
            return vertx.executeBlocking(() -> write(page, isLast), false).compose(written -> {
                complaints.addAll(written);
                return isLast || soFar >= ROWS_OF_PART
                        ? Future.succeededFuture(part(complaints, soFar, isLast))
                        : pages(complaints, soFar);
            });
        });
    }

    private Part part(List<Long> complaints, int inPart, boolean isLast) {
        boolean isFirst = !begun;
        begun = true;
        rows += inPart;
        return new Part(inPart, complaints.stream().distinct().toList(), chunks.take(isLast), isFirst, isLast);
    }

    void close() {
        snapshot.close();
    }

    private Future<Page<R, String>> page(Optional<String> after) {
        return snapshot.read(connection -> table.pages().read(connection, after));
    }

    /** On a worker thread. Answers the ids of the complaints that the rows show. */
    private List<Long> write(Page<R, String> page, boolean isLast) {
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
        return page.items().stream()
                .flatMap(row -> table.complaint().apply(row).stream())
                .toList();
    }
}
