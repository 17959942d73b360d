package hotline.http.engine;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** An answer as it is kept for repeats: a line with status and headers, then the body, compressed together. */
final class KeptAnswer {
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String REFUSAL = "refusal";

    private KeptAnswer() {}

    static byte[] of(Answer answer) {
        var headers = new JsonObject();
        answer.headers().forEach(headers::put);
        var first = new JsonObject().put(STATUS, answer.status()).put(HEADERS, headers);
        var whole = first.toBuffer().appendString("\n");
        answer.body().ifPresent(whole::appendBuffer);
        return Gzip.fast(whole).getBytes();
    }

    /** A refusal by the present state (409). */
    static byte[] ofRefusal(String detail) {
        return Gzip.fast(new JsonObject().put(REFUSAL, detail).toBuffer().appendString("\n"))
                .getBytes();
    }

    static Future<Answer> read(byte[] kept) {
        var whole = Buffer.buffer(plain(kept));
        int end = 0;
        while (whole.getByte(end) != '\n') {
            end++;
        }
        var first = new JsonObject(whole.getBuffer(0, end));
        if (first.containsKey(REFUSAL)) {
            return Future.failedFuture(new Failure.Conflict(first.getString(REFUSAL)));
        }
        var headers = new HashMap<String, String>();
        first.getJsonObject(HEADERS).forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        var body = Optional.of(whole.getBuffer(end + 1, whole.length())).filter(buffer -> buffer.length() > 0);
        return Future.succeededFuture(new Answer(first.getInteger(STATUS), body, headers, false));
    }

    private static byte[] plain(byte[] kept) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            return gzip.readAllBytes();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }
}
