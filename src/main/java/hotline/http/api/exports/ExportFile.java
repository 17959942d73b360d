package hotline.http.api.exports;

import hotline.export.DataExport;
import hotline.export.Exports;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a file part by part, each once the client has taken the one before. Its length is said first, so that a client
 * knows a file that broke off.
 */
final class ExportFile {
    private static final Logger LOG = LoggerFactory.getLogger(ExportFile.class);

    private final Exports exports;
    private final DataExport export;
    private final HttpServerResponse response;
    private long sent;

    ExportFile(Exports exports, DataExport export, HttpServerResponse response) {
        this.exports = exports;
        this.export = export;
        this.response = response;
    }

    void send() {
        if (response.closed()) {
            return;
        }
        response.putHeader("Content-Type", export.format().mediaType())
                .putHeader("Content-Length", Long.toString(export.size().orElse(0L)))
                .putHeader("Content-Disposition", disposition())
                .putHeader("Cache-Control", "no-store");
        part(0);
    }

    /** A plain name for all clients, and the one in its own script for those that know RFC 5987. */
    private String disposition() {
        var encoded = URLEncoder.encode(export.localFileName(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "attachment; filename=\"" + export.fileName() + "\"; filename*=UTF-8''" + encoded;
    }

    private void part(int seq) {
        exports.part(export, seq)
                .onSuccess(part -> part.ifPresentOrElse(bytes -> write(bytes, seq), this::end))
                .onFailure(this::breakOff);
    }

    private void write(Buffer bytes, int seq) {
        if (response.closed()) {
            return;
        }
        sent += bytes.length();
        response.write(bytes).onSuccess(written -> part(seq + 1)).onFailure(gone -> LOG.debug("Client is gone", gone));
    }

    private void end() {
        if (sent == export.size().orElse(0L)) {
            response.end();
        } else {
            breakOff(new IllegalStateException("the file was deleted meanwhile"));
        }
    }

    /** Sent bytes can't be taken back; the length tells the client that it is not all. */
    private void breakOff(Throwable failure) {
        LOG.warn("The file of export {} broke off: {}", export.id(), failure.toString());
        response.reset();
    }
}
