package hotline.attachment;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.ChunkMove;
import hotline.attachment.blob.OwnBucket;
import hotline.attachment.blob.Steps;
import hotline.attachment.bucket.Bucket;
import hotline.attachment.bucket.FakeBucket;
import hotline.attachment.upkeep.FileCheck;
import hotline.attachment.upload.NewUpload;
import hotline.attachment.upload.Sender;
import hotline.attachment.upload.Upload;
import hotline.attachment.upload.UploadMoved;
import hotline.attachment.upload.Uploads;
import hotline.attachment.upload.WritingTurn;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files whose bytes lie as objects of a bucket. */
@ExtendWith(VertxExtension.class)
class FilesInBucketTest {
    private static final int CHUNK = Blobs.CHUNK;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private Steps steps;
    private Bucket client;
    private TestDatabase testDatabase;
    private Database database;
    private FakeBucket bucket;
    private Blobs blobs;
    private Uploads uploads;

    @BeforeEach
    void open(Vertx vertx) {
        testDatabase = TestDatabase.fresh();
        database = Database.open(vertx, testDatabase.settings());
        bucket = new FakeBucket(vertx, clock);
        steps = new Steps(vertx, Duration.ofMillis(1));
        client = new Bucket(vertx, bucket.settings(), clock, Duration.ofMillis(500));
        blobs = Blobs.inBucket(database, client, clock);
        uploads = new Uploads(database, blobs, clock, AttachmentLimits.USUAL);
    }

    @AfterEach
    void close() {
        await(blobs.close());
        bucket.close();
        await(database.close());
        testDatabase.close();
    }

    private Upload begun(int size) {
        return await(uploads.begin(new NewUpload(
                UUID.randomUUID(), Sender.stranger(), UUID.randomUUID(), UUID.randomUUID(), "a", "image/png", size)));
    }

    /** Pieces that end at chunks, or within one where the phone's connection breaks; each break is a turn. */
    private void sent(Upload upload, byte[] bytes, List<Integer> breaks) {
        int at = 0;
        for (int end : breaks) {
            var turn = await(uploads.turn(upload.id(), at));
            while (at < end) {
                int most = Math.min(end, (at / CHUNK + 1) * CHUNK);
                put(turn, at, UploadClient.part(bytes, at, most), most == bytes.length);
                at = most;
            }
        }
    }

    private void put(WritingTurn turn, int at, byte[] piece, boolean isLast) {
        await(
                isLast
                        ? uploads.finish(turn, at, Buffer.buffer(piece), Optional.empty())
                                .mapEmpty()
                        : uploads.append(turn, at, Buffer.buffer(piece)));
    }

    private Buffer read(Upload upload) {
        return await(blobs.read(await(blobs.whole(blob(upload))).orElseThrow()));
    }

    private long blob(Upload upload) {
        return Long.parseLong(testDatabase.value("SELECT blob FROM upload WHERE id = '" + upload.id() + "'"));
    }

    private List<String> faults() {
        return await(new FileCheck(new Attachments(database, blobs, clock), Integer.MAX_VALUE, steps).run())
                .first();
    }

    private void kept(Upload upload) {
        await(database.inTransaction(transaction -> blobs.keep(transaction, List.of(blob(upload)))));
    }

    private void swept() {
        await("all is swept", () -> !await(blobs.sweep()) && !await(blobs.sweepRemains()));
    }

    @Test
    @Tag("A9")
    void files_sent_in_pieces_with_breaks_lie_in_the_bucket_alone_and_are_read_by_place() {
        var random = new Random(7);
        for (int file = 0; file < 4; file++) {
            int size = 1 + random.nextInt(3 * CHUNK);
            var bytes = UploadClient.bytes(size, file);
            var breaks = java.util.stream.Stream.concat(
                            random.ints(4, 1, size + 1).sorted().distinct().boxed(), java.util.stream.Stream.of(size))
                    .distinct()
                    .toList();
            var upload = begun(size);
            sent(upload, bytes, breaks);
            kept(upload);
            assertThat(read(upload).getBytes()).as("%s of %s", breaks, size).isEqualTo(bytes);
            var whole = await(blobs.whole(blob(upload))).orElseThrow();
            int from = random.nextInt(size);
            var part = await(blobs.read(whole, from, 100));
            assertThat(part.getBytes()).isEqualTo(UploadClient.part(bytes, from, from + part.length()));
        }
        assertThat(testDatabase.value("SELECT count(*) FROM blob_chunk")).isEqualTo("0");
        assertThat(faults()).isEmpty();

        clock.advance(Duration.ofMinutes(61));
        swept();
        assertThat(bucket.objects())
                .as("of each chunk the last form alone")
                .hasSize(Integer.parseInt(testDatabase.value("SELECT sum((size + 262143) / 262144) FROM blob")));
        assertThat(testDatabase.value("SELECT count(*) FROM blob_object"))
                .isEqualTo(Integer.toString(bucket.objects().size()));
        assertThat(faults()).isEmpty();
    }

