package hotline.customer.merge;

import hotline.customer.Customer;
import hotline.customer.Customers;
import hotline.customer.Customers.Reader;
import hotline.customer.merge.MergeStore.Locked;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.priority.Turns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Stream;

/** Merges files of one customer, by a link that can be undone: nothing that stands in a file moves. */
public final class Merges {
    private final Pool pool;
    private final Customers customers;
    private final Turns turns;

    /** @param turns of the complaints of files that are merged or separated */
    public Merges(Pool pool, Customers customers, Turns turns) {
        this.turns = turns;
        this.pool = pool;
        this.customers = customers;
    }

    /** Fails with {@link Failure.Conflict} for files that can't be merged, with {@link Failure.Invalid} for a file that is not there. */
    public Future<MergePreview> preview(Reader reader, long from, long into) {
        return pool.withConnection(connection -> pair(connection, from, into)
                .compose(pair -> customers
                        .permit(connection, reader, pair.from())
                        .compose(permit -> customers.permit(connection, reader, pair.into()))
                        .map(pair))
                .compose(pair -> customers.asMerged(connection, pair.from()).compose(merged -> customers
                        .asMerged(connection, pair.into())
                        .compose(stays -> customers
                                .asMerged(connection, pair.all())
                                .map(result -> new MergePreview(merged, stays, result)))))
                .compose(preview -> customers
                        .look(connection, reader, "merge preview", preview.result())
                        .map(preview)));
    }

    /** All files of two customers, of each that first which the others are merged into. */
    private record Pair(List<Long> from, List<Long> into) {
        /** The file that stays first. */
        List<Long> all() {
            return Stream.concat(into.stream(), from.stream()).toList();
        }
    }

    private static Future<Pair> pair(SqlConnection connection, long from, long into) {
        return Customers.files(connection, from)
                .compose(ours -> other(connection, into).map(theirs -> {
                    if (ours.get(0) == theirs.get(0).longValue()) {
                        throw from == into
                                ? Failure.Invalid.field("/into", "must be another file", "same-file")
                                : new Failure.Conflict("both files are one customer's already");
                    }
                    return new Pair(root(from, ours), root(into, theirs));
                }));
    }

    private static Future<List<Long>> other(SqlConnection connection, long into) {
        return Customers.files(connection, into)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Failure.NotFound
                                ? Failure.Invalid.field("/into", "there is no such file", "no-file")
                                : failure));
    }

    private static List<Long> root(long file, List<Long> files) {
        if (files.get(0) != file) {
            throw new Failure.Conflict("the file " + file + " is merged into the file " + files.get(0));
        }
        return files;
    }

    /**
     * A merge that stands already changes nothing. Fails with {@link Failure.Changed} where one of the files has another version, and as
     * {@link #preview}.
     */
    public Future<Void> merge(Once once, MergeRequest request) {
        return once.inTransaction(pool, transaction -> MergeStore.lockLinks(transaction)
                .compose(locked -> MergeStore.standing(transaction, request.from(), request.into()))
                .compose(standing -> standing.isPresent()
                        ? Future.succeededFuture()
                        : pair(transaction, request.from(), request.into())
                                .compose(pair -> link(transaction, request, pair)
                                        .compose(linked -> turns.ofFiles(transaction, pair.all())))));
    }

    private static Future<Void> link(SqlConnection transaction, MergeRequest request, Pair pair) {
        return MergeStore.lockFiles(transaction, pair.all()).compose(locked -> {
            var from = one(locked, request.from());
            var into = one(locked, request.into());
            boolean isChanged = request.version()
                            .filter(read -> !read.contains(from.version()))
                            .isPresent()
                    || into.version() != request.intoVersion();
            if (isChanged) {
                throw new Failure.Changed("another person changed one of the files meanwhile");
            }
            if (from.isAside() || into.isAside()) {
                throw new Failure.Conflict("a file that was set aside has nothing to merge");
            }
            return MergeStore.link(transaction, request)
                    .compose(linked -> MergeStore.writeRoots(transaction, pair.all()))
                    .compose(written -> MergeStore.hintsMerged(transaction, pair.all(), request.by(), request.at()))
                    .compose(merged -> MergeStore.changed(
                            transaction,
                            from.id(),
                            request.at(),
                            request.by(),
                            "merged",
                            values("into", "after", into, request.reason())))
                    .compose(written -> MergeStore.changed(
                            transaction,
                            into.id(),
                            request.at(),
                            request.by(),
                            "merged",
                            values("from", "after", from, request.reason())));
        });
    }

    /** A merge that is undone already stays so. Fails with {@link Failure.NotFound} where the merge is none of the customer's files. */
    public Future<Void> undo(Once once, long file, long link, Undoing undoing) {
        return once.inTransaction(pool, transaction -> MergeStore.lockLinks(transaction)
                .compose(locked -> Customers.files(transaction, file))
                .compose(files -> MergeStore.byId(transaction, link).compose(found -> {
                    var merge = found.filter(one -> files.contains(one.from()) || files.contains(one.into()))
                            .orElseThrow(() -> new Failure.NotFound("the customer has no such merge"));
                    return merge.stands()
                            ? undo(transaction, merge, files, undoing)
                                    .compose(undone -> turns.ofFiles(transaction, files))
                            : Future.succeededFuture();
                })));
    }

    private static Future<Void> undo(SqlConnection transaction, FileLink link, List<Long> files, Undoing undoing) {
        return MergeStore.lockFiles(transaction, files).compose(locked -> MergeStore.undo(
                        transaction, link.id(), undoing)
                .compose(undone -> MergeStore.writeRoots(transaction, files))
                .compose(written -> Customers.files(transaction, link.from()))
                .compose(apart -> MergeStore.hintsUndone(
                        transaction,
                        link,
                        apart,
                        files.stream().filter(one -> !apart.contains(one)).toList(),
                        undoing))
                .compose(hints -> MergeStore.changed(
                        transaction,
                        link.from(),
                        undoing.at(),
                        undoing.by(),
                        "unmerged",
                        values("into", "before", one(locked, link.into()), undoing.reason())))
                .compose(written -> MergeStore.changed(
                        transaction,
                        link.into(),
                        undoing.at(),
                        undoing.by(),
                        "unmerged",
                        values("from", "before", one(locked, link.from()), undoing.reason()))));
    }

    private static Locked one(List<Locked> locked, long file) {
        return locked.stream().filter(one -> one.id() == file).findFirst().orElseThrow();
    }

    private static JsonObject values(String field, String when, Locked other, String reason) {
        return new JsonObject()
                .put(field, new JsonObject().put(when, "%s (%d)".formatted(other.name(), other.id())))
                .put("reason", new JsonObject().put("after", reason));
    }

    /** Merges of the customer's files, those undone too, newest first. */
    public Future<List<FileMerge>> of(Reader reader, long file, long before, int most) {
        return pool.withConnection(connection -> Customers.files(connection, file)
                .compose(files -> customers.permit(connection, reader, files).map(files))
                .compose(files -> MergeStore.of(connection, files, before, most).compose(found -> {
                    var shown = Stream.concat(
                                    files.stream(), found.stream().flatMap(one -> Stream.of(one.from(), one.into())
                                            .map(Customer.Merged::file)))
                            .distinct()
                            .toList();
                    return customers
                            .look(connection, reader, "customer merges", shown)
                            .map(found);
                })));
    }
}
