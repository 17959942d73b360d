package hotline.job;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Work in the background that outlives the node that does it.
 *
 * @param request the request, in words of its kind
 * @param position key of the last row that is done; the next batch begins after it
 * @param done how much is done, in units of its kind, such as complaints
 * @param total how much there was to do when it began
 * @param result the result so far; final once the job is done
 * @param problem why it failed, for people
 * @param askedBy the person who requested it; empty: the server itself
 * @param run how often a node has taken it up; writes of an earlier run are refused
 */
public record Job(
        long id,
        JobKind kind,
        JobState state,
        JsonObject request,
        long position,
        long done,
        Optional<Long> total,
        Optional<JsonObject> result,
        Optional<String> problem,
        Optional<Long> askedBy,
        Instant askedAt,
        int run,
        Optional<Instant> finishedAt) {

    Job after(Progress progress) {
        return new Job(
                id,
                kind,
                progress.isLast() ? JobState.DONE : state,
                request,
                progress.position(),
                done + progress.worked(),
                total,
                progress.result().or(() -> result),
                problem,
                askedBy,
                askedAt,
                run,
                finishedAt);
    }

    Job of(long much) {
        return new Job(
                id,
                kind,
                state,
                request,
                position,
                done,
                Optional.of(much),
                result,
                problem,
                askedBy,
                askedAt,
                run,
                finishedAt);
    }
}
