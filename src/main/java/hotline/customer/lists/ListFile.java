package hotline.customer.lists;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts the parts of a list together in a file of this node, where its rows can be read: a workbook is read from its end. */
final class ListFile {
    private final Vertx vertx;
    private final Pool pool;

    ListFile(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    Future<Path> received(long list) {
        return vertx.executeBlocking(() -> Files.createTempFile("customers", ".list"), false)
                .compose(file -> from(list, 0, file).map(file).onFailure(failed -> delete(file)));
    }

    private Future<Void> from(long list, int seq, Path file) {
        return pool.withConnection(connection -> ListStore.part(connection, list, seq))
                .compose(part -> part.isEmpty()
                        ? Future.succeededFuture()
                        : append(file, part.get()).compose(appended -> from(list, seq + 1, file)));
    }

    private Future<Void> append(Path file, Buffer part) {
        return vertx.executeBlocking(
                () -> {
                    Files.write(file, part.getBytes(), StandardOpenOption.APPEND);
                    return null;
                },
                false);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
