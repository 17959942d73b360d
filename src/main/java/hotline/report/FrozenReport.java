package hotline.report;

import hotline.measures.Period;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A published report.
 *
 * @param serial its place among all reports, without gaps
 * @param replaces the number of the report that it corrects
 * @param replacedBy the number of the report that corrects it
 * @param publishedBy the name of a person, as it is now
 * @param digest SHA-256 of the body, in hexadecimal digits
 */
public record FrozenReport(
        String number,
        long serial,
        ReportKind kind,
        Period period,
        Optional<String> replaces,
        Optional<String> replacedBy,
        Instant publishedAt,
        String publishedBy,
        String digest) {

    /** With its canonical JSON, byte for byte as it was published. */
    public record Whole(FrozenReport report, Buffer body) {
        public JsonObject json() {
            return new JsonObject(body);
        }
    }
}
