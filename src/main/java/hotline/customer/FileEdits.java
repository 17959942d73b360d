package hotline.customer;

import hotline.customer.TendingStore.Tended;
import hotline.failure.Failure;
import hotline.identity.Caller.Staff;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Changes of files by people, each with an entry in the file's history. */
public final class FileEdits {
    private static final int MOST_CONTACTS = 100;

    private final Pool pool;

    public FileEdits(Pool pool) {
        this.pool = pool;
    }

    /** The person who changes something. */
    public record Author(long by, Instant at) {}

    /**
     * Fails with {@link Failure.Changed} where the file has another version, with {@link Failure.Conflict} where it is merged into another, and where
     * it agrees to what a file that is merged into it refuses.
     *
     * @param change may throw a refusal
     */
    public Future<Void> change(
            Once once, long file, Optional<Set<Integer>> version, UnaryOperator<FileFields> change, Author author) {
        return once.inTransaction(pool, transaction -> lock(transaction, file).compose(before -> {
            var after = change.apply(unchanged(before, version).fields());
            var values = before.fields().difference(after);
            return values.isEmpty()
                    ? Future.succeededFuture()
                    : checked(transaction, before.fields(), after)
                            .compose(checked -> unrefused(transaction, file, before.fields(), after))
                            .compose(unrefused -> FileEditStore.write(transaction, file, after))
                            .compose(written -> values.containsKey("name")
                                    ? FileEditStore.renamed(transaction, file, after.name())
                                    : Future.succeededFuture())
                            .compose(renamed -> record(transaction, file, "changed", values, author))
                            .compose(recorded -> TendingStore.tended(transaction, file, new Tended(author, false)));
        }));
    }

    private static Future<Void> checked(SqlConnection transaction, FileFields before, FileFields after) {
        if (after.responsible().isEmpty() || after.responsible().equals(before.responsible())) {
            return Future.succeededFuture();
        }
        return checkHandler(transaction, after.responsible().get(), "/responsible");
    }

    /**
     * Fails with {@link Failure.Invalid} where the person can't look after customers.
     *
     * @param field in which they were named
     */
    public static Future<Void> checkHandler(SqlConnection transaction, long person, String field) {
        return FileEditStore.isHandler(transaction, person).map(isHandler -> {
            if (!isHandler) {
                throw Failure.Invalid.field(field, "is no agent or supervisor", "no-agent");
            }
            return null;
        });
    }

    /** What a merged file refuses holds until the merge is undone. */
    private static Future<Void> unrefused(SqlConnection transaction, long file, FileFields before, FileFields after) {
        boolean isForCalls = !after.calls().equals(before.calls()) && !isRefused(after.calls());
        boolean isForSms = !after.sms().equals(before.sms()) && !isRefused(after.sms());
        return FileEditStore.files(transaction, file)
                .compose(files -> FileEditStore.refusals(transaction, files.subList(1, files.size())))
                .map(refused -> {
                    if ((isForCalls && refused.calls()) || (isForSms && refused.sms())) {
                        throw new Failure.Conflict("a file that is merged into this one refuses it");
                    }
                    return null;
                });
    }

    private static boolean isRefused(Optional<Consent> consent) {
        return consent.filter(said -> said == Consent.REFUSED).isPresent();
    }

    /** Fails with {@link Failure.Conflict} where the file has this contact, or is merged into another. */
    public Future<Void> add(Once once, long file, Contact.Draft contact, Author author) {
        return once.inTransaction(pool, transaction -> lock(transaction, file)
                .compose(locked -> FileEditStore.files(transaction, file))
                .compose(files -> FileEditStore.contacts(transaction, files))
                .compose(contacts -> {
                    if (contacts.stream().anyMatch(one -> one.draft().isSameAs(contact))) {
                        throw new Failure.Conflict("the file has this contact already");
                    }
                    if (contacts.size() >= MOST_CONTACTS) {
                        throw new Failure.Conflict("a file has at most " + MOST_CONTACTS + " contacts");
                    }
                    return FileEditStore.add(transaction, file, contact, author.at());
                })
                .compose(added -> FileEditStore.edited(transaction, file))
                .compose(edited -> record(transaction, file, "contact-added", FileChange.values(contact), author))
                .compose(recorded -> TendingStore.tended(transaction, file, new Tended(author, false))));
    }

