package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.blob.Blobs;
import hotline.attachment.upload.NewUpload;
import hotline.attachment.upload.Sender;
import hotline.attachment.upload.Uploads;
import hotline.database.Database;
import hotline.loop.Loops;
import hotline.media.MediaChildren;
import hotline.media.VirusScanner;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a file by what the virus scanner says, played by a server that speaks its protocol. */
@ExtendWith(VertxExtension.class)
class ScannedFilesTest {
    private static final Instant NOW = Instant.parse("2026-09-25T08:00:00Z");
    private static final byte[] SENT = "Sent by a customer".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock(NOW);
    private TestDatabase testDatabase;
    private Database database;
    private NetServer clamd;
    private MediaChildren pictures;
    private Blobs blobs;
    private Attachments attachments;
    private AttachmentWork work;

    /** Empty: it closes the connection. */
    private volatile Optional<String> answer = Optional.empty();

    @BeforeEach
    void open(Vertx vertx) {
        testDatabase = TestDatabase.fresh();
        database = Database.open(vertx, testDatabase.settings());
        blobs = Blobs.inDatabase(database, clock);
        attachments = new Attachments(database, blobs, clock);
        pictures = new MediaChildren(vertx);
        clamd = await(vertx.createNetServer().connectHandler(this::scanned).listen(0, "127.0.0.1"));
        var scanner = new VirusScanner(vertx, SocketAddress.inetSocketAddress(clamd.actualPort(), "127.0.0.1"));
        work = new AttachmentWork(
                new Loops(vertx, new SimpleMeterRegistry()),
                database,
                blobs,
                new PreparationByContent(
                        blobs,
                        pictures,
                        Optional.of(scanner),
                        Optional.empty(),
                        () -> ZoneOffset.UTC,
                        AttachmentLimits.USUAL),
                () -> Duration.ofDays(30),
                clock);
    }

    @AfterEach
    void close() {
        await(clamd.close());
        await(pictures.stop());
        await(database.close());
        testDatabase.close();
    }

    /** A file as short as this one comes in one part, after whose end four zeros stand. */
    private void scanned(NetSocket socket) {
        var got = Buffer.buffer();
        socket.exceptionHandler(gone -> {});
        socket.handler(part -> {
            got.appendBuffer(part);
            if (got.length() > SENT.length && got.getInt(got.length() - 4) == 0) {
                answer.ifPresentOrElse(said -> socket.write(said + "\0"), socket::close);
            }
        });
    }

    private void taken() {
        var uploads = new Uploads(database, blobs, clock, AttachmentLimits.USUAL);
        var begun = await(uploads.begin(new NewUpload(
                UUID.randomUUID(),
                Sender.stranger(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a.txt",
                "text/plain",
                SENT.length)));
        var turn = await(uploads.turn(begun.id(), 0));
        await(uploads.finish(turn, 0, Buffer.buffer(SENT), Optional.empty()));
        var taking = new UploadTaking.Taking(begun.id(), 1, 1, false, Optional.empty(), clock.instant());
        await(database.inTransaction(transaction -> UploadTaking.take(transaction, List.of(taking))));
    }

    private AttachmentState afterRound() {
        await(work.round());
        return await(attachments.ofComplaint(1, true)).get(0).state();
    }

    private String bytesKept() {
        await("all is swept", () -> !await(blobs.sweep()));
        return testDatabase.value("SELECT count(*) FROM blob_chunk");
    }

    @Test
    @Tag("A10")
    void while_the_scanner_is_away_a_file_is_held_and_then_shown() {
        taken();
        for (int i = 0; i < 10; i++) {
            assertThat(afterRound()).isEqualTo(AttachmentState.SCANNING);
            clock.advance(Duration.ofSeconds(29));
            answer = Optional.of("stream: OK");
            assertThat(afterRound()).as("not before its time").isEqualTo(AttachmentState.SCANNING);
            answer = Optional.empty();
            clock.advance(Duration.ofSeconds(2));
        }
        assertThat(bytesKept()).isEqualTo("1");
        answer = Optional.of("stream: OK");
        assertThat(afterRound()).isEqualTo(AttachmentState.READY);
    }

    @Test
    @Tag("A10")
    void an_infected_file_is_never_shown_and_not_kept() {
        answer = Optional.of("stream: Win.Test.EICAR_HDB-1 FOUND");
        taken();
        assertThat(afterRound()).isEqualTo(AttachmentState.INFECTED);
        assertThat(bytesKept()).isEqualTo("0");
    }

    @Test
    @Tag("A10")
    void a_file_that_the_scanner_does_not_take_is_refused_and_never_passed() {
        answer = Optional.of("INSTREAM size limit exceeded. ERROR");
        taken();
        assertThat(afterRound()).isEqualTo(AttachmentState.REFUSED);
        assertThat(bytesKept()).isEqualTo("0");
    }
}
