package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.Prepared.Ended;
import hotline.attachment.Prepared.Held;
import hotline.attachment.Prepared.Picture;
import hotline.attachment.Prepared.Ready;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.Steps;
import hotline.attachment.upkeep.AttachmentUpkeep;
import hotline.attachment.upkeep.FileCheck;
import hotline.attachment.upload.NewUpload;
import hotline.attachment.upload.Sender;
import hotline.attachment.upload.Uploads;
import hotline.database.Database;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files are prepared once, by nodes that may die. */
@ExtendWith(VertxExtension.class)
class AttachmentWorkTest {
    private static final Instant NOW = Instant.parse("2026-09-25T08:00:00Z");
    private static final byte[] SENT = UploadClient.bytes(300_000, 1);

    private static Vertx vertx;
    private static TestDatabase testDatabase;
    private static Database database;

    private final SettableClock clock = new SettableClock(NOW);
    private final Blobs blobs = Blobs.inDatabase(database, clock);
    private final Uploads uploads = new Uploads(database, blobs, clock, AttachmentLimits.USUAL);
    private final Attachments attachments = new Attachments(database, blobs, clock);

    @BeforeAll
    static void open(Vertx given) {
        vertx = given;
        testDatabase = TestDatabase.fresh();
        database = Database.open(vertx, testDatabase.settings());
    }

    @AfterAll
    static void close() {
        await(database.close());
        testDatabase.close();
    }

    @BeforeEach
    void empty() {
        testDatabase.execute("TRUNCATE upload, attachment, blob, blob_chunk");
    }

    private AttachmentWork work(Preparation preparation) {
        return new AttachmentWork(
                new Loops(vertx, new SimpleMeterRegistry()),
                database,
                blobs,
                preparation,
                () -> Duration.ofDays(30),
                clock);
    }

