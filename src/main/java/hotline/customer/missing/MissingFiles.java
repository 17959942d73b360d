package hotline.customer.missing;

import hotline.customer.Customers;
import hotline.customer.FileChange;
import hotline.customer.FileEdits;
import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.once.Once;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Missing files (A7), each step with an entry in the history of the customer's file; looks are on record (K8). */
public final class MissingFiles {
    private final Pool pool;
    private final Customers customers;
    private final Supplier<MissingRules> rules;

    /** @param rules of the policy in force, with its calendar */
    public MissingFiles(Pool pool, Customers customers, Supplier<MissingRules> rules) {
        this.pool = pool;
        this.customers = customers;
        this.rules = rules;
    }

    /**
     * Those in a state, due first before.
     *
     * @param overdueAt only those that were due before
     * @param department only those that it is to deliver
     */
    public record Filter(
            MissingState state, Optional<Instant> overdueAt, Optional<String> department, ListCursor after, int most) {}

    /** Open ones of a department. */
    public record Count(String department, int missing, int heldBack, int overdue) {}

    /**
     * What a person reports.
     *
     * @param file in the system; empty: the system has none
     * @param name of the customer where the system has none
     * @param department code of the one that is to deliver it
     * @param responsible the person in it who is, by {@code person.id}
     * @param note missing parts
     */
    public record Reported(
            Optional<Long> file,
            Optional<String> name,
            String department,
            Optional<Long> responsible,
            Optional<String> note,
            long by,
            Instant at) {
        Reported of(long root) {
            return new Reported(Optional.of(root), Optional.empty(), department, responsible, note, by, at);
        }
    }

    /**
     * What a person does.
     *
     * @param file the number of the file that is delivered, where the report had none
     * @param reason why it is held back, or demanded
     */
    public record Taken(MissingStep step, Optional<Long> file, Optional<String> reason, Staff by, Instant at) {}

    /** Fails with {@link Failure.NotFound}, and with {@link Failure.Conflict} where the file is reported already, sealed or erased. */
    public Future<MissingFile> report(Once once, Reported reported) {
        return once.inTransaction(pool, transaction -> known(transaction, reported)
                .compose(known -> known.responsible()
                        .map(person -> FileEdits.checkHandler(transaction, person, "/responsible"))
                        .orElseGet(Future::succeededFuture)
                        .map(known))
                .compose(known -> MissingStore.report(
                                transaction, known, rules.get().dueAt(known.at()))
                        .map(id ->
                                id.orElseThrow(() -> new Failure.Conflict("the file is reported as missing already")))
                        .compose(id -> noted(
                                        transaction,
                                        known.file(),
                                        known.by(),
                                        known.at(),
                                        "reported-missing",
                                        known.note())
                                .compose(done -> MissingStore.byId(transaction, id))))
                .map(Optional::orElseThrow));
    }

    private static Future<Reported> known(SqlConnection transaction, Reported reported) {
        return reported.file()
                .map(file -> Customers.openFiles(transaction, file).map(files -> reported.of(files.get(0))))
                .orElseGet(() -> Future.succeededFuture(reported));
    }

    private static Future<Void> noted(
            SqlConnection transaction, Optional<Long> file, long by, Instant at, String what, Optional<String> words) {
        var values = words.map(said -> FileChange.values("reason", Optional.empty(), Optional.of(said)))
                .orElseGet(JsonObject::new);
        return file.map(of -> FileEdits.record(
                        transaction, List.of(new FileChange(of, at, Optional.of(by), what, Optional.empty(), values))))
                .orElseGet(Future::succeededFuture);
    }

    /** Fails with {@link Failure.NotFound}, {@link Failure.Forbidden} and {@link Failure.Conflict}; with {@link Failure.Invalid} where no file is named that is delivered. */
    public Future<MissingFile> step(Once once, long id, Taken taken) {
        return once.inTransaction(pool, transaction -> MissingStore.lock(transaction, id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no missing file " + id)))
                .compose(before -> step(transaction, before, taken))
                .compose(done -> MissingStore.byId(transaction, id))
                .map(Optional::orElseThrow));
    }

    private Future<Void> step(SqlConnection transaction, MissingFile before, Taken taken) {
        var next = rules.get().after(before, taken.step(), taken.by(), taken.at());
        return delivered(transaction, before, taken).compose(file -> {
            var written = new Taken(taken.step(), file, taken.reason(), taken.by(), taken.at());
            return MissingStore.step(transaction, before.id(), next, written)
                    .compose(done -> noted(
                            transaction,
                            file,
                            taken.by().id(),
                            taken.at(),
                            taken.step().change(),
                            taken.reason()));
        });
    }

    /** The file that the step is about, where it is known. */
    private static Future<Optional<Long>> delivered(SqlConnection transaction, MissingFile before, Taken taken) {
        if (taken.step() != MissingStep.DELIVER || before.file().isPresent()) {
            return Future.succeededFuture(before.file());
        }
        long file = taken.file()
                .orElseThrow(() -> Failure.Invalid.field("/customer", "must be the number of the file", "missing"));
        return Customers.openFiles(transaction, file).map(files -> Optional.of(files.get(0)));
    }

    /** A page of them. */
    public Future<Page<MissingFile, String>> list(Customers.Reader reader, Filter filter, int limit) {
        return pool.withConnection(connection -> MissingStore.list(connection, filter)
                .map(rows -> Page.of(rows, limit, last -> new ListCursor(last.dueAt(), last.id()).text()))
                .compose(page -> shown(connection, reader, page.items()).map(items -> new Page<>(items, page.next()))));
    }

    /** The open one of a customer, with all merged files. Fails with {@link Failure.NotFound}. */
    public Future<List<MissingFile>> ofCustomer(Customers.Reader reader, long file) {
        return pool.withConnection(connection -> Customers.files(connection, file)
                .compose(files -> MissingStore.ofFiles(connection, files))
                .compose(found -> shown(connection, reader, found)));
    }

    private Future<List<MissingFile>> shown(
            SqlConnection connection, Customers.Reader reader, List<MissingFile> found) {
        var files =
                found.stream().flatMap(one -> one.file().stream()).distinct().toList();
        return customers
                .look(connection, reader, "missing files", files)
                .compose(recorded -> customers.covered(connection, reader, files))
                .map(covered -> found.stream()
                        .map(one -> isCovered(one, covered) ? one.masked() : one)
                        .toList());
    }

    private static boolean isCovered(MissingFile one, Set<Long> covered) {
        return one.file().filter(covered::contains).isPresent();
    }

    /** How many overdue ones a person has to see to; supervisors see to all. */
    public Future<Integer> overdue(Staff person, Instant now, int most) {
        return pool.withConnection(connection -> MissingStore.overdue(connection, person, now, most));
    }

    /** By the department that is to deliver them. */
    public Future<List<Count>> counts(Instant now) {
        return pool.withConnection(connection -> MissingStore.counts(connection, now));
    }

    /** Sets what people counted of a department against what the system has of it now. */
    public Future<Void> count(Once once, String department, int counted, long by, Instant at) {
        return once.inTransaction(pool, transaction -> MissingStore.inSystem(transaction, department)
                .compose(inSystem -> MissingStore.add(transaction, department, counted, inSystem, by, at)));
    }

    /** The last count of each of the departments that has any. */
    public Future<List<FileCount>> lastCounts(List<String> departments) {
        return pool.withConnection(connection -> MissingStore.lastCounts(connection, departments));
    }
}
