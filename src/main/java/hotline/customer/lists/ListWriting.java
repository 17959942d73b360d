package hotline.customer.lists;

import hotline.customer.Contact;
import hotline.customer.Customers;
import hotline.customer.FileChange;
import hotline.customer.FileEdits;
import hotline.customer.NameKeys;
import hotline.customer.lists.ListFileStore.Added;
import hotline.customer.lists.ListFileStore.NameKey;
import hotline.customer.lists.ListFileStore.Rowset;
import hotline.customer.lists.ListFileStore.Written;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings rows of a list into the files, or only finds out what they would make of them. */
final class ListWriting {
    private final Vertx vertx;

    ListWriting(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param by who sent the list */
    record Run(ListRules rules, ZoneId zone, long by, Instant at, boolean isTrial) {}

    /** In one transaction; the rows may be brought in again after it has failed. */
    Future<ListBatch> bring(SqlConnection transaction, List<ListRow> rows, Run run) {
        return (run.isTrial() ? Future.<Void>succeededFuture() : ListFileStore.lock(transaction))
                .compose(locked -> known(transaction, rows, !run.isTrial()))
                .compose(known -> vertx.executeBlocking(
                        () -> {
                            var batch = new ListBatch(known, run.rules(), run.at(), run.zone());
                            rows.forEach(batch::take);
                            return batch;
                        },
                        false))
                .compose(batch -> run.isTrial()
                        ? Future.succeededFuture(batch)
                        : ListFileStore.ids(transaction, batch.made().size())
                                .compose(ids -> vertx.executeBlocking(() -> rowset(batch, ids, run.at()), false))
                                .compose(rowset -> ListFileStore.write(transaction, rowset)
                                        .compose(written -> FileEdits.record(transaction, changes(rowset, run))))
                                .map(batch));
    }

    private static Future<ListKnown> known(SqlConnection transaction, List<ListRow> rows, boolean isLocked) {
        var read = rows.stream().map(ListRow::read).toList();
        var numbers = read.stream().flatMap(row -> row.customer().stream()).collect(Collectors.toSet());
        var ids = read.stream().flatMap(row -> row.externalId().stream()).collect(Collectors.toSet());
        var phones = phones(read.stream().filter(row -> row.customer().isEmpty()));
        return ListFileStore.byNumber(transaction, numbers)
                .compose(byNumber -> ListFileStore.byExternalId(transaction, ids)
                        .compose(byId -> Customers.onPhones(transaction, phones).compose(onPhone -> {
                            var roots = new HashSet<Long>();
                            byNumber.values().forEach(one -> roots.add(one.root()));
                            byId.values().forEach(one -> roots.add(one.root()));
                            onPhone.values().forEach(on -> on.forEach(one -> roots.add(one.root())));
                            return ListFileStore.files(transaction, roots, isLocked)
                                    .compose(files -> ErasedRefusalStore.ofPhones(transaction, phones(read.stream()))
                                            .map(refused -> new ListKnown(byNumber, byId, onPhone, files, refused)));
                        })));
    }

    private static Set<String> phones(Stream<ListedRow> rows) {
        return rows.flatMap(row -> ListBatch.phones(row).stream())
                .map(Contact.Draft::value)
                .collect(Collectors.toSet());
    }

    private static Rowset rowset(ListBatch batch, List<Long> ids, Instant at) {
        var made = new ArrayList<Written>();
        for (int i = 0; i < ids.size(); i++) {
            made.add(new Written(ids.get(i), batch.made().get(i)));
        }
        var changed = batch.changed().stream()
                .map(file -> new Written(file.id(), file))
                .toList();
        var contacts = Stream.concat(made.stream(), changed.stream())
                .flatMap(one -> one.file().added().stream().map(contact -> new Added(one.id(), contact, at)))
                .toList();
        var keys = Stream.concat(
                        made.stream(), changed.stream().filter(one -> one.file().isRenamed()))
                .flatMap(one -> NameKeys.of(one.file().fields().name()).stream().map(key -> new NameKey(key, one.id())))
                .toList();
        return new Rowset(made, changed, contacts, keys, at);
    }

    private static List<FileChange> changes(Rowset rowset, Run run) {
        var changes = new ArrayList<FileChange>();
        rowset.made().forEach(one -> changes.add(change(one, "made", new JsonObject(), run)));
        for (Written one : rowset.changed()) {
            var file = one.file();
            if (file.areFieldsChanged()) {
                var values = file.before().difference(file.fields());
                if (!file.externalBefore().equals(file.externalId())) {
                    values.mergeIn(FileChange.values("externalId", file.externalBefore(), file.externalId()));
                }
                changes.add(change(one, "changed", values, run));
            }
            file.added().forEach(contact -> changes.add(change(one, "contact-added", FileChange.values(contact), run)));
        }
        return changes;
    }

    private static FileChange change(Written one, String what, JsonObject values, Run run) {
        return new FileChange(one.id(), run.at(), Optional.of(run.by()), what, Optional.empty(), values);
    }
}
