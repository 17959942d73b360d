package hotline.export;

import hotline.audit.PersonalDataAccess;
import hotline.database.Database;
import hotline.database.Snapshot;
import hotline.export.About.Entry;
import hotline.export.ExportReading.Part;
import hotline.export.Table.Said;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.People;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.log.reading.LogReader;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes exports, page by page. A node that takes one over, or loses its snapshot, begins the file again: a snapshot
 * can't be handed on, and half a file of one and half of another would show no moment at all.
 */
public final class ExportWork implements JobWork {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Database database;
    private final ListTables tables;
    private final People people;
    private final Policies policies;
    private final Supplier<NetworkMap> network;
    private final ExportLimits limits;
    private final InstantSource clock;
    private final ExportStore store = new ExportStore();
    private final ErasedExportStore erased = new ErasedExportStore();
    private final PersonalDataAccess accesses = new PersonalDataAccess();
    /** Of the one job that this node does. */
    private volatile Optional<Begun> begun = Optional.empty();

    public ExportWork(
            Vertx vertx,
            Database database,
            ListTables tables,
            People people,
            Policies policies,
            Supplier<NetworkMap> network,
            ExportLimits limits,
            InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.tables = tables;
        this.people = people;
        this.policies = policies;
        this.network = network;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param at when its snapshot was taken, or before */
    private record Begun(Job job, DataExport export, ExportReading<?> reading, Instant at) {
        boolean isOf(Job other) {
            return job.id() == other.id() && job.run() == other.run();
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.EXPORT;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return begun(job).map(one -> Optional.of(one.reading().total()));
    }

    @Override
    public Future<Void> batch(JobRun run) {
        return begun(run.job())
                .compose(one -> one.reading().next().compose(part -> write(run, one, part)))
                .onFailure(failure -> over(run.job()));
    }

    @Override
    public void over(Job job) {
        var ended = begun.filter(one -> one.isOf(job));
        ended.ifPresent(one -> {
            begun = Optional.empty();
            one.reading().close();
        });
    }

    private Future<Void> write(JobRun run, Begun one, Part part) {
        long export = one.export().id();
        var now = clock.instant();
        // What an earlier beginning had written does not count.
        long worked = part.isFirst() ? part.rows() - run.job().done() : part.rows();
        var progress = Progress.upTo(one.reading().rows(), worked);
        return run.advance(transaction -> unerased(transaction, one, part)
                        .compose(unerased -> begin(transaction, one, part))
                        .compose(ready -> store.insert(transaction, part.chunks()))
                        .compose(stored ->
                                part.complaints().isEmpty() && part.customers().isEmpty()
                                        ? Future.succeededFuture()
                                        : accesses.record(
                                                transaction,
                                                new PersonalDataAccess.ExportLook(
                                                        one.export().person(),
                                                        export,
                                                        part.complaints(),
                                                        part.customers(),
                                                        "in an export",
                                                        now)))
                        .compose(looked -> part.isLast()
                                ? store.finish(
                                        transaction,
                                        export,
                                        one.reading().rows(),
                                        one.reading().size(),
                                        now.plus(limits.keep()))
                                : Future.succeededFuture())
                        .map(written -> part.isLast() ? progress.andLast() : progress))
                .onSuccess(advanced -> {
                    if (part.isLast()) {
                        over(run.job());
                    }
                });
    }

    /** The snapshot still has what was erased since. */
    private Future<Void> unerased(SqlConnection transaction, Begun one, Part part) {
        return part.complaints().isEmpty() && part.customers().isEmpty()
                ? Future.succeededFuture()
                : erased.anyErased(transaction, part.complaints(), part.customers(), one.at())
                        .map(any -> {
                            if (any) {
                                throw new Failure.Conflict(
                                        "personal data in the list were erased in the meantime; ask for the export again");
                            }
                            return null;
                        });
    }

    private Future<Void> begin(SqlConnection transaction, Begun one, Part part) {
        long export = one.export().id();
        return part.isFirst()
                ? store.deleteChunks(transaction, List.of(export))
                        .compose(deleted ->
                                store.counted(transaction, export, one.reading().total()))
                : Future.succeededFuture();
    }

    private Future<Begun> begun(Job job) {
        var ready = begun.filter(one -> one.isOf(job));
        if (ready.isPresent()) {
            return Future.succeededFuture(ready.get());
        }
        return database.pool()
                .withConnection(connection -> store.ofJob(connection, job.id()))
                .compose(export -> people.byId(export.person())
                        .compose(person -> person.enabled()
                                ? open(job, export, person.person().asCaller())
                                : Future.failedFuture(new Failure.Forbidden("the account of its person is disabled"))));
    }

    /** What its person may see is decided at this moment, not when they asked. */
    private Future<Begun> open(Job job, DataExport export, Caller.Staff caller) {
        var list = export.allowed(caller, Table.ROWS_OF_PAGE);
        var now = clock.instant();
        var table = tables.of(list, caller, now);
        var pool = export.what().readsFacts() ? database.figuresPool() : database.pool();
        return Snapshot.open(pool, LONGEST)
                .compose(snapshot -> reading(export, caller, table, snapshot).onFailure(failure -> snapshot.close()))
                .map(reading -> {
                    var one = new Begun(job, export, reading, now);
                    begun = Optional.of(one);
                    return one;
                });
    }

    private <R> Future<ExportReading<R>> reading(
            DataExport export, Caller.Staff caller, Table<R> table, Snapshot snapshot) {
        return snapshot.read(connection -> table.count().read(connection, limits.rows()))
                .compose(total -> total > limits.rows()
                        ? Future.failedFuture(new Failure.Conflict(
                                "the list has more than the " + limits.rows() + " rows that a file may have"))
                        : snapshot.read(connection -> said(table, connection))
                                .compose(said -> vertx.executeBlocking(
                                        () -> {
                                            var chunks = new Chunks(export.id());
                                            var about = about(export, caller, said, total);
                                            var file = file(export, table, about, chunks);
                                            return new ExportReading<>(vertx, snapshot, table, file, chunks, total);
                                        },
                                        false)));
    }

    /** With a position of the log in any case. */
    private static Future<Said> said(Table<?> table, SqlConnection connection) {
        return table.erased()
                .read(connection, Integer.MAX_VALUE - 1)
                .compose(erased -> table.says().read(connection).map(said -> said.and(leftOut(erased))))
                .compose(said -> said.position().isPresent()
                        ? Future.succeededFuture(said)
                        : LogReader.last(connection)
                                .map(last -> new Said(said.entries(), Optional.of(last.toString()))));
    }

    private static List<Entry> leftOut(long erased) {
        return erased == 0
                ? List.of()
                : List.of(new Entry(
                        new LocalizedName("已删除个人信息、未列出的行", "Rows left out, as their personal data are erased"),
                        new LocalizedName(Long.toString(erased), Long.toString(erased))));
    }

    private About about(DataExport export, Caller.Staff caller, Said said, long total) {
        return new About(
                export.what().title(),
                new FilterWords(new PolicyWords(policies), new DimensionWords(policies, network.get()))
                        .of(export.what(), export.filters()),
                said.entries(),
                caller.name() + " (" + caller.login() + ")",
                export.reason(),
                export.askedAt(),
                policies.inForce().policy().zone(),
                said.position().orElseThrow(),
                total);
    }

    private static TableFile file(DataExport export, Table<?> table, About about, Chunks to) throws IOException {
        return switch (export.format()) {
            case XLSX -> new Workbook(to, table.columns(), about, export.language());
            case CSV -> new CsvFile(to, table.columns(), about.zone());
            case EXCEL_CSV -> new ExcelCsvFile(to, table.columns(), about.zone(), export.language());
        };
    }
}
