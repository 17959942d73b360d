package hotline.customer.handover;

import hotline.audit.PersonalDataAccess;
import hotline.audit.PersonalDataAccess.CustomerLook;
import hotline.customer.Customers;
import hotline.customer.FileChange;
import hotline.customer.FileEdits;
import hotline.customer.handover.Given.Found;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Hand-overs of customers' files (A3), each step with an entry in the file's history; looks are on record (K8). */
public final class HandOvers {
    /** Files that one request hands over. */
    public static final int MOST = 500;

    private final Pool pool;
    private final PersonalDataAccess accesses;
    private final Supplier<HandOverRules> rules;

    /** @param rules of the policy in force, with its calendar */
    public HandOvers(Pool pool, PersonalDataAccess accesses, Supplier<HandOverRules> rules) {
        this.pool = pool;
        this.accesses = accesses;
        this.rules = rules;
    }

    /**
     * Which open hand-overs, those due first before.
     *
     * @param overdueAt only those that were due before
     * @param department only those that wait for it
     * @param files only those of these files
     */
    public record Filter(
            Optional<HandOverState> state,
            Optional<Instant> overdueAt,
            Optional<String> department,
            Optional<List<Long>> files,
            ListCursor after,
            int most) {
        Filter of(List<Long> all) {
            return new Filter(state, overdueAt, department, Optional.of(all), after, most);
        }
    }

    /**
     * Open ones that wait for a department.
     *
     * @param department empty: returned files of no department
     */
    public record Count(Optional<String> department, int toCheck, int returned, int overdue) {}

    /**
     * What a person does.
     *
     * @param defects of a file that is returned
     */
    public record Taken(HandOverStep step, List<String> defects, Staff by, Instant at) {
        public Taken {
            defects = List.copyOf(defects);
        }
    }

    /** Hands over what can be: a file that can't be stops no other one. Fails with {@link Failure.Invalid} for a wrong agent. */
    public Future<Given.Result> give(Once once, Given given, long by, Instant at) {
        return once.inTransaction(pool, transaction -> checked(transaction, given.responsible())
                .compose(checked -> asked(transaction, given))
                .compose(asked -> {
                    var files = asked.subList(0, Math.min(MOST, asked.size()));
                    return HandOverStore.lock(transaction, files)
                            .compose(found -> give(transaction, given, files, found, by, at))
                            .map(result ->
                                    new Given.Result(result.made(), result.refused(), asked.size() > files.size()));
                }));
    }

    private static Future<Void> checked(SqlConnection transaction, Optional<Long> responsible) {
        return responsible
                .map(person -> FileEdits.checkHandler(transaction, person, "/responsible"))
                .orElseGet(Future::succeededFuture);
    }

    private static Future<List<Long>> asked(SqlConnection transaction, Given given) {
        return given.all()
                .map(all -> HandOverStore.ofDepartment(transaction, all, MOST + 1))
                .orElseGet(() -> Future.succeededFuture(given.files()));
    }

    private Future<Given.Result> give(
            SqlConnection transaction, Given given, List<Long> files, List<Found> found, long by, Instant at) {
        var refused = new ArrayList<Given.Refused>();
        var known = found.stream().map(Found::file).toList();
        files.stream()
                .filter(file -> !known.contains(file))
                .forEach(file -> refused.add(new Given.Refused(file, Given.Refusal.NO_FILE)));
        found.forEach(one -> one.refusal(given.to()).ifPresent(why -> refused.add(new Given.Refused(one.file(), why))));
        var taken =
                found.stream().filter(one -> one.refusal(given.to()).isEmpty()).toList();
        var result = new Given.Result(taken.size(), refused, false);
        if (taken.isEmpty()) {
            return Future.succeededFuture(result);
        }
        var dueAt = rules.get().checkedBy(given.kind(), given.owedSince());
        return HandOverStore.give(transaction, given, taken, by, at, dueAt)
                .compose(made -> FileEdits.record(
                        transaction,
                        taken.stream()
                                .map(one -> change(one.file(), by, at, "hand-over-given", values(given, one)))
                                .toList()))
                .map(result);
    }

    private static JsonObject values(Given given, Found file) {
        return FileChange.values("department", file.department(), Optional.of(given.to()))
                .mergeIn(reason(given.note()));
    }

