package hotline.customer;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.priority.Turns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts complaints with the files that people choose for them; what a person has chosen, the reader of the log leaves as it is. */
public final class FileChoices {
    private final Database database;
    private final ComplaintChanges changes;
    private final Turns turns;

    public FileChoices(Database database, ComplaintChanges changes, Turns turns) {
        this.turns = turns;
        this.database = database;
        this.changes = changes;
    }

    /**
     * A choice by a person.
     *
     * @param file id of the file
     * @param version one of the versions of the complaint that the person read
     */
    public record Choice(
            long file, Optional<String> reason, Actor.Person actor, Instant at, Optional<Set<Integer>> version) {}

    /**
     * Fails with {@link Failure.Conflict} where the complaint is a branch's, stands there already, or has no file yet, which takes a second
     * after its receipt; with {@link Failure.Invalid} for a file that is not there.
     */
    public Future<Changed> choose(Once once, String number, Choice choice) {
        return once.inTransaction(database.pool(), transaction -> FileEditStore.lockCase(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(placed -> request(transaction, placed, choice))
                .compose(request -> write(transaction, request)
                        .compose(written -> turns.ofComplaints(transaction, List.of(request.complaint())))
                        .compose(turned -> changes.apply(transaction, request))));
    }

    private static Future<FileChoiceRequest> request(
            SqlConnection transaction, FileEditStore.PlacedCase placed, Choice choice) {
        long from = placed.file()
                .orElseThrow(() -> new Failure.Conflict(
                        "a complaint of a branch has no customer's file, and others get it shortly"));
        return FileEditStore.files(transaction, choice.file()).compose(files -> {
            if (files.isEmpty()) {
                throw Failure.Invalid.field("/customer", "there is no such file", "no-file");
            }
            return FileEditStore.isErased(transaction, files.get(0)).map(erased -> {
                if (erased) {
                    throw Failure.Invalid.field("/customer", "the data in the file are erased", "no-file");
                }
                return request(placed, from, files, choice);
            });
        });
    }

    private static FileChoiceRequest request(
            FileEditStore.PlacedCase placed, long from, List<Long> files, Choice choice) {
        return new FileChoiceRequest(
                placed.complaint(),
                from,
                // It stands in the customer's file already, if in a merged one.
                files.contains(from) ? from : files.get(0),
                choice.reason(),
                choice.actor(),
                choice.at(),
                choice.version());
    }

    private static Future<Void> write(SqlConnection transaction, FileChoiceRequest request) {
        var changes =
                List.of(change(request, request.from(), "case-left"), change(request, request.to(), "case-joined"));
        return FileEditStore.place(transaction, request)
                .compose(placed -> SealStore.unseal(transaction, List.of(request.complaint())))
                .compose(unsealed -> FileHistoryStore.write(transaction, changes))
                .compose(written -> FileHistoryStore.setAside(transaction, List.of(request.from())));
    }

    private static FileChange change(FileChoiceRequest request, long file, String what) {
        return new FileChange(
                file,
                request.at(),
                Optional.of(request.actor().id()),
                what,
                Optional.of(request.complaint()),
                request.reason()
                        .map(reason -> FileChange.values("reason", Optional.empty(), Optional.of(reason)))
                        .orElseGet(JsonObject::new));
    }
}
