package hotline.http.api.attachments;

import hotline.attachment.FileName;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.StoredBlob;
import hotline.http.engine.Exchange;
import hotline.http.engine.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a stored file or a part of it, chunk by chunk, each once the client has taken the one before: a slow client holds a chunk in memory, no
 * connection and no transaction. Bytes of strangers are downloads, run nothing and are taken for nothing else; only what the server made itself is
 * shown within a page.
 */
final class FileAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(FileAnswer.class);
    private static final String RUNS_NOTHING = "default-src 'none'; sandbox";

    /** Asked for again each time, since who may see it can change; unchanged, it is not sent again. */
    private static final String CACHED = "private, no-cache";

    /** What is kept elsewhere, if at all: no copy stays on a disk that others use. */
    private static final String NOT_CACHED = "private, no-store";

    /**
     * How a file is sent.
     *
     * @param name as it is shown
     * @param isInline within a page; else as a download
     */
    record Dress(String name, String mediaType, boolean isInline) {}

    private final Blobs blobs;
    private final StoredBlob blob;
    private final HttpServerResponse response;

    private FileAnswer(Blobs blobs, StoredBlob blob, HttpServerResponse response) {
        this.blobs = blobs;
        this.blob = blob;
        this.response = response;
    }

    static void send(Exchange exchange, Blobs blobs, StoredBlob blob, Dress dress) {
        new FileAnswer(blobs, blob, exchange.context().response()).answer(exchange, dress);
    }

    private void answer(Exchange exchange, Dress dress) {
        if (response.closed()) {
            return;
        }
        var tag = '"' + blob.sha256() + '"';
        if (exchange.header("If-None-Match").filter(known -> names(known, tag)).isPresent()) {
            mark(dress);
            response.setStatusCode(304).end();
            return;
        }
        var range =
                exchange.header("If-Range").filter(known -> !known.equals(tag)).isPresent()
                        ? Optional.<ByteRange>empty()
                        : ByteRange.of(exchange.header("Range"), blob.size());
        if (range.filter(ByteRange::isNone).isPresent()) {
            response.putHeader("Content-Range", "bytes */" + blob.size());
            Problem.of(416, "no-such-part", "There is no such part", "the file has " + blob.size() + " bytes")
                    .send(response);
            return;
        }
        var part = range.orElse(new ByteRange(0, blob.size()));
        if (exchange.context().request().method().equals(HttpMethod.HEAD) || part.length() == 0) {
            head(part, range.isPresent(), dress);
            response.end();
            return;
        }
        // A store that is away is said to the client, which it can't be once the head is sent.
        long end = part.from() + part.length();
        blobs.read(blob, part.from(), part.length())
                .onSuccess(bytes -> {
                    head(part, range.isPresent(), dress);
                    write(bytes, part.from(), end);
                })
                .onFailure(exchange.context()::fail);
    }

    private void mark(Dress dress) {
        response.putHeader("ETag", '"' + blob.sha256() + '"')
                .putHeader("Cache-Control", dress.isInline() ? CACHED : NOT_CACHED)
                .putHeader("Accept-Ranges", "bytes");
    }

    private void head(ByteRange part, boolean isPart, Dress dress) {
        if (response.closed()) {
            return;
        }
        mark(dress);
        response.putHeader("Content-Type", dress.mediaType())
                .putHeader("Content-Disposition", FileName.disposition(dress.name(), dress.isInline()))
                .putHeader("Content-Security-Policy", RUNS_NOTHING)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (isPart) {
            response.setStatusCode(206)
                    .putHeader(
                            "Content-Range",
                            "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + blob.size());
        }
        response.putHeader("Content-Length", Long.toString(part.length()));
    }

    private static boolean names(String known, String tag) {
        return Arrays.stream(known.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private void next(long at, long end) {
        if (at == end) {
            response.end();
            return;
        }
        blobs.read(blob, at, end - at).onSuccess(bytes -> write(bytes, at, end)).onFailure(this::breakOff);
    }

    private void write(Buffer bytes, long at, long end) {
        if (!response.closed()) {
            response.write(bytes)
                    .onSuccess(written -> next(at + bytes.length(), end))
                    .onFailure(gone -> LOG.debug("Client is gone", gone));
        }
    }

    /** Sent bytes can't be taken back; the length tells the client that it is not all. */
    private void breakOff(Throwable failure) {
        LOG.warn("File {} broke off: {}", blob.id(), failure.toString());
        response.reset();
    }
}