    private static JsonObject reason(Optional<String> words) {
        return words.map(said -> FileChange.values("reason", Optional.empty(), Optional.of(said)))
                .orElseGet(JsonObject::new);
    }

    private static FileChange change(long file, long by, Instant at, String what, JsonObject values) {
        return new FileChange(file, at, Optional.of(by), what, Optional.empty(), values);
    }

    /**
     * Takes a step; an accepted file changes its department. Fails with {@link Failure.NotFound}, {@link Failure.Forbidden} and
     * {@link Failure.Conflict}.
     */
    public Future<FileHandOver> step(Once once, long id, Taken taken) {
        return once.inTransaction(pool, transaction -> HandOverStore.filesOf(transaction, id)
                .compose(files -> {
                    if (files.isEmpty()) {
                        throw new Failure.NotFound("there is no hand-over " + id);
                    }
                    return HandOverStore.lock(transaction, files);
                })
                .compose(locked -> HandOverStore.byId(transaction, id))
                .compose(before -> step(transaction, before, taken))
                .compose(done -> HandOverStore.byId(transaction, id))
                .compose(after -> shown(transaction, taken.by().id(), taken.at(), List.of(after))
                        .map(rows -> rows.get(0))));
    }

    private Future<Void> step(SqlConnection transaction, FileHandOver before, Taken taken) {
        var by = taken.by().id();
        var next = rules.get().after(before.standing(), taken.step(), taken.by(), taken.at());
        return HandOverStore.step(transaction, before.id(), next, taken.step(), taken.defects(), by, taken.at())
                .compose(written -> taken.step() == HandOverStep.ACCEPT
                        ? accept(transaction, before)
                        : Future.succeededFuture(reason(
                                Optional.of(String.join("；", taken.defects())).filter(words -> !words.isEmpty()))))
                .compose(values -> FileEdits.record(
                        transaction,
                        List.of(change(
                                before.file(), by, taken.at(), taken.step().change(), values))));
    }

    private static Future<JsonObject> accept(SqlConnection transaction, FileHandOver before) {
        var to = before.standing().to();
        var responsible = before.standing().responsible();
        return checked(transaction, responsible)
                .compose(checked -> HandOverStore.move(transaction, before.file(), to, responsible))
                .map(moved -> {
                    var values = FileChange.values("department", moved.department(), Optional.of(to));
                    return moved.responsible().equals(responsible)
                            ? values
                            : values.mergeIn(FileChange.values("responsible", moved.responsible(), responsible));
                });
    }

    /** A page of open ones. */
    public Future<Page<FileHandOver, String>> list(long reader, Instant at, Filter filter, int limit) {
        return pool.withConnection(connection -> HandOverStore.list(connection, filter)
                .map(rows ->
                        Page.of(rows, limit, last -> HandOverStore.cursor(last).text()))
                .compose(page ->
                        shown(connection, reader, at, page.items()).map(items -> new Page<>(items, page.next()))));
    }

    /** The open one of a customer, with all merged files. Fails with {@link Failure.NotFound}. */
    public Future<Page<FileHandOver, String>> ofCustomer(long reader, Instant at, long file, Filter filter) {
        return pool.withConnection(connection -> Customers.files(connection, file))
                .compose(files -> list(reader, at, filter.of(files), filter.most()));
    }

    private Future<List<FileHandOver>> shown(
            SqlConnection connection, long reader, Instant at, List<FileHandOver> found) {
        var files = found.stream().map(FileHandOver::file).distinct().toList();
        return accesses.record(connection, new CustomerLook(reader, files, List.of(), "hand-overs of files", at))
                .compose(recorded -> accesses.reasons().coveredFiles(connection, reader, files, at))
                .map(covered -> found.stream()
                        .map(one -> covered.contains(one.file()) ? one.masked() : one)
                        .toList());
    }

    /** How many overdue steps a person has to see to; supervisors see to all. */
    public Future<Integer> overdue(Staff person, Instant now, int most) {
        return pool.withConnection(connection -> HandOverCountStore.overdue(connection, person, now, most));
    }

    /** By the department that has the next step. */
    public Future<List<Count>> counts(Instant now) {
        return pool.withConnection(connection -> HandOverCountStore.counts(connection, now));
    }
}