    private Attachment taken(long complaint) {
        var begun = await(uploads.begin(new NewUpload(
                UUID.randomUUID(),
                Sender.stranger(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a.jpg",
                "image/jpeg",
                SENT.length)));
        var turn = await(uploads.turn(begun.id(), 0));
        await(uploads.append(turn, 0, Buffer.buffer(UploadClient.part(SENT, 0, Blobs.CHUNK))));
        await(uploads.finish(
                turn, Blobs.CHUNK, Buffer.buffer(UploadClient.part(SENT, Blobs.CHUNK, SENT.length)), Optional.empty()));
        var taking = new UploadTaking.Taking(begun.id(), complaint, 1, false, Optional.empty(), clock.instant());
        Set<UUID> taken = await(database.inTransaction(transaction -> UploadTaking.take(transaction, List.of(taking))));
        assertThat(taken).containsExactly(begun.id());
        return only(complaint);
    }

    private Attachment only(long complaint) {
        var all = await(attachments.ofComplaint(complaint, true));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Future<Prepared> shrunk(ClaimedAttachment attachment) {
        return blobs.store(Buffer.buffer("small")).compose(shown -> blobs.store(Buffer.buffer("tiny"))
                .map(thumb -> new Ready(
                        "a.jpg",
                        AttachmentKind.IMAGE,
                        "image/jpeg",
                        Optional.of(shown),
                        Optional.of(thumb),
                        Optional.of(new Picture(4, 3, Optional.of(NOW), true)))));
    }

    private static Future<Prepared> asSent(ClaimedAttachment attachment) {
        return Future.succeededFuture(new Ready(
                attachment.name(),
                AttachmentKind.OTHER,
                "application/octet-stream",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private void sweep() {
        var upkeep = new AttachmentUpkeep(new Loops(vertx, new SimpleMeterRegistry()), uploads, attachments, blobs);
        await("all is swept", () -> await(upkeep.round()).equals(Next.usual()));
    }

    private static String count(String table) {
        return testDatabase.value("SELECT count(*) FROM " + table);
    }

    @Test
    @Tag("A8")
    void a_picture_is_shown_in_another_form_and_the_sent_one_goes_after_its_days() {
        taken(1);
        await(work(this::shrunk).round());
        var ready = only(1);
        assertThat(ready.state()).isEqualTo(AttachmentState.READY);
        assertThat(ready.isInline()).isTrue();
        assertThat(ready.size()).isEqualTo("small".length());
        var original = await(attachments.find(1, ready.id(), Attachments.Form.ORIGINAL, true));
        assertThat(await(blobs.read(original.blob())).getBytes()).isEqualTo(SENT);

        clock.advance(Duration.ofDays(31));
        assertThat(attachments.isKept(ready)).isFalse();
        sweep();
        assertThat(count("blob")).as("what is shown and its thumb").isEqualTo("2");
        assertThat(count("blob_chunk")).isEqualTo("2");
        assertThat(await(attachments.find(1, ready.id(), Attachments.Form.SHOWN, true))
                        .blob()
                        .size())
                .isEqualTo("small".length());
    }

    @Test
    void of_a_node_that_died_another_one_takes_it_and_what_comes_late_changes_nothing() {
        taken(2);
        var late = Promise.<Prepared>promise();
        var first = work(attachment -> late.future()).round();
        await(
                "it is taken",
                () -> testDatabase.value("SELECT attempt FROM attachment").equals("1"));
        await(work(this::shrunk).round());
        assertThat(only(2).state()).as("its lease runs").isEqualTo(AttachmentState.PREPARING);
        clock.advance(AttachmentWork.LEASE.plusSeconds(1));
        await(work(this::shrunk).round());
        assertThat(only(2).state()).isEqualTo(AttachmentState.READY);
        late.complete(new Ended(AttachmentState.INFECTED));
        await(first);
        assertThat(only(2).state()).isEqualTo(AttachmentState.READY);
    }

    @Test
    void what_fails_by_no_fault_of_the_file_is_tried_until_it_works() {
        taken(3);
        var held =
                work(attachment -> Future.succeededFuture(new Held(AttachmentState.PREPARING, Duration.ofSeconds(30))));
        for (int i = 0; i < 20; i++) {
            await(held.round());
            clock.advance(Duration.ofSeconds(31));
        }
        var failures = new ArrayList<Integer>();
        var failing = work(attachment -> {
            failures.add(attachment.failures());
            return Future.failedFuture(new IllegalStateException("no space left"));
        });
        for (int i = 0; i < 12; i++) {
            await(failing.round());
            clock.advance(i == 0 ? Duration.ofSeconds(3) : Duration.ofMinutes(11));
        }
        sweep();
        assertThat(failures).as("holds are none").containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        await(work(this::shrunk).round());
        assertThat(only(3).state()).isEqualTo(AttachmentState.READY);
        var original = await(attachments.find(3, only(3).id(), Attachments.Form.ORIGINAL, true));
        assertThat(await(blobs.read(original.blob())).getBytes()).isEqualTo(SENT);
    }

    @Test
    @Tag("A8")
    void what_can_not_be_read_is_kept_as_it_was_sent_for_its_days_and_what_is_bad_goes_at_once() {
        var id = taken(5).id();
        await(work(attachment -> Future.succeededFuture(new Ended(AttachmentState.UNREADABLE)))
                .round());
        sweep();
        var original = await(attachments.find(5, id, Attachments.Form.ORIGINAL, true));
        assertThat(await(blobs.read(original.blob())).getBytes()).isEqualTo(SENT);
        clock.advance(Duration.ofDays(31));
        sweep();
        assertThat(count("blob_chunk")).isEqualTo("0");

        long complaint = 6;
        for (var bad : List.of(AttachmentState.INFECTED, AttachmentState.REFUSED)) {
            taken(complaint++);
            await(work(attachment -> Future.succeededFuture(new Ended(bad))).round());
            sweep();
            assertThat(count("blob_chunk")).as(bad.code()).isEqualTo("0");
        }
    }

    @Test
    void bytes_that_were_made_and_never_written_back_go_and_damage_is_found() {
        await(blobs.store(Buffer.buffer(SENT)));
        clock.advance(Duration.ofHours(2));
        sweep();
        assertThat(count("blob")).isEqualTo("0");

        taken(4);
        var stored = await(blobs.after(0, 10)).get(0);
        assertThat(await(blobs.isSound(stored))).isTrue();
        testDatabase.execute("UPDATE blob_chunk SET data = overlay(data PLACING '\\x00'::bytea FROM 9) WHERE no = 1");
        assertThat(await(blobs.isSound(stored))).isFalse();
        testDatabase.execute("DELETE FROM blob_chunk WHERE no = 1");
        await(work(AttachmentWorkTest::asSent).round());
        testDatabase.execute("UPDATE attachment SET shown = shown + 1");
        assertThat(await(new FileCheck(attachments, Integer.MAX_VALUE, new Steps(vertx)).run())
                        .first())
                .containsExactly(
                        "attachment " + only(4).id() + " is shown and has no file",
                        "file " + stored.id() + " of " + SENT.length + " bytes is not what came in");
    }
}