    @Test
    void bytes_of_an_older_writer_become_no_part_of_the_file_and_are_deleted() {
        var upload = begun(2 * CHUNK);
        var first = await(uploads.turn(upload.id(), 0));
        var second = await(uploads.turn(upload.id(), 0));
        var late = settled(uploads.append(first, 0, Buffer.buffer(UploadClient.bytes(CHUNK, 1))));
        assertThat(late.cause()).isInstanceOf(UploadMoved.class);
        var bytes = UploadClient.bytes(2 * CHUNK, 2);
        put(second, 0, UploadClient.part(bytes, 0, CHUNK), false);
        put(second, CHUNK, UploadClient.part(bytes, CHUNK, 2 * CHUNK), true);
        kept(upload);
        assertThat(read(upload).getBytes()).isEqualTo(bytes);
        assertThat(bucket.objects()).hasSize(3);
        clock.advance(Duration.ofMinutes(61));
        swept();
        assertThat(bucket.objects()).hasSize(2);
        assertThat(read(upload).getBytes()).isEqualTo(bytes);
    }

    @Test
    @Tag("A8")
    void a_file_that_nothing_refers_to_goes_with_its_objects() {
        var upload = begun(2 * CHUNK);
        sent(upload, UploadClient.bytes(2 * CHUNK, 3), List.of(2 * CHUNK));
        kept(upload);
        clock.advance(Duration.ofHours(2));
        swept();
        assertThat(bucket.objects()).hasSize(2);
        await(database.inTransaction(transaction -> blobs.release(transaction, List.of(blob(upload)))));
        swept();
        assertThat(bucket.objects()).isEmpty();
        assertThat(testDatabase.value("SELECT count(*) FROM blob_object")).isEqualTo("0");
    }

    @Test
    void a_bucket_that_fails_once_is_asked_again_and_one_that_is_away_leaves_the_offset_where_it_was() {
        var bytes = UploadClient.bytes(2 * CHUNK, 4);
        var upload = begun(bytes.length);
        var turn = await(uploads.turn(upload.id(), 0));
        bucket.fail(503, 1);
        put(turn, 0, UploadClient.part(bytes, 0, CHUNK), false);

        bucket.fail(500, 2);
        assertAway(turn, bytes);
        bucket.beSilent(true);
        assertAway(turn, bytes);
        bucket.beSilent(false);
        assertThat(await(uploads.read(upload.id())).received()).isEqualTo(CHUNK);

        put(turn, CHUNK, UploadClient.part(bytes, CHUNK, bytes.length), true);
        kept(upload);
        bucket.fail(503, 2);
        var unread = settled(blobs.read(await(blobs.whole(blob(upload))).orElseThrow()));
        assertThat(unread.cause()).as("no missing file").isInstanceOf(Failure.Busy.class);
        assertThat(read(upload).getBytes()).isEqualTo(bytes);
    }

    private void assertAway(WritingTurn turn, byte[] bytes) {
        var tried = settled(uploads.append(turn, CHUNK, Buffer.buffer(UploadClient.part(bytes, CHUNK, CHUNK + 100))));
        assertThat(tried.cause()).isInstanceOf(Failure.Busy.class);
    }

    @Test
    void a_wrong_secret_stores_nothing(Vertx vertx) {
        var refused = new Bucket(vertx, bucket.settings("another secret"), clock);
        var tried = settled(refused.put("x", Buffer.buffer("abc")));
        await(refused.close());
        assertThat(tried.cause()).isInstanceOf(Failure.Busy.class);
        assertThat(bucket.objects()).isEmpty();
        assertThat(bucket.requests()).as("asked once").isEqualTo(1);
    }