    /** The contact is valid no longer; the history keeps it. It may be one of a merged file, which then changes. */
    public Future<Void> end(Once once, long file, long contact, Author author) {
        return once.inTransaction(pool, transaction -> lock(transaction, file)
                .compose(locked -> FileEditStore.files(transaction, file))
                .compose(files -> FileEditStore.contacts(transaction, files))
                .compose(contacts -> {
                    var ended = contacts.stream()
                            .filter(one -> one.id() == contact)
                            .findFirst()
                            .orElseThrow(() -> new Failure.NotFound("the file has no such contact"));
                    return FileEditStore.end(transaction, contact, author.at())
                            .compose(done -> FileEditStore.edited(transaction, ended.file()))
                            .compose(edited -> record(
                                    transaction,
                                    ended.file(),
                                    "contact-ended",
                                    FileChange.values(ended.draft(), "before"),
                                    author))
                            .compose(recorded -> TendingStore.tended(transaction, file, new Tended(author, false)));
                }));
    }

    /** A person has gone through the file and found nothing that changed (A6). Refused like a change. */
    public Future<Void> confirm(Once once, long file, Optional<Set<Integer>> version, Author author) {
        return once.inTransaction(pool, transaction -> lock(transaction, file)
                .map(before -> unchanged(before, version))
                .compose(before -> record(transaction, file, "confirmed", new JsonObject(), author))
                .compose(recorded -> TendingStore.tended(transaction, file, new Tended(author, true))));
    }

    /**
     * A superior has gone through a file that another person completed (A6). Fails with {@link Failure.Conflict} where it does not wait for a review,
     * and with {@link Failure.Forbidden} for the person who completed it and for the supervisor of another department.
     *
     * @param defect what that person is to mend; empty: nothing
     */
    public Future<Void> review(
            Once once, long file, Optional<Set<Integer>> version, Optional<String> defect, Staff reviewer, Instant at) {
        var author = new Author(reviewer.id(), at);
        return once.inTransaction(pool, transaction -> lock(transaction, file)
                .map(before -> unchanged(before, version))
                .compose(before -> TendingStore.maker(transaction, file))
                .compose(maker -> {
                    checkReviewer(
                            maker.orElseThrow(() -> new Failure.Conflict("the file does not wait for a review")),
                            reviewer);
                    return TendingStore.reviewed(transaction, file, author, defect);
                })
                .compose(reviewed -> record(
                        transaction,
                        file,
                        defect.isPresent() ? "review-returned" : "reviewed",
                        defect.map(words -> FileChange.values("reason", Optional.empty(), Optional.of(words)))
                                .orElseGet(JsonObject::new),
                        author)));
    }

    private static void checkReviewer(TendingStore.Maker maker, Staff reviewer) {
        if (maker.person() == reviewer.id()) {
            throw new Failure.Forbidden("another person reviews the file than the one who completed it");
        }
        if (maker.department().isPresent()
                && reviewer.department()
                        .filter(own -> !own.equals(maker.department().get()))
                        .isPresent()) {
            throw new Failure.Forbidden("a supervisor of the department in which the file was completed reviews it");
        }
    }

    private static FileEditStore.Locked unchanged(FileEditStore.Locked before, Optional<Set<Integer>> version) {
        if (version.filter(read -> !read.contains(before.version())).isPresent()) {
            throw new Failure.Changed("another person changed the file meanwhile");
        }
        return before;
    }

    /** Puts changes that others have made on record. */
    public static Future<Void> record(SqlConnection transaction, List<FileChange> changes) {
        return FileHistoryStore.write(transaction, changes);
    }

    private static Future<Void> record(
            SqlConnection transaction, long file, String what, JsonObject values, Author author) {
        return FileHistoryStore.write(
                transaction,
                List.of(new FileChange(file, author.at(), Optional.of(author.by()), what, Optional.empty(), values)));
    }

    private static Future<FileEditStore.Locked> lock(SqlConnection transaction, long file) {
        return FileEditStore.lock(transaction, file)
                .map(found -> {
                    var locked = found.orElseThrow(() -> Customers.noFile(file));
                    SealStore.check(locked.erased(), locked.sealed());
                    return locked;
                })
                .compose(locked -> FileEditStore.files(transaction, file).map(files -> {
                    if (files.get(0) != file) {
                        throw new Failure.Conflict("the file is merged into the file " + files.get(0));
                    }
                    return locked;
                }));
    }
}
