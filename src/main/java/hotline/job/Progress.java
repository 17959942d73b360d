package hotline.job;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * How far one batch has brought a job.
 *
 * @param position key of the last row that is done
 * @param worked how much this batch has done
 * @param result replaces the result so far, so that a node that takes the job over can add to it; empty: it stays
 * @param isLast the job is complete
 */
public record Progress(long position, long worked, Optional<JsonObject> result, boolean isLast) {

    public static Progress upTo(long position, long worked) {
        return new Progress(position, worked, Optional.empty(), false);
    }

    public Progress with(JsonObject resultSoFar) {
        return new Progress(position, worked, Optional.of(resultSoFar), isLast);
    }

    public Progress andLast() {
        return new Progress(position, worked, result, true);
    }
}
