package hotline.attachment;

import hotline.attachment.AttachmentLimits.Limit;
import hotline.attachment.UploadTakingStore.Held;
import hotline.attachment.UploadTakingStore.Takeable;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.LogRequest;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.log.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes uploads attachments of what they were sent with, in its transaction: a new complaint, an addition, a note, the answer of a branch. An upload is taken once. That of a
 * stranger can be taken by whoever knows its id, that of a customer for their complaint, that of a person by this person.
 */
public final class UploadTaking implements ChangeFollower {
    /** Events that files may come with. */
    private static final Set<EventType> WITH_FILES =
            Set.of(EventType.NOTED, EventType.REPLIED, EventType.BRANCH_ANSWERED);

    private final Database database;
    private final InstantSource clock;
    private final AttachmentLimits limits;

    public UploadTaking(Database database, InstantSource clock, AttachmentLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * An upload that something comes with.
     *
     * @param event number of the event
     * @param person who sends it; empty: the customer
     */
    public record Taking(UUID upload, long complaint, int event, boolean internal, Optional<Long> person, Instant at) {}

    /**
     * Fails with 422 where one of them can't come with a new complaint: it is unknown, not whole, another sender's, or together they are too large.
     *
     * @param isRepeatable the filing may be a repeat of one that took them
     */
    public Future<Void> check(List<UUID> uploads, Optional<Long> person, boolean isRepeatable) {
        return uploads.isEmpty()
                ? Future.succeededFuture()
                : database.pool()
                        .withConnection(connection -> UploadTakingStore.read(connection, uploads, clock.instant()))
                        .map(found -> {
                            refuse(
                                    uploads,
                                    found.entrySet().stream()
                                            .filter(upload -> upload.getValue().isFor(person, isRepeatable))
                                            .map(Map.Entry::getKey)
                                            .collect(Collectors.toSet())::contains);
                            long size = found.values().stream()
                                    .mapToLong(Takeable::size)
                                    .sum();
                            long most = limits.bytes(person.isPresent() ? Limit.COMPLAINT : Limit.CUSTOMER);
                            if (size > most) {
                                throw Failure.Invalid.field("/attachments", "are too large together");
                            }
                            return null;
                        });
    }

    /** Those that can't be taken are left out: they were checked before. */
    public static Future<Set<UUID>> take(SqlConnection transaction, List<Taking> takings) {
        return takings.isEmpty()
                ? Future.succeededFuture(Set.of())
                : UploadTakingStore.take(transaction, distinct(takings));
    }

    private static List<Taking> distinct(List<Taking> takings) {
        var seen = new HashSet<UUID>();
        return takings.stream().filter(taking -> seen.add(taking.upload())).toList();
    }

    @Override
    public Future<List<LogRequest>> follow(SqlConnection transaction, List<Changed> changes) {
        return Future.succeededFuture(List.of());
    }

    /** Fails where one is not to be had, or the complaint then has too much, and so undoes what it came with. */
    @Override
    public Future<List<ChangeRequest>> further(SqlConnection transaction, List<Changed> changes) {
        var takings = new ArrayList<Taking>();
        changes.forEach(change -> takings.addAll(takings(change)));
        return take(transaction, takings)
                .compose(taken -> {
                    for (Changed change : changes) {
                        refuse(change.request().attachments(), taken::contains);
                    }
                    return takings.isEmpty()
                            ? Future.succeededFuture(Map.<Long, Held>of())
                            : UploadTakingStore.held(
                                    transaction,
                                    takings.stream().map(Taking::complaint).collect(Collectors.toSet()));
                })
                .map(held -> {
                    takings.forEach(taking -> refuseTooMuch(taking, held));
                    return List.of();
                });
    }

    /** An upload that was begun by a stranger was counted for no complaint before. */
    private void refuseTooMuch(Taking taking, Map<Long, Held> held) {
        var files = held.getOrDefault(taking.complaint(), Held.NOTHING);
        if (files.all() > limits.bytes(Limit.COMPLAINT)
                || (taking.person().isEmpty() && files.ofCustomer() > limits.bytes(Limit.CUSTOMER))) {
            throw Failure.Invalid.field("/attachments", "are too large together with those that the complaint has");
        }
    }

    private static List<Taking> takings(Changed change) {
        var request = change.request();
        return change.events().stream()
                .filter(event -> WITH_FILES.contains(event.type()))
                .findFirst()
                .map(event -> request.attachments().stream()
                        .map(upload -> new Taking(
                                upload,
                                request.complaint(),
                                event.seq(),
                                event.internal(),
                                request.actor().person(),
                                request.at()))
                        .toList())
                .orElse(List.of());
    }

    private static void refuse(List<UUID> uploads, Predicate<UUID> isFine) {
        var wrong = new ArrayList<WrongField>();
        for (int i = 0; i < uploads.size(); i++) {
            if (!isFine.test(uploads.get(i))) {
                wrong.add(new WrongField(
                        "/attachments/" + i, "is no upload of yours that is whole and not taken", "upload-missing"));
            }
        }
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.of(wrong);
        }
    }
}
