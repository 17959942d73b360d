package hotline.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.TestClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** Sends files as phones do: begins, sends pieces, asks how far it is. */
public record UploadClient(TestClient client) {
    public static final String UPLOADS = "/api/v1/uploads";
    private static final String PIECE = "application/offset+octet-stream";

    public Reply begin(String name, String type, long size) {
        return client.with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", Long.toString(size))
                .with("Upload-Metadata", "filename " + base64(name) + ",filetype " + base64(type))
                .post(UPLOADS);
    }

    /** One that the client names. */
    public Reply beginAs(String id, String type, long size) {
        return client.with("Tus-Resumable", "1.0.0")
                .with("Upload-Id", id)
                .with("Upload-Length", Long.toString(size))
                .with("Upload-Metadata", "filename " + base64("a") + ",filetype " + base64(type))
                .post(UPLOADS);
    }

    /** Its id. */
    public String begun(String name, String type, long size) {
        var reply = begin(name, type, size);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .contains(UPLOADS + "/" + reply.json().getString("id"));
        return reply.json().getString("id");
    }

    public Reply append(String id, long at, byte[] bytes) {
        return client.with("Tus-Resumable", "1.0.0")
                .with("Upload-Offset", Long.toString(at))
                .with("Content-Type", PIECE)
                .sendBytes("PATCH", UPLOADS + "/" + id, bytes);
    }

    /** A whole upload, begun with all its bytes. */
    public String sent(String name, String type, byte[] bytes) {
        var reply = client.with("Tus-Resumable", "1.0.0")
                .with("Upload-Length", Integer.toString(bytes.length))
                .with("Upload-Metadata", "filename " + base64(name) + ",filetype " + base64(type))
                .with("Content-Type", PIECE)
                .sendBytes("POST", UPLOADS, bytes);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().getString("state")).as(reply.body()).isEqualTo("whole");
        return reply.json().getString("id");
    }

    /** As HEAD answers it. */
    public long offset(String id) {
        var reply = client.send("HEAD", UPLOADS + "/" + id, null);
        assertThat(reply.status()).isEqualTo(200);
        return reply.header("Upload-Offset").map(Long::parseLong).orElseThrow();
    }

    public Reply end(String id) {
        return client.with("Tus-Resumable", "1.0.0").delete(UPLOADS + "/" + id);
    }

    /** A file that begins as a PDF does; the same for the same seed. */
    public static byte[] bytes(int length, long seed) {
        return bytes("%PDF-", length, seed);
    }

    public static byte[] bytes(String head, int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(first, 0, bytes, 0, Math.min(length, first.length));
        return bytes;
    }

    public static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