    @Test
    void an_upload_that_began_before_there_was_a_bucket_goes_on_within_its_chunk() {
        var inDatabase = new Uploads(database, Blobs.inDatabase(database, clock), clock, AttachmentLimits.USUAL);
        var bytes = UploadClient.bytes(CHUNK + 500, 5);
        var upload = begun(bytes.length);
        var before = await(inDatabase.turn(upload.id(), 0));
        await(inDatabase.append(before, 0, Buffer.buffer(UploadClient.part(bytes, 0, 100_000))));
        sent(upload, 100_000, bytes);
        kept(upload);
        assertThat(read(upload).getBytes()).isEqualTo(bytes);
        assertThat(testDatabase.value("SELECT count(*) FROM blob_chunk")).isEqualTo("0");

        var old = await(Blobs.inDatabase(database, clock).store(Buffer.buffer("an older file")));
        assertThat(await(blobs.read(old)).toString()).isEqualTo("an older file");
    }

    private void sent(Upload upload, int from, byte[] bytes) {
        var turn = await(uploads.turn(upload.id(), from));
        put(turn, from, UploadClient.part(bytes, from, CHUNK), false);
        put(turn, CHUNK, UploadClient.part(bytes, CHUNK, bytes.length), true);
    }

    @Test
    @Tag("A8")
    void the_check_of_files_names_changed_and_missing_objects() {
        var changed = begun(1000);
        sent(changed, UploadClient.bytes(1000, 6), List.of(1000));
        var missing = begun(10);
        sent(missing, UploadClient.bytes(10, 7), List.of(10));
        kept(changed);
        kept(missing);
        assertThat(faults()).isEmpty();
        bucket.objects()
                .replaceAll((name, bytes) ->
                        bytes.length() == 10 ? bytes : bytes.copy().setByte(7, (byte) 1));
        bucket.objects().values().removeIf(bytes -> bytes.length() == 10);
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "file " + blob(changed) + " of 1000 bytes is not what came in",
                        "file " + blob(missing) + " of 10 bytes is not what came in");
    }

    /** Files of one chunk each, which are kept. */
    private List<Upload> files(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(file -> {
                    var upload = begun(100 + file);
                    sent(upload, UploadClient.bytes(100 + file, file), List.of(100 + file));
                    kept(upload);
                    return upload;
                })
                .toList();
    }

    private ChunkMove move() {
        return new ChunkMove(database, client, clock, steps);
    }

    @Test
    @Tag("A8")
    void a_node_without_the_bucket_leaves_the_objects_of_a_file_that_goes_to_one_with_it_and_calls_no_file_deleted() {
        var upload = files(1).get(0);
        var without = Blobs.inDatabase(database, clock);
        var whole = await(blobs.whole(blob(upload))).orElseThrow();
        assertThat(settled(without.read(whole)).cause()).isInstanceOf(Failure.Busy.class);
        var growing = begun(1000);
        var turn = await(uploads.turn(growing.id(), 0));
        put(turn, 0, new byte[400], false);
        var late = new Uploads(database, without, clock, AttachmentLimits.USUAL)
                .append(turn, 400, Buffer.buffer(new byte[100]));
        assertThat(settled(late).cause()).isInstanceOf(Failure.Busy.class);

        await(database.inTransaction(transaction -> without.release(transaction, List.of(blob(upload)))));
        await("the file is gone", () -> !await(without.sweep()));
        clock.advance(Duration.ofDays(2));
        await("the other is gone", () -> !await(without.sweep()));
        assertThat(testDatabase.value("SELECT count(*) FROM blob")).isEqualTo("0");
        assertThat(bucket.objects()).hasSize(2);
        swept();
        assertThat(bucket.objects()).isEmpty();
    }

    @Test
    void two_moves_at_once_move_each_chunk_once() {
        files(40);
        for (int round = 0; round < 3; round++) {
            var back = await(Future.all(move().toDatabase(), move().toDatabase()));
            assertThat(both(back.resultAt(0), back.resultAt(1))).isEqualTo(40);
            assertThat(testDatabase.value("SELECT count(*) FROM blob_chunk")).isEqualTo("40");
            var there = await(Future.all(move().toBucket(), move().toBucket()));
            assertThat(both(there.resultAt(0), there.resultAt(1))).isEqualTo(40);
            assertThat(testDatabase.value("SELECT count(blob) FROM blob_object"))
                    .isEqualTo("40");
        }
        assertThat(faults()).isEmpty();
    }

    private static long both(ChunkMove.Result one, ChunkMove.Result other) {
        assertThat(one.failed() + other.failed()).as("%s %s", one, other).isZero();
        return one.moved() + other.moved();
    }

    @Test
    void a_missing_object_and_a_bucket_that_is_away_for_a_moment_hold_no_other_chunk_up_on_the_way_back() {
        var uploads = files(20);
        bucket.objects().values().removeIf(bytes -> bytes.length() == 100);
        bucket.fail(503, 5);
        var result = await(move().toDatabase());
        assertThat(result.moved()).isEqualTo(19);
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.first()).containsExactly("part 0 of file " + blob(uploads.get(0)) + ": the bucket lacks it");
        assertThat(await(OwnBucket.count(database)).chunks()).isEqualTo(1);
    }

    @Test
    void the_check_of_files_waits_for_a_bucket_that_is_away_for_a_moment_and_names_what_it_could_not_read() {
        var uploads = files(2);
        bucket.fail(503, 5);
        assertThat(faults()).isEmpty();
        bucket.fail(503, 10);
        assertThat(faults())
                .containsExactly("file " + blob(uploads.get(0)) + " of 100 bytes was not read: its store is away");
    }

    @Test
    @Tag("A8")
    void objects_that_cannot_be_deleted_hold_no_others_up() {
        var uploads = files(70);
        clock.advance(Duration.ofHours(2));
        var locked = bucket.objects().keySet().stream().limit(64).toList();
        bucket.keep(locked);
        await(database.inTransaction(transaction ->
                blobs.release(transaction, uploads.stream().map(this::blob).toList())));
        await("all files are gone", () -> !await(blobs.sweep()));
        clock.advance(Duration.ofHours(2));
        swept();
        assertThat(bucket.objects().keySet()).containsExactlyInAnyOrderElementsOf(locked);
        assertThat(await(OwnBucket.count(database)).remains()).isEqualTo(64);
    }

    @Test
    void another_bucket_than_the_one_with_the_files_is_refused_and_so_is_none(Vertx vertx) {
        var own = new OwnBucket(database, client);
        await(OwnBucket.none(database));
        assertThat(settled(own.known()).cause()).isInstanceOf(Failure.Conflict.class);
        await(Future.all(own.opened(), new OwnBucket(database, client).opened()));
        await(own.known());
        await(own.tried());

        var refused = new Bucket(vertx, bucket.settings("another secret"), clock);
        assertThat(settled(new OwnBucket(database, refused).tried()).cause()).isInstanceOf(Failure.Busy.class);
        await(refused.close());

        bucket.empty();
        await(own.opened());
        files(1);
        await(own.opened());
        assertThat(settled(OwnBucket.none(database)).cause()).isInstanceOf(Failure.Conflict.class);
        bucket.empty();
        assertThat(settled(own.opened()).cause()).isInstanceOf(Failure.Conflict.class);
        assertThat(settled(own.known()).cause()).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void a_bucket_that_is_left_gets_no_new_objects_and_is_empty_after_the_move_back(Vertx vertx) {
        var growing = begun(CHUNK);
        var bytes = UploadClient.bytes(CHUNK, 8);
        put(await(uploads.turn(growing.id(), 0)), 0, UploadClient.part(bytes, 0, 1000), false);
        files(3);
        client = new Bucket(vertx, bucket.settings().left(), clock);
        blobs = Blobs.inBucket(database, client, clock);
        uploads = new Uploads(database, blobs, clock, AttachmentLimits.USUAL);
        put(await(uploads.turn(growing.id(), 1000)), 1000, UploadClient.part(bytes, 1000, CHUNK), true);
        kept(growing);
        assertThat(read(growing).getBytes()).isEqualTo(bytes);
        assertThat(bucket.objects()).as("none is new").hasSize(4);
        assertThat(await(move().toDatabase()).moved()).isEqualTo(3);
        clock.advance(Duration.ofHours(2));
        swept();
        assertThat(bucket.objects()).isEmpty();
        await(OwnBucket.none(database));
        assertThat(faults()).isEmpty();
    }
}
