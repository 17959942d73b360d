package hotline.attachment.blob;

import hotline.attachment.blob.BlobObjectStore.Here;
import hotline.attachment.blob.BlobObjectStore.Place;
import hotline.attachment.blob.BlobObjectStore.There;
import hotline.attachment.bucket.Bucket;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Moves chunks of files between the database and a bucket, while servers read them and other moves run: each changes its place in one transaction,
 * and one that can't be moved holds no other up. Files that are on their way in or out stay where they are. Begun again it goes on with what is left.
 */
public final class ChunkMove {
    private static final int AT_ONCE = 16;
    private static final int MOST_NAMED = 20;

    private final Database database;
    private final InstantSource clock;
    private final BucketChunks inBucket;
    private final ChunkStore inDatabase;
    private final Steps steps;
    private final List<String> first = new ArrayList<>();
    private Place last = Place.FIRST;
    private long moved;
    private long failed;

    public ChunkMove(Database database, Bucket bucket, InstantSource clock, Steps steps) {
        this.database = database;
        this.clock = clock;
        this.inBucket = new BucketChunks(database, bucket, clock);
        this.inDatabase = new ChunkStore(database.pool());
        this.steps = steps;
    }

    /**
     * What a move did.
     *
     * @param failed chunks that are where they were
     * @param first of those, in words
     */
    public record Result(long moved, long failed, List<String> first) {
        public Result {
            first = List.copyOf(first);
        }
    }

    public Future<Result> toBucket() {
        return all(
                connection -> BlobObjectStore.here(connection, last, AT_ONCE),
                chunk -> new Place(chunk.blob(), chunk.no()),
                this::toBucket);
    }

    /** Objects are deleted by the servers. */
    public Future<Result> toDatabase() {
        return all(
                connection -> BlobObjectStore.there(connection, last, AT_ONCE),
                chunk -> new Place(chunk.blob(), chunk.no()),
                this::toDatabase);
    }

    private <T> Future<Result> all(
            Function<SqlConnection, Future<List<T>>> find,
            Function<T, Place> place,
            Function<T, Future<Boolean>> move) {
        last = Place.FIRST;
        moved = 0;
        failed = 0;
        first.clear();
        return steps.all(() -> steps.patiently(() -> database.pool().withConnection(find))
                        .compose(found -> Future.join(found.stream()
                                        .map(chunk -> one(place.apply(chunk), () -> move.apply(chunk)))
                                        .toList())
                                .map(done -> {
                                    found.forEach(chunk -> last = place.apply(chunk));
                                    return found.isEmpty();
                                })))
                .map(done -> new Result(moved, failed, first));
    }

    private Future<Void> one(Place place, Supplier<Future<Boolean>> move) {
        return steps.patiently(move).transform(done -> {
            if (done.failed()) {
                failed++;
                if (first.size() < MOST_NAMED) {
                    first.add("part " + place.no() + " of file " + place.blob() + ": " + FailureText.of(done.cause()));
                }
            } else if (done.result()) {
                moved++;
            }
            return Future.succeededFuture();
        });
    }

    private Future<Boolean> toBucket(Here chunk) {
        return inBucket.put(chunk.blob(), chunk.no(), 0, chunk.bytes())
                .compose(put -> whereKept(chunk.blob(), transaction -> BlobObjectStore.take(
                                transaction, chunk.blob(), chunk.no())
                        .compose(isTaken ->
                                isTaken ? inBucket.refer(transaction, put).map(true) : Future.succeededFuture(false))));
    }

    private Future<Boolean> toDatabase(There chunk) {
        return inBucket.read(chunk.blob(), chunk.no(), 0, chunk.length()).compose(bytes -> {
            if (bytes.length() != chunk.length()) {
                throw new Failure.NotFound("the bucket lacks it");
            }
            return whereKept(chunk.blob(), transaction -> BlobObjectStore.give(
                            transaction, chunk.blob(), chunk.no(), clock.instant())
                    .compose(isGiven -> isGiven
                            ? inDatabase
                                    .put(chunk.blob(), chunk.no(), 0, bytes)
                                    .compose(put -> inDatabase.refer(transaction, put))
                                    .map(true)
                            : Future.succeededFuture(false)));
        });
    }

    /** False where the file is being deleted. */
    private Future<Boolean> whereKept(long blob, Function<SqlConnection, Future<Boolean>> move) {
        return database.inTransaction(transaction -> BlobObjectStore.hold(transaction, blob)
                .compose(isKept -> isKept ? move.apply(transaction) : Future.succeededFuture(false)));
    }
}
