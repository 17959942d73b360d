package hotline.attachment.blob;

import hotline.attachment.bucket.Bucket;
import hotline.database.Database;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chunks as objects of a bucket, one each. An object is never overwritten: a chunk that grows becomes another one. It has a row before it is put,
 * and one that no chunk refers to an hour later is deleted, so what breaks off leaves nothing there. Chunks that lie in the database since
 * before there was a bucket are read from there.
 */
final class BucketChunks implements ChunkStorage {
    /** From when it is put on; longer than any transaction takes to refer to it. */
    private static final Duration LEFT_AFTER = Duration.ofHours(1);

    /** A transaction that comes so late does not refer to it any more. */
    private static final Duration REFERRED_WITHIN = Duration.ofMinutes(30);

    private static final Duration AGAIN_LATER = Duration.ofSeconds(5);
    private static final int MOST_SWEPT = 64;

    private final Database database;
    private final Bucket bucket;
    private final ChunkStore inDatabase;
    private final InstantSource clock;

    BucketChunks(Database database, Bucket bucket, InstantSource clock) {
        this.database = database;
        this.bucket = bucket;
        this.inDatabase = new ChunkStore(database.pool());
        this.clock = clock;
    }

    @Override
    public Future<NewChunk> put(long blob, int no, int within, Buffer bytes) {
        if (!bucket.takesNew()) {
            return before(blob, no, within)
                    .map(kept -> new NewChunk(blob, no, 0, kept.appendBuffer(bytes), Optional.empty()));
        }
        var object = UUID.randomUUID();
        return before(blob, no, within)
                .compose(kept -> database.pool()
                        .withConnection(connection -> BlobObjectStore.add(connection, object, clock.instant()))
                        .compose(added -> bucket.put(object.toString(), kept.appendBuffer(bytes))))
                .map(put -> new NewChunk(blob, no, within, bytes, Optional.of(object)));
    }

    /** What the chunk keeps. */
    private Future<Buffer> before(long blob, int no, int within) {
        return within == 0
                ? Future.succeededFuture(Buffer.buffer())
                : read(blob, no, 0, within).map(kept -> {
                    if (kept.length() != within) {
                        throw new Failure.NotFound("the file is deleted");
                    }
                    return kept.copy();
                });
    }

    @Override
    public Future<Void> refer(SqlConnection transaction, NewChunk chunk) {
        if (chunk.object().isEmpty()) {
            return BlobObjectStore.leave(transaction, chunk.blob(), chunk.no())
                    .compose(left -> inDatabase.refer(transaction, chunk));
        }
        var notBefore = clock.instant().minus(REFERRED_WITHIN);
        return BlobObjectStore.refer(transaction, chunk.object().orElseThrow(), chunk.blob(), chunk.no(), notBefore)
                .compose(isReferred -> isReferred
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Failure.Busy("storing the file took too long", AGAIN_LATER)));
    }

    @Override
    public Future<Buffer> read(long blob, int no, int from, int length) {
        return database.pool()
                .withConnection(connection -> BlobObjectStore.find(connection, blob, no, from, length))
                .compose(found -> found.object()
                        .map(object ->
                                bucket.get(object.toString(), from, length).map(part -> part.orElseGet(Buffer::buffer)))
                        .orElseGet(() -> Future.succeededFuture(found.part())));
    }

    @Override
    public Future<Boolean> drop(SqlConnection transaction, long blob, int most) {
        return inDatabase.drop(transaction, blob, most);
    }

    /** Each may be deleted twice, so no connection is held meanwhile. One that can't be deleted is put off and holds no other up. */
    @Override
    public Future<Boolean> sweep() {
        var before = clock.instant().minus(LEFT_AFTER);
        return database.pool()
                .withConnection(connection -> BlobObjectStore.left(connection, before, MOST_SWEPT))
                .compose(this::deleted);
    }

    private Future<Boolean> deleted(List<UUID> left) {
        var undeleted = ConcurrentHashMap.<UUID>newKeySet();
        return Future.join(left.stream()
                        .map(object -> bucket.delete(object.toString()).otherwise(failure -> {
                            undeleted.add(object);
                            return null;
                        }))
                        .toList())
                .compose(tried -> database.pool().withConnection(connection -> BlobObjectStore.forget(
                                connection,
                                left.stream()
                                        .filter(object -> !undeleted.contains(object))
                                        .toList())
                        .compose(forgotten ->
                                BlobObjectStore.putOff(connection, List.copyOf(undeleted), clock.instant()))))
                .map(putOff -> left.size() == MOST_SWEPT);
    }

    @Override
    public Future<Void> close() {
        return bucket.close();
    }
}
