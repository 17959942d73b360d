package hotline.attachment.blob;

import hotline.attachment.bucket.Bucket;
import hotline.database.Database;
import hotline.digest.Sha256;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Stored files: written in chunks, read by place. A new one expires unless something comes to refer to it, so no work that breaks
 * off leaves bytes behind. No connection is held between two chunks.
 */
public final class Blobs {
    /** Bytes of each chunk of new files but the last, as measured by {@code load-tests/blobs.sh}; pieces that end with one are stored best. */
    public static final int CHUNK = 256 * 1024;

    /** Longer than any work that makes one. */
    private static final Duration UNREFERRED = Duration.ofHours(1);

    /** Chunks that are deleted in one transaction. */
    private static final int MOST_DROPPED = 64;

    private final Database database;
    private final ChunkStorage store;
    private final InstantSource clock;

    private Blobs(Database database, ChunkStorage store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Whose chunks lie in the same database. */
    public static Blobs inDatabase(Database database, InstantSource clock) {
        return new Blobs(database, new ChunkStore(database.pool()), clock);
    }

    /** In the bucket that is named, or else in the database. */
    public static Blobs of(Database database, Optional<Bucket> bucket, InstantSource clock) {
        return bucket.map(named -> inBucket(database, named, clock)).orElseGet(() -> inDatabase(database, clock));
    }

    /** Whose new chunks are objects of a bucket; those that lie in the database stay there. */
    public static Blobs inBucket(Database database, Bucket bucket, InstantSource clock) {
        return new Blobs(database, new BucketChunks(database, bucket, clock), clock);
    }

    public Future<Void> close() {
        return store.close();
    }

    /** A new file without bytes, deleted after a while unless it is kept. */
    public Future<Long> begin(SqlConnection transaction, Duration unlessKeptFor) {
        return BlobRowStore.add(transaction, CHUNK, clock.instant().plus(unlessKeptFor));
    }

    /** Takes bytes at a place of a file that is not whole yet, which lie within one chunk. They are the file's once a transaction writes them. */
    public Future<NewChunk> put(long blob, long at, Buffer bytes) {
        return store.put(blob, (int) (at / CHUNK), (int) (at % CHUNK), bytes);
    }

    public Future<Void> write(SqlConnection transaction, NewChunk chunk) {
        return store.refer(transaction, chunk);
    }

    /** From now on its bytes stay as they are. */
    public Future<Void> finish(SqlConnection transaction, long blob, long size, byte[] sha256) {
        return BlobRowStore.finish(transaction, blob, size, sha256);
    }

    /** Stores a file that is at hand; whoever asked for it refers to it within the hour. */
    public Future<StoredBlob> store(Buffer bytes) {
        var digest = Sha256.begin();
        digest.update(bytes.getBytes());
        byte[] hash = digest.digest();
        return database.pool()
                .withConnection(connection ->
                        BlobRowStore.add(connection, CHUNK, clock.instant().plus(UNREFERRED)))
                .compose(blob -> storeFrom(blob, bytes, 0)
                        .compose(stored ->
                                database.inTransaction(transaction -> finish(transaction, blob, bytes.length(), hash)))
                        .map(new StoredBlob(
                                blob, CHUNK, bytes.length(), HexFormat.of().formatHex(hash))));
    }

    private Future<Void> storeFrom(long blob, Buffer bytes, int at) {
        if (at >= bytes.length()) {
            return Future.succeededFuture();
        }
        int end = Math.min(bytes.length(), at + CHUNK);
        return put(blob, at, bytes.slice(at, end))
                .compose(chunk -> database.inTransaction(transaction -> write(transaction, chunk)))
                .compose(written -> storeFrom(blob, bytes, end));
    }

    public Future<Optional<StoredBlob>> whole(long blob) {
        return database.pool().withConnection(connection -> BlobRowStore.whole(connection, blob));
    }

    /** Bytes from a place on, to the end of their chunk at most; fails where the file was deleted meanwhile. */
    public Future<Buffer> read(StoredBlob blob, long at, long most) {
        int within = (int) (at % blob.chunk());
        int length = (int) Math.min(most, blob.chunk() - within);
        return store.read(blob.id(), (int) (at / blob.chunk()), within, length).map(bytes -> {
            if (bytes.length() != length) {
                throw new Failure.NotFound("the file is deleted");
            }
            return bytes;
        });
    }

    /** All its bytes at once; for files whose size is bounded. */
    public Future<Buffer> read(StoredBlob blob) {
        return readOn(blob, Buffer.buffer((int) blob.size()));
    }

    private Future<Buffer> readOn(StoredBlob blob, Buffer before) {
        return before.length() == blob.size()
                ? Future.succeededFuture(before)
                : read(blob, before.length(), blob.size() - before.length())
                        .compose(part -> readOn(blob, before.appendBuffer(part)));
    }

    /** The digest of the first bytes of a file, read chunk by chunk, and of those that follow them. */
    public Future<byte[]> digest(long blob, long stored, Buffer rest) {
        var digest = Sha256.begin();
        return digest(new StoredBlob(blob, CHUNK, stored, ""), 0, digest).map(read -> {
            digest.update(rest.getBytes());
            return digest.digest();
        });
    }

    private Future<Void> digest(StoredBlob blob, long at, MessageDigest digest) {
        return at == blob.size()
                ? Future.succeededFuture()
                : read(blob, at, blob.size() - at).compose(part -> {
                    digest.update(part.getBytes());
                    return digest(blob, at + part.length(), digest);
                });
    }

    /** Whether all its bytes are there and are those that were stored. */
    public Future<Boolean> isSound(StoredBlob blob) {
        var digest = Sha256.begin();
        return digest(blob, 0, digest)
                .map(read -> HexFormat.of().formatHex(digest.digest()).equals(blob.sha256()))
                .recover(failure -> failure instanceof Failure.NotFound
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    /** Something refers to them from now on. */
    public Future<Void> keep(SqlConnection transaction, Collection<Long> blobs) {
        return blobs.isEmpty() ? Future.succeededFuture() : BlobRowStore.keep(transaction, blobs);
    }

    /** Nothing refers to them any more. */
    public Future<Void> release(SqlConnection transaction, Collection<Long> blobs) {
        return blobs.isEmpty()
                ? Future.succeededFuture()
                : BlobRowStore.expire(transaction, blobs, clock.instant().minusMillis(1));
    }

    /** Deletes a part of a file that has expired; true where there may be more. It asks no bucket. */
    public Future<Boolean> sweep() {
        return database.inTransaction(transaction -> BlobRowStore.expired(transaction, clock.instant())
                .compose(found -> found.map(blob -> drop(transaction, blob)).orElse(Future.succeededFuture(false))));
    }

    /** Deletes bytes that no file has, some at a time; true where there may be more. */
    public Future<Boolean> sweepRemains() {
        return store.sweep();
    }

    private Future<Boolean> drop(SqlConnection transaction, long blob) {
        return store.drop(transaction, blob, MOST_DROPPED)
                .compose(more -> more
                        ? Future.succeededFuture(true)
                        : BlobRowStore.delete(transaction, blob).map(true));
    }

    /** Files by their ids, for a check of all of them. */
    public Future<List<StoredBlob>> after(long id, int most) {
        return database.pool().withConnection(connection -> BlobRowStore.after(connection, id, most));
    }

    /** The id of the newest one. */
    public Future<Long> last() {
        return database.pool().withConnection(BlobRowStore::last);
    }
}
