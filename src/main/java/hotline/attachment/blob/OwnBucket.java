package hotline.attachment.blob;

import hotline.attachment.bucket.Bucket;
import hotline.database.Database;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a bucket is the one in which this database's files lie: the first server that names one puts an object there, its mark, and the database
 * knows the mark. A bucket without it is another one, or another part of it, in which every file would seem to be missing or deleted.
 */
public final class OwnBucket {
    private static final Buffer CONTENT = Buffer.buffer("hotline");

    private final Database database;
    private final Bucket bucket;

    public OwnBucket(Database database, Bucket bucket) {
        this.database = database;
        this.bucket = bucket;
    }

    /** Where no bucket is named: fails with {@link Failure.Conflict} while objects of one are left. */
    public static Future<Void> none(Database database) {
        return count(database)
                .compose(
                        objects -> objects.isNone()
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        new Failure.Conflict(
                                                "files of this database lie in a bucket: set HOTLINE_S3_URL, or move them back first")));
    }

    public static Future<ObjectCount> count(Database database) {
        return database.pool().withConnection(BlobObjectStore::count);
    }

    /** For a server: marks a bucket that is new; fails with {@link Failure.Conflict} where it is another one. */
    public Future<Void> opened() {
        return mark().compose(mark -> mark.isEmpty()
                ? marked()
                : isThere(mark.get()).compose(isThere -> isThere ? Future.succeededFuture() : another(mark.get())));
    }

    /** For a command: fails with {@link Failure.Conflict} where no server has this bucket. */
    public Future<Void> known() {
        return mark().compose(mark -> mark.isEmpty()
                        ? Future.failedFuture(new Failure.Conflict(
                                "no server has this bucket: start the servers with HOTLINE_S3_URL first"))
                        : isThere(mark.get()))
                .compose(isThere -> isThere ? Future.succeededFuture() : refused());
    }

    /** Fails where objects can't be put, read or deleted, as long as new ones are put. */
    public Future<Void> tried() {
        if (!bucket.takesNew()) {
            return Future.succeededFuture();
        }
        var object = "hotline-trial-" + UUID.randomUUID();
        return bucket.put(object, CONTENT)
                .compose(put -> bucket.get(object, 0, CONTENT.length()))
                .eventually(() -> bucket.delete(object))
                .mapEmpty();
    }

    private Future<Void> marked() {
        var mark = UUID.randomUUID();
        return bucket.put(name(mark), CONTENT)
                .compose(put -> database.pool().withConnection(connection -> BucketMarkStore.add(connection, mark)))
                .compose(isAdded -> isAdded
                        ? Future.succeededFuture()
                        : bucket.delete(name(mark)).compose(deleted -> opened()));
    }

    /** A house may choose another bucket while no object is in the one before. */
    private Future<Void> another(UUID mark) {
        return database.pool()
                .withConnection(connection -> BucketMarkStore.forget(connection, mark))
                .compose(isForgotten -> isForgotten ? marked() : refused());
    }

    private static Future<Void> refused() {
        return Future.failedFuture(new Failure.Conflict(
                "HOTLINE_S3_URL does not name the bucket, or the part of it, in which files of this database lie"));
    }

    private Future<Optional<UUID>> mark() {
        return database.pool().withConnection(BucketMarkStore::find);
    }

    private Future<Boolean> isThere(UUID mark) {
        return bucket.get(name(mark), 0, CONTENT.length()).map(Optional::isPresent);
    }

    private static String name(UUID mark) {
        return "hotline-mark-" + mark;
    }
}
