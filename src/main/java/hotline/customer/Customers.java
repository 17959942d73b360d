package hotline.customer;

import hotline.audit.LookReasons;
import hotline.audit.LookReasons.Permit;
import hotline.audit.PersonalDataAccess;
import hotline.customer.CallersOfNumber.FileOnNumber;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.policy.tier.Tier;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Shows files to agents and supervisors; each look is on record before it is shown (K8). */
public final class Customers {
    private final Pool pool;
    private final PersonalDataAccess accesses;

    public Customers(Pool pool, PersonalDataAccess accesses) {
        this.pool = pool;
        this.accesses = accesses;
    }

    /** The person who looks, and when. */
    public record Reader(Caller.Staff person, Instant at) {}

    /**
     * All files with that number; those with the extension first, then the latest contact.
     *
     * @param phone in E.164
     */
    public Future<List<Customer>> byPhone(Reader reader, String phone, Optional<String> extension, int most) {
        return shown(
                reader, "customers by phone", connection -> CustomerStore.byPhone(connection, phone, extension, most));
    }

    /** The files that the beginning of a name finds, in characters, pinyin or initials. */
    public Future<List<Customer>> byName(Reader reader, String name, int most) {
        var typed = NameKeys.typed(name);
        return typed.isEmpty()
                ? Future.succeededFuture(List.of())
                : shown(reader, "customers by name", connection -> CustomerStore.byName(connection, typed, most));
    }

    /**
     * Files with a number that ends with some digits, those of the latest contact first.
     *
     * @param digits of any country; at least four, so that few have them
     * @param name also the beginning of a name, as {@link #byName} finds it
     */
    public Future<List<Customer>> byLastDigits(Reader reader, String digits, Optional<String> name, int most) {
        var typed = name.map(NameKeys::typed).filter(folded -> !folded.isEmpty());
        return shown(
                reader, "customers by phone", connection -> LastDigitsStore.files(connection, digits, typed, most));
    }

    /**
     * Customers of a tier in the order of their files.
     *
     * @param department in which it holds; empty: the whole company
     * @param after id of the last file of the page before
     */
    public Future<List<Customer>> byTier(Reader reader, Tier tier, Optional<String> department, long after, int most) {
        return shown(
                reader,
                "customers by tier",
                connection -> CustomerStore.byTier(connection, tier, department, after, most));
    }

    /** Of a merged file the one that it is merged into. Fails with {@link Failure.ReasonNeeded}. */
    public Future<Customer> read(Reader reader, long file) {
        return pool.withConnection(connection -> CustomerStore.byId(connection, file)
                .map(found -> found.orElseThrow(() -> noFile(file)))
                .compose(found -> permit(connection, reader, found.files()).compose(permit -> record(
                                connection, reader, "customer", found.files(), complaints(List.of(found)), permit)
                        .map(found))));
    }

    /** The reason under which the person sees files that are merged. Fails with {@link Failure.ReasonNeeded} and {@link Failure.Sealed}. */
    public Future<Permit> permit(SqlConnection connection, Reader reader, List<Long> files) {
        var reasons = accesses.reasons();
        return SealStore.isSealed(connection, files.get(0))
                .compose(isSealed -> isSealed
                        ? reasons.atSealed(connection, reader.person(), files, reader.at())
                        : reasons.atFiles(connection, reader.person().id(), files, reader.at()));
    }

    /** Opens a file to the person until the end of the day. */
    public Future<Void> giveReason(Reader reader, long file, String why) {
        return pool.withConnection(connection -> files(connection, file)).compose(files -> accesses.reasons()
                .giveAtFile(pool, new LookReasons.Given(reader.person().id(), why, reader.at()), files.get(0)));
    }

    /**
     * The first of the files as it would be read if the others were merged into it.
     */
    public Future<Customer> asMerged(SqlConnection connection, List<Long> files) {
        return CustomerStore.asMerged(connection, files).map(found -> found.orElseThrow(() -> noFile(files.get(0))));
    }

    /** Files with what is merged into each, by id, in any order. */
    public Future<List<Customer>> all(Reader reader, String what, Collection<Long> files) {
        return files.isEmpty()
                ? Future.succeededFuture(List.of())
                : shown(reader, what, connection -> CustomerStore.byIds(connection, files));
    }

    /** A permit to see files in a person's own work, which needs no other reason; a sealed file does (A2). Fails with {@link Failure.Sealed}. */
    public Future<Permit> permitOwn(SqlConnection connection, Reader reader, List<Long> files) {
        return SealStore.sealed(connection, files)
                .compose(closed -> closed.isEmpty()
                        ? Future.succeededFuture(Permit.NONE)
                        : accesses.reasons().atSealed(connection, reader.person(), closed, reader.at()));
    }

    /** Those of the files that are sealed (A2) and which the person has not opened. */
    public Future<Set<Long>> sealedTo(SqlConnection connection, Reader reader, Collection<Long> files) {
        return files.isEmpty()
                ? Future.succeededFuture(Set.of())
                : SealStore.sealed(connection, files).compose(closed -> covered(connection, reader, closed));
    }

    /** Puts the look at a file, as it was shown, on record. */
    public Future<Void> look(SqlConnection connection, Reader reader, String what, Customer shown) {
        return shown(connection, reader, what, List.of(shown));
    }

