package hotline.attachment;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.digest.Sha256;
import hotline.support.Draft;
import hotline.support.RawConnection;
import hotline.support.Running;
import hotline.support.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uploads by tus 1.0.0. */
class UploadsTest {
    private static final int CHUNK = 256 * 1024;

    @Running(shared = true)
    private static TestServer server;

    private static final String UPLOADS = UploadClient.UPLOADS;

    private static UploadClient stranger() {
        return new UploadClient(server.anybody());
    }

    /** The bytes as they lie on disk. */
    private static String stored(String id) {
        return server.database()
                .value(
                        "SELECT encode(sha256(string_agg(data, '' ORDER BY no)), 'hex') FROM blob_chunk JOIN upload ON upload.blob = blob_chunk.blob"
                                + " WHERE id = '" + id + "'");
    }

    private static String said(String id) {
        return server.database()
                .value("SELECT encode(sha256, 'hex') FROM blob JOIN upload ON upload.blob = blob.id WHERE upload.id = '"
                        + id + "'");
    }

    private static String hash(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    @Test
    void the_protocol_says_what_it_can_and_refuses_other_versions_offsets_and_types() {
        var limits = server.anybody().get(UPLOADS);
        assertThat(limits.header("Tus-Version")).contains("1.0.0");
        assertThat(limits.header("Tus-Max-Size")).contains("20971520");
        var spoken = server.anybody().send("OPTIONS", UPLOADS, null);
        assertThat(spoken.status()).isEqualTo(204);
        assertThat(spoken.header("Tus-Extension")).contains("creation,creation-with-upload,expiration,termination");
        var mine = stranger();
        var id = mine.begun("a.jpg", "image/jpeg", 100);

        var tooFar = mine.append(id, 5, new byte[5]);
        assertThat(tooFar.status()).isEqualTo(409);
        assertThat(tooFar.header("Upload-Offset")).contains("0");
        assertThat(mine.append(id, 0, new byte[101]).status()).isEqualTo(413);
        assertThat(mine.append("5b1f6a52-3a0e-4a8e-9c53-0d9d1c1f7a11", 0, new byte[1])
                        .status())
                .isEqualTo(404);
        assertThat(server.anybody()
                        .with("Tus-Resumable", "0.2.2")
                        .with("Upload-Length", "5")
                        .post(UPLOADS)
                        .status())
                .isEqualTo(412);
        assertThat(server.anybody()
                        .with("Upload-Offset", "0")
                        .with("Content-Type", "text/plain")
                        .sendBytes("PATCH", UPLOADS + "/" + id, new byte[1])
                        .status())
                .isEqualTo(415);
        assertThat(mine.begin("a.jpg", "image/jpeg", 21L * 1024 * 1024).status())
                .isEqualTo(413);
        assertThat(mine.begin("a.pdf", "application/pdf", 11L * 1024 * 1024).status())
                .isEqualTo(413);
        assertThat(server.anybody().post(UPLOADS).status()).isEqualTo(422);
        assertThat(server.anybody()
                        .with("Upload-Offset", "0")
                        .with("Content-Type", "application/offset+octet-stream")
                        .with("X-HTTP-Method-Override", "PATCH")
                        .sendBytes("POST", UPLOADS + "/" + id, new byte[100])
                        .status())
                .as("by a proxy without PATCH")
                .isEqualTo(204);
        assertThat(mine.append(id, 100, new byte[1]).status()).as("it is whole").isEqualTo(409);
    }

    /** Property 16: whatever is sent in whatever order, the stored bytes are the file's first ones. */
    @Test
    @Tag("A9")
    void pieces_of_any_size_with_doubles_wrong_places_and_cuts_make_the_file_or_an_error() throws IOException {
        for (long seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            var file = UploadClient.bytes(1 + random.nextInt(3 * CHUNK), seed);
            var mine = stranger();
            var id = mine.begun("f", "", file.length);
            int at = 0;
            while (at < file.length) {
                int from = random.nextInt(4) == 0 ? random.nextInt(file.length) : at;
                int to = Math.min(file.length, from + 1 + random.nextInt(CHUNK + 1));
                if (from == at && to - from > 1 && random.nextInt(4) == 0) {
                    at = cut(mine, id, file, from, to, 1 + random.nextInt(to - from - 1));
                    continue;
                }
                var reply = mine.append(id, from, UploadClient.part(file, from, to));
                if (from == at) {
                    assertThat(reply.status()).as(reply.body()).isEqualTo(204);
                    at = to;
                } else {
                    assertThat(reply.status()).isEqualTo(409);
                }
                assertThat(mine.offset(id)).isEqualTo(at);
            }
            assertThat(stored(id)).isEqualTo(hash(file)).isEqualTo(said(id));
        }
    }

    /** The connection breaks off after so many bytes of a piece. What the server had read of them is kept; the phone asks how much, and goes on there. */
    private static int cut(UploadClient mine, String id, byte[] file, int from, int to, int came) throws IOException {
        try (var broken = new RawConnection(server)) {
            broken.send(patch(id, from, to - from));
            broken.send(UploadClient.part(file, from, from + came));
        }
        await("it goes on", () -> {
            int now = (int) mine.offset(id);
            assertThat(now).isBetween(from, from + came);
            return mine.append(id, now, UploadClient.part(file, now, to)).status() == 204;
        });
        return to;
    }

    @Test
    @Tag("A9")
    void what_came_before_a_broken_connection_is_kept_and_the_newest_sender_writes() throws IOException {
        var file = UploadClient.bytes(CHUNK + 50_000, 42);
        var mine = stranger();
        var id = mine.begun("a.jpg", "image/jpeg", file.length);
        try (var broken = new RawConnection(server)) {
            broken.send(patch(id, 0, file.length));
            broken.send(UploadClient.part(file, 0, CHUNK + 1_000));
            await("a chunk is stored", () -> mine.offset(id) == CHUNK);
        }
        await("the rest of what came is stored", () -> mine.offset(id) == CHUNK + 1_000);

        try (var older = new RawConnection(server)) {
            older.send(patch(id, CHUNK + 1_000, file.length - CHUNK - 1_000));
            older.send(UploadClient.part(file, CHUNK + 1_000, CHUNK + 1_500));
            await("the older sender writes", () -> server.database()
                    .value("SELECT writer FROM upload WHERE id = '" + id + "'")
                    .equals("2"));
            var newer = mine.append(id, CHUNK + 1_000, UploadClient.part(file, CHUNK + 1_000, CHUNK + 20_000));
            assertThat(newer.status()).as(newer.body()).isEqualTo(204);
            older.send(UploadClient.part(file, CHUNK + 1_500, file.length));
            assertThat(older.answer(true).status())
                    .as("of the older one nothing more is stored")
                    .isEqualTo(409);
        }
        assertThat(mine.append(id, CHUNK + 20_000, UploadClient.part(file, CHUNK + 20_000, file.length))
                        .status())
                .isEqualTo(204);
        assertThat(stored(id)).isEqualTo(hash(file)).isEqualTo(said(id));
    }

    @Test
    void one_client_holds_six_places_and_a_new_sender_of_an_upload_takes_the_place_of_the_older_one()
            throws IOException {
        var mine = new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.100.30"));
        var held = new ArrayList<RawConnection>();
        var ids = new ArrayList<String>();
        try {
            for (int i = 0; i < 6; i++) {
                var id = mine.begun("a.jpg", "image/jpeg", 100);
                ids.add(id);
                var silent = new RawConnection(server);
                held.add(silent);
                silent.send(patch(id, 0, 100)
                        .replace("\r\n\r\n", "\r\nX-Forwarded-For: 198.51.100.30\r\nExpect: 100-continue\r\n\r\n"));
                assertThat(silent.line()).as("it is received").startsWith("HTTP/1.1 100");
            }
            var seventh = mine.begun("a.jpg", "image/jpeg", 100);
            assertThat(mine.append(seventh, 0, new byte[100]).status()).isEqualTo(503);
            assertThat(stranger().append(seventh, 0, new byte[100]).status())
                    .as("another client")
                    .isEqualTo(204);

            assertThat(mine.append(ids.get(0), 0, new byte[100]).status())
                    .as("of the same upload")
                    .isEqualTo(204);
            held.get(0).line();
            assertThat(held.get(0).answer(true).status())
                    .as("the older one is ended at once")
                    .isEqualTo(409);
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void what_a_network_sent_counts_for_its_day_though_it_was_deleted_and_turns_are_few() {
        var far = new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.101.7"));
        for (int i = 0; i < 10; i++) {
            var id = far.begun("a.jpg", "image/jpeg", 20L * 1024 * 1024);
            assertThat(far.end(id).status()).isEqualTo(204);
            assertThat(far.client().get(UPLOADS + "/" + id).status()).isEqualTo(404);
            assertThat(far.end(id).status()).isEqualTo(404);
        }
        assertThat(far.begin("a.jpg", "image/jpeg", 1).status()).isEqualTo(429);

        var mine = stranger();
        var id = mine.begun("a.jpg", "image/jpeg", 1_000);
        for (int i = 0; i < 50; i++) {
            assertThat(mine.append(id, i, new byte[1]).status()).isEqualTo(204);
        }
        assertThat(mine.append(id, 50, new byte[1]).status()).isEqualTo(429);
    }

    @Test
    void the_same_upload_begun_again_is_the_same_and_uploads_that_were_given_up_shut_nobody_out() {
        var mine = new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.102.7"));
        var id = UUID.randomUUID().toString();
        assertThat(mine.beginAs(id, "image/jpeg", 100).json().getString("id")).isEqualTo(id);
        assertThat(mine.append(id, 0, new byte[40]).status()).isEqualTo(204);
        for (int i = 0; i < 12; i++) {
            var again = mine.beginAs(id, "image/jpeg", 100);
            assertThat(again.status()).as(again.body()).isEqualTo(201);
            assertThat(again.header("Upload-Offset")).contains("40");
        }
        assertThat(mine.beginAs(id, "image/jpeg", 101).status()).isEqualTo(422);

        for (int i = 0; i < 9; i++) {
            mine.begun("a.jpg", "image/jpeg", 100);
        }
        assertThat(mine.begin("a.jpg", "image/jpeg", 100).status()).isEqualTo(429);
        assertThat(new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.102.8"))
                        .begin("a.jpg", "image/jpeg", 100)
                        .status())
                .as("a neighbour")
                .isEqualTo(201);
        server.database()
                .execute("UPDATE upload SET begun_at = begun_at - interval '16 minutes' WHERE address ="
                        + " (SELECT address FROM upload WHERE id = '" + id + "')");
        assertThat(mine.begin("a.jpg", "image/jpeg", 100).status()).isEqualTo(201);
    }

    @Test
    void an_address_begins_so_many_uploads_within_ten_minutes() {
        var eager = new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.103.7"));
        for (int i = 0; i < 120; i++) {
            assertThat(eager.end(eager.begun("a.jpg", "image/jpeg", 1)).status())
                    .isEqualTo(204);
        }
        var more = eager.begin("a.jpg", "image/jpeg", 1);
        assertThat(more.status()).isEqualTo(429);
        assertThat(more.header("Retry-After")).isPresent();
    }

    @Test
    void begun_at_once_all_are_begun() {
        var many = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 8; i++) {
            many.add(CompletableFuture.supplyAsync(
                    () -> new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.104.7"))
                            .begin("a.txt", "text/plain", 3)
                            .status()));
        }
        assertThat(many.stream().map(CompletableFuture::join)).containsOnly(201);
    }

    private static String patch(String id, long at, long length) {
        return "PATCH " + UPLOADS + "/" + id + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: "
                + at + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void a_client_that_waits_for_leave_to_send_gets_it() throws IOException {
        var mine = stranger();
        var id = mine.begun("a.txt", "text/plain", 3);
        try (var polite = new RawConnection(server)) {
            polite.send(patch(id, 0, 3).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(polite.line()).startsWith("HTTP/1.1 100");
            polite.send("abc".getBytes(StandardCharsets.UTF_8));
            await("all is stored", () -> mine.offset(id) == 3);
        }
    }

    @Test
    void many_senders_of_one_upload_at_once_store_each_byte_once() {
        var file = UploadClient.bytes(2 * CHUNK, 7);
        var mine = stranger();
        var id = mine.begun("a.jpg", "image/jpeg", file.length);
        while (mine.offset(id) < file.length) {
            int at = (int) mine.offset(id);
            var all = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 4; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> mine.append(id, at, UploadClient.part(file, at, Math.min(file.length, at + 90_000)))
                                .status()));
            }
            assertThat(all.stream().map(CompletableFuture::join).toList()).isSubsetOf(List.of(204, 409));
        }
        assertThat(stored(id)).isEqualTo(hash(file)).isEqualTo(said(id));
    }

    @Test
    void a_customer_has_so_many_open_uploads_and_so_many_bytes_and_a_stranger_of_a_network_too() {
        var filed = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json();
        var customer = new UploadClient(server.anybody().with("Tracking-Code", filed.getString("trackingCode")));
        var first = customer.begun("a.jpg", "image/jpeg", 20L * 1024 * 1024);
        customer.begun("b.jpg", "image/jpeg", 20L * 1024 * 1024);
        var third = customer.begin("c.jpg", "image/jpeg", 20L * 1024 * 1024);
        assertThat(third.status()).as("50 MB in all").isEqualTo(429);
        assertThat(third.problem()).isEqualTo("upload-quota");
        assertThat(customer.end(first).status()).isEqualTo(204);
        for (int i = 0; i < 9; i++) {
            customer.begun("d.txt", "text/plain", 10);
        }
        assertThat(customer.begin("e.txt", "text/plain", 10).status())
                .as("ten are open")
                .isEqualTo(429);

        var far = new UploadClient(server.anybody().with("X-Forwarded-For", "198.51.100.7"));
        for (int i = 0; i < 10; i++) {
            far.begun("a.jpg", "image/jpeg", 19L * 1024 * 1024);
        }
        assertThat(far.begin("a.jpg", "image/jpeg", 19L * 1024 * 1024).status()).isEqualTo(429);
        assertThat(new UploadClient(server.anybody().with("X-Forwarded-For", "203.0.113.9"))
                        .begin("a.jpg", "image/jpeg", 5)
                        .status())
                .isEqualTo(201);
    }
}
