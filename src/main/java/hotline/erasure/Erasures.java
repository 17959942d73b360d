package hotline.erasure;

import hotline.customer.Customers;
import hotline.customer.lists.ForgottenLists;
import hotline.export.ErasedCustomers;
import hotline.failure.Failure;
import hotline.job.JobKind;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Erasures of customers' data: looked at first, then asked for, and done as a job. */
public final class Erasures {
    private final Pool pool;
    private final Jobs jobs;
    private final Customers customers;
    private final ErasedCustomers exports;
    private final ForgottenLists lists;
    private final IntSupplier keptMonths;

    /** @param keptMonths for how many months ended complaints are kept, by the policy in force */
    public Erasures(
            Pool pool,
            Jobs jobs,
            Customers customers,
            ErasedCustomers exports,
            ForgottenLists lists,
            IntSupplier keptMonths) {
        this.pool = pool;
        this.jobs = jobs;
        this.customers = customers;
        this.exports = exports;
        this.lists = lists;
        this.keptMonths = keptMonths;
    }

    /**
     * A request for an erasure.
     *
     * @param file that no other is merged into
     * @param version one of the versions of the file that the person read
     */
    public record Request(long file, Optional<Set<Integer>> version, ErasureReason why, long by, Instant at) {}

    /** What it would empty and what holds it; the look is on record. */
    public Future<ErasurePreview> preview(Customers.Reader reader, long file) {
        return pool.withConnection(connection -> root(connection, file).compose(files -> all(connection, files)
                .compose(all -> preview(connection, all, reader.at()).compose(preview -> customers
                        .look(connection, reader, "erasure preview", all)
                        .map(preview)))));
    }

    private Future<ErasurePreview> preview(SqlConnection connection, List<Long> files, Instant now) {
        return ErasureStore.counts(connection, files, now).compose(counts -> ErasureStore.complaints(connection, files)
                .compose(complaints -> exports.files(connection, complaints, files))
                .compose(kept -> ErasureStore.holds(connection, files, keptMonths.getAsInt(), now)
                        .map(holds -> new ErasurePreview(
                                counts.version(),
                                files,
                                counts.complaints(),
                                counts.callbacks(),
                                counts.notices(),
                                counts.contacts(),
                                kept,
                                counts.leavesDigests(),
                                holds))));
    }

    /**
     * From the answer on no person finds or changes the file, and its texts go within seconds. Fails with {@link Failure.Conflict} while something
     * holds it, where the data are erased already, and where the file is merged into another; with {@link Failure.Changed} for another version.
     */
    public Future<Erasure> ask(Once once, Request request) {
        return once.inTransaction(pool, transaction -> ErasedFileStore.lockReader(transaction)
                .compose(locked -> root(transaction, request.file()))
                .compose(files -> all(transaction, files))
                .compose(files -> lists.forget(transaction, files).map(files))
                .compose(files -> ErasedFileStore.lockCalls(transaction, files)
                        .compose(waited -> locked(transaction, request, files)))
                .compose(files -> ErasureStore.holds(transaction, files, keptMonths.getAsInt(), request.at())
                        .compose(holds -> begin(transaction, request, files, holds))));
    }

    private static Future<List<Long>> root(SqlConnection connection, long file) {
        return Customers.files(connection, file).map(files -> {
            if (files.get(0) != file) {
                throw new Failure.Conflict("the file is merged into the file " + files.get(0));
            }
            return files;
        });
    }

    private static Future<List<Long>> all(SqlConnection connection, List<Long> files) {
        return ErasedFileStore.leftBehind(connection, files)
                .map(left -> Stream.concat(files.stream(), left.stream()).toList());
    }

    private static Future<List<Long>> locked(SqlConnection transaction, Request request, List<Long> files) {
        return ErasedFileStore.lock(transaction, files).compose(locked -> {
            var file = locked.stream()
                    .filter(one -> one.id() == request.file())
                    .findFirst()
                    .orElseThrow(() -> Customers.noFile(request.file()));
            if (file.erased()) {
                throw new Failure.Conflict("the data in the file are erased already");
            }
            if (request.version().filter(read -> !read.contains(file.version())).isPresent()) {
                throw new Failure.Changed("another person changed the file meanwhile");
            }
            // A merge may have ended before the files were locked.
            return root(transaction, request.file())
                    .compose(now -> all(transaction, now))
                    .map(now -> {
                        if (!Set.copyOf(now).equals(Set.copyOf(files))) {
                            throw new Failure.Changed("another person merged the file meanwhile");
                        }
                        return files;
                    });
        });
    }

    private Future<Erasure> begin(SqlConnection transaction, Request request, List<Long> files, List<Hold> holds) {
        if (!holds.isEmpty()) {
            throw new Failure.Conflict(holds.stream().map(Hold::words).collect(Collectors.joining("; ")));
        }
        return ErasureStore.begin(transaction, files, request.why(), request.by(), request.at())
                .compose(id -> ErasedFileStore.values(transaction, files)
                        .compose(values -> exports.forgetSought(transaction, values))
                        .compose(forgotten -> ErasedFileStore.mark(transaction, files, request.at()))
                        .compose(marked -> jobs.ask(
                                transaction,
                                JobKind.ERASURE,
                                new JsonObject().put("erasure", id),
                                Optional.of(request.by())))
                        .compose(job -> ErasureStore.doneBy(transaction, id, job.id()))
                        .compose(asked -> ErasureStore.byId(transaction, id)))
                .map(Optional::orElseThrow);
    }

    /** The register, the newest first. */
    public Future<List<Erasure>> newestFirst(long before, int most) {
        return pool.withConnection(connection -> ErasureStore.newestFirst(connection, before, most));
    }
}