    /** The same for what files are called. */
    public Future<Void> look(SqlConnection connection, Reader reader, String what, List<Long> files) {
        return record(connection, reader, what, files, List.of(), Permit.NONE);
    }

    /** The same under a reason. */
    public Future<Void> look(SqlConnection connection, Reader reader, String what, List<Long> files, Permit permit) {
        return record(connection, reader, what, files, List.of(), permit);
    }

    /** The files of a number for a program that asks, which registers the look itself. */
    public static Future<List<Customer>> ofNumber(SqlConnection connection, String phone, int most) {
        return CustomerStore.byPhone(connection, phone, Optional.empty(), most);
    }

    /** Whole files for what is counted of them; no person sees them. */
    public static Future<List<Customer>> unseen(SqlConnection connection, Collection<Long> files) {
        return files.isEmpty() ? Future.succeededFuture(List.of()) : CustomerStore.byIds(connection, files);
    }

    /** The file after a change by the caller, who has seen it before. */
    public Future<Customer> changed(long file) {
        return pool.withConnection(connection -> CustomerStore.byId(connection, file))
                .map(found -> found.orElseThrow(() -> noFile(file)));
    }

    /** Complaints, calls, ratings and readmissions, newest first. */
    public Future<Page<StoryEntry, String>> story(Reader reader, long file, ListCursor after, int limit) {
        return pool.withConnection(
                connection -> files(connection, file).compose(files -> permit(connection, reader, files)
                        .compose(permit -> StoryStore.of(connection, files.get(0), after, limit + 1)
                                .map(rows -> Page.of(rows, limit, Customers::cursor))
                                .compose(page -> record(
                                                connection,
                                                reader,
                                                "customer story",
                                                files,
                                                page.items().stream()
                                                        .flatMap(entry -> entry.complaint().stream())
                                                        .distinct()
                                                        .toList(),
                                                permit)
                                        .map(page)))));
    }

    /** Changes of the file, newest first. */
    public Future<List<PastChange>> changes(Reader reader, long file, long before, int most) {
        return pool.withConnection(
                connection -> files(connection, file).compose(files -> permit(connection, reader, files)
                        .compose(permit -> record(connection, reader, "customer changes", files, List.of(), permit))
                        .compose(recorded -> FileHistoryStore.of(connection, files, before, most))));
    }

    private Future<List<Customer>> shown(
            Reader reader, String what, Function<SqlConnection, Future<List<Customer>>> find) {
        return pool.withConnection(
                connection -> find.apply(connection).compose(found -> shown(connection, reader, what, found)
                        .compose(recorded -> masked(connection, reader, found))));
    }

    /** Those of the files of which the person sees no data: they gave no reason, or did not open sealed ones. */
    public Future<Set<Long>> covered(SqlConnection connection, Reader reader, Collection<Long> files) {
        return accesses.reasons().coveredFiles(connection, reader.person().id(), files, reader.at());
    }

    /** Without the data of those that the person gave no reason for. */
    private Future<List<Customer>> masked(SqlConnection connection, Reader reader, List<Customer> found) {
        var ids = found.stream().map(Customer::id).toList();
        return covered(connection, reader, ids).map(covered -> found.stream()
                .map(one -> covered.contains(one.id()) ? one.masked() : one)
                .toList());
    }

    private Future<Void> shown(SqlConnection connection, Reader reader, String what, List<Customer> found) {
        return record(
                connection,
                reader,
                what,
                found.stream().flatMap(one -> one.files().stream()).distinct().toList(),
                complaints(found),
                Permit.NONE);
    }

    private static List<Long> complaints(List<Customer> found) {
        return found.stream()
                .flatMap(one -> one.cases().shown().stream())
                .map(Customer.OpenCase::complaint)
                .distinct()
                .toList();
    }

    private Future<Void> record(
            SqlConnection connection,
            Reader reader,
            String what,
            List<Long> files,
            List<Long> complaints,
            Permit permit) {
        return accesses.record(
                connection,
                new PersonalDataAccess.CustomerLook(
                        reader.person().id(), files, complaints, what, reader.at(), permit));
    }

    /** The customer's files, that which the others are merged into first. */
    public static Future<List<Long>> files(SqlConnection connection, long file) {
        return FileEditStore.files(connection, file).map(files -> {
            if (files.isEmpty()) {
                throw noFile(file);
            }
            return files;
        });
    }

    /** The same of a file that people may write about. Fails with {@link Failure.Conflict} where it is sealed, or its data erased. */
    public static Future<List<Long>> openFiles(SqlConnection transaction, long file) {
        return files(transaction, file)
                .compose(files -> SealStore.open(transaction, files.get(0)).map(files));
    }

    /** The files with each of the phone numbers, and those that are one customer's with them. */
    public static Future<Map<String, List<FileOnNumber>>> onPhones(
            SqlConnection connection, Collection<String> phones) {
        return FilingStore.known(connection, phones);
    }

    private static String cursor(StoryEntry last) {
        return new ListCursor(last.what().rank(), last.at(), last.id()).text();
    }

    public static Failure.NotFound noFile(long file) {
        return new Failure.NotFound("there is no customer's file " + file);
    }
}
