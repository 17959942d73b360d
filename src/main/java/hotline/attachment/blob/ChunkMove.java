package hotline.attachment.blob;

import hotline.attachment.blob.BlobObjectStore.Here;
import hotline.attachment.blob.BlobObjectStore.There;
import hotline.attachment.bucket.Bucket;
import hotline.database.Database;
import hotline.failure.Failure;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * Moves chunks of files between the database and a bucket, while servers read them: each changes its place in one transaction. Begun again it goes
 * on with what is left.
 */
public final class ChunkMove {
    private static final int AT_ONCE = 16;

    private final Database database;
    private final BucketChunks inBucket;
    private final ChunkStore inDatabase;

    public ChunkMove(Database database, Bucket bucket, InstantSource clock) {
        this.database = database;
        this.inBucket = new BucketChunks(database, bucket, clock);
        this.inDatabase = new ChunkStore(database.pool());
    }

    /** Moves some; 0 once none are left in the database, but those of files that are on their way in or out. */
    public Future<Integer> toBucket() {
        return database.pool()
                .withConnection(connection -> BlobObjectStore.here(connection, AT_ONCE))
                .compose(found -> each(found, this::toBucket));
    }

    /** The same to the database. Objects are deleted by the servers. */
    public Future<Integer> toDatabase() {
        return database.pool()
                .withConnection(connection -> BlobObjectStore.there(connection, AT_ONCE))
                .compose(found -> each(found, this::toDatabase));
    }

    private static <T> Future<Integer> each(List<T> chunks, Function<T, Future<Void>> move) {
        return Future.join(chunks.stream().map(move).toList()).map(chunks.size());
    }

    private Future<Void> toBucket(Here chunk) {
        return inBucket.put(chunk.blob(), chunk.no(), 0, chunk.bytes())
                .compose(put -> database.inTransaction(transaction -> BlobObjectStore.hold(transaction, chunk.blob())
                        .compose(isKept -> isKept ? inBucket.refer(transaction, put) : Future.succeededFuture())));
    }

    private Future<Void> toDatabase(There chunk) {
        return inBucket.read(chunk.blob(), chunk.no(), 0, chunk.length()).compose(bytes -> {
            if (bytes.length() != chunk.length()) {
                throw new Failure.NotFound("the bucket lacks a part of file " + chunk.blob());
            }
            return database.inTransaction(transaction -> BlobObjectStore.hold(transaction, chunk.blob())
                    .compose(isKept -> isKept
                            ? BlobObjectStore.leave(transaction, chunk.blob(), chunk.no())
                                    .compose(left -> inDatabase.put(chunk.blob(), chunk.no(), 0, bytes))
                                    .compose(put -> inDatabase.refer(transaction, put))
                            : Future.succeededFuture()));
        });
    }
}
