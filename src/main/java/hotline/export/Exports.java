package hotline.export;

import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.ExportLook;
import hotline.database.LongStatement;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.job.JobKind;
import hotline.job.JobState;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Exports as the people who ask for them see them. An export is there for the person who asked for it, and for no other. */
public final class Exports {
    /** A person waits for the count at a screen. */
    private static final Duration LONGEST_COUNT = Duration.ofSeconds(15);

    private static final Duration UNTIL_ONE_IS_DONE = Duration.ofSeconds(30);

    private final Pool pool;
    private final Pool figures;
    private final Jobs jobs;
    private final ListTables tables;
    private final ExportLimits limits;
    private final InstantSource clock;
    private final ExportStore store = new ExportStore();
    private final PersonalDataAccess accesses = new PersonalDataAccess();

    /** @param figures for counts of figures, which read many facts */
    public Exports(Pool pool, Pool figures, Jobs jobs, ListTables tables, ExportLimits limits, InstantSource clock) {
        this.pool = pool;
        this.figures = figures;
        this.jobs = jobs;
        this.tables = tables;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What an export of a list would hold.
     *
     * @param rows one more than the most stands for all larger numbers
     * @param erased rows that are left out because their personal data are erased
     * @param most rows that a file may have
     */
    public record Preview(long rows, long erased, int most, List<String> columns) {}

    /** Counts; nothing is written or registered, as nothing leaves. */
    public Future<Preview> preview(Caller.Staff caller, Exportable list) {
        list.allow(caller);
        var table = tables.of(list, caller, clock.instant());
        return counted(list, table).compose(rows -> pool.withConnection(
                        connection -> table.erased().read(connection, limits.rows()))
                .map(erased -> new Preview(rows, erased, limits.rows(), codes(table))));
    }

    /**
     * Asks for a file; it is registered before any row is read (S5). The rows are counted before its person is locked, so that
     * further requests of the same person wait for no count, each with a connection that others need.
     */
    public Future<DataExport> ask(Once once, Caller.Staff caller, ExportRequest request) {
        request.list().allow(caller);
        var table = tables.of(request.list(), caller, clock.instant());
        return counted(request.list(), table)
                .compose(rows -> rows > limits.rows()
                        ? Future.failedFuture(Failure.Invalid.field(
                                "/filters",
                                "the list has more than the " + limits.rows() + " rows that a file may have",
                                "too-many-rows"))
                        : once.inTransaction(pool, transaction -> store.lockPerson(transaction, caller.id())
                                .compose(locked -> store.underWay(transaction, caller.id()))
                                .compose(underWay -> underWay >= limits.atOnce()
                                        ? Future.failedFuture(new Failure.TooMany(
                                                underWay
                                                        + " exports of yours are under way; wait for one, or cancel it",
                                                UNTIL_ONE_IS_DONE))
                                        : register(transaction, caller, request, codes(table)))));
    }

    private Future<DataExport> register(
            SqlConnection transaction, Caller.Staff caller, ExportRequest request, List<String> columns) {
        var now = clock.instant();
        var about = new JsonObject()
                .put("what", request.list().what().code())
                .put("format", request.format().code());
        return jobs.ask(transaction, JobKind.EXPORT, about, Optional.of(caller.id()))
                .compose(job -> store.insert(
                        transaction,
                        new ExportStore.Asked(request, caller, job.id(), columns, now, now.plus(limits.keep()))))
                .compose(id -> look(transaction, caller.id(), id, "export")
                        .compose(looked -> store.ofPerson(transaction, id, caller.id())))
                .map(Optional::orElseThrow);
    }

    /** Fails with {@link Failure.NotFound}, also where it is another person's. */
    public Future<DataExport> read(Caller.Staff caller, long id) {
        return pool.withConnection(connection -> own(connection, caller, id));
    }

    /** The caller's own, the newest first. */
    public Future<List<DataExport>> newestFirst(Caller.Staff caller, Optional<Long> before, int most) {
        return pool.withConnection(
                connection -> store.newestFirst(connection, caller.id(), before.orElse(Long.MAX_VALUE), most));
    }

    /** Cancels one that is under way, and deletes the file of one that is over; the register keeps both. */
    public Future<Void> delete(Once once, Caller.Staff caller, long id) {
        return once.inTransaction(pool, transaction -> own(transaction, caller, id)
                .compose(export -> jobs.cancel(transaction, export.job())
                        .compose(cancelled ->
                                cancelled ? Future.succeededFuture() : store.remove(transaction, id, clock.instant())))
                .compose(over -> store.deleteFiles(transaction, List.of(id))));
    }

    /** The file, which its person fetches now; fails where it is not finished, or not there any more. */
    public Future<DataExport> fetch(Caller.Staff caller, long id) {
        var now = clock.instant();
        return pool.withTransaction(transaction -> own(transaction, caller, id).compose(export -> {
            if (export.jobState() != JobState.DONE) {
                throw new Failure.Conflict("the export is " + export.jobState().code());
            }
            if (!export.hasFile(now)) {
                throw new Failure.NotFound("the file of export " + id + " is deleted");
            }
            export.allowed(caller, 1);
            return store.fetched(transaction, id, now)
                    .compose(noted -> look(transaction, caller.id(), id, "export fetched"))
                    .map(export);
        }));
    }

    /** A part of a file, from 0; empty after the last. */
    public Future<Optional<Buffer>> part(DataExport export, int seq) {
        return pool.withConnection(connection -> store.chunk(connection, export.id(), seq));
    }

    private Future<DataExport> own(SqlConnection connection, Caller.Staff caller, long id) {
        return store.ofPerson(connection, id, caller.id())
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no export " + id)));
    }

    private Future<Long> counted(Exportable list, Table<?> table) {
        return (list.what().readsFacts() ? figures : pool).withTransaction(transaction -> count(transaction, table));
    }

    private Future<Long> count(SqlConnection transaction, Table<?> table) {
        return LongStatement.allow(transaction, LONGEST_COUNT)
                .compose(allowed -> table.count().read(transaction, limits.rows()));
    }

    private Future<Void> look(SqlConnection transaction, long person, long export, String what) {
        return accesses.record(
                transaction, new ExportLook(person, export, List.of(), List.of(), what, clock.instant()));
    }

    private static List<String> codes(Table<?> table) {
        return table.columns().stream().map(Column::code).toList();
    }
}
