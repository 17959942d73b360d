package hotline.export;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.job.JobState;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An export as the register has it.
 *
 * @param list as {@link ListForm} wrote it
 * @param columns codes of the columns in the file
 * @param done rows written so far
 * @param total rows of the list, once they are counted
 * @param rows in the file; fewer than the total where some could not be read
 * @param size of the file in bytes
 * @param fileUntil until when there is a file
 */
public record DataExport(
        long id,
        long person,
        long job,
        Exportable.What what,
        JsonObject list,
        JsonObject filters,
        List<String> columns,
        ExportFormat format,
        String language,
        String reason,
        Instant askedAt,
        JobState jobState,
        long done,
        Optional<Long> total,
        Optional<Long> rows,
        Optional<Long> size,
        Optional<String> problem,
        Optional<Instant> finishedAt,
        Optional<Instant> fileUntil,
        Optional<Instant> fetchedAt,
        boolean removed) {

    public DataExport {
        columns = List.copyOf(columns);
    }

    /**
     * Its list. Fails with {@link Failure.Forbidden} where the caller may not take it out at this moment, or asked for it
     * in another role.
     *
     * @param limit rows of a page
     */
    Exportable allowed(Caller.Staff caller, int limit) {
        Reader.of(list).ifPresent(reader -> reader.check(caller));
        var allowed = ListForm.read(what, list, limit);
        allowed.allow(caller);
        return allowed;
    }

    /** Whether its file may be fetched. */
    public boolean hasFile(Instant now) {
        return jobState == JobState.DONE && fileUntil.filter(now::isBefore).isPresent();
    }

    /** Its state, as its person sees it. */
    public String state(Instant now) {
        return jobState == JobState.DONE && !hasFile(now) ? "expired" : jobState.code();
    }

    /** Rows of the list that the file lacks because they could not be read. */
    public Optional<Long> leftOut() {
        return rows.flatMap(written -> total.map(all -> Math.max(0, all - written)));
    }

    /** A name that each system takes. */
    public String fileName() {
        return what.code() + "-" + id + "." + format.extension();
    }

    /** The name in the language of the file. */
    public String localFileName() {
        return what.title().in(language) + "-" + id + "." + format.extension();
    }
}
