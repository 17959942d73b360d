package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.complaint.LimitChanges.Request;
import hotline.complaint.ListCursor;
import hotline.complaint.Page;
import hotline.database.Database;
import hotline.limits.ExtensionStore.Asked;
import hotline.parking.Parking;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** More time for cases that need it (延期): asked for by those who handle them, shown to supervisors. */
public final class Extensions {
    private static final ListCursor AFTER_LATEST =
            new ListCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    private final Database database;
    private final LimitChanges changes;
    private final UnreadableCases cases;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ExtensionStore store = new ExtensionStore();
    private final ExtensionListStore lists = new ExtensionListStore();

    public Extensions(
            Database database,
            LimitChanges changes,
            ComplaintReader complaints,
            Deadlines deadlines,
            Parking parking,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.cases = new UnreadableCases(complaints, deadlines, parking);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where none may be asked for now. */
    public Future<ComplaintState> ask(
            String number, Actor.Person actor, Optional<Integer> version, ExtensionRequest request) {
        var at = clock.instant();
        return database.inTransaction(transaction -> changes.lock(transaction, number)
                .compose(complaint -> store.soFar(transaction, complaint.id()))
                .compose(soFar -> changes.change(
                        transaction,
                        number,
                        id -> new Request(
                                id,
                                actor,
                                at,
                                version,
                                (before, limits) -> Extending.ask(before, limits, soFar, request, at))))
                .compose(asked -> store.ask(
                                transaction,
                                List.of(new Asked(
                                        asked.id(),
                                        request,
                                        actor.id(),
                                        at,
                                        asked.clock().dueAt())))
                        .map(asked)));
    }

    /** Those that nobody has decided yet, the most urgent limit first. */
    public Future<Page<ListedExtension, String>> undecided(Optional<String> after, int limit) {
        var last = after.map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        return database.pool().withConnection(connection -> lists.undecided(
                        connection, last.dueAt(), last.id(), limit + 1)
                .compose(rows -> listed(
                        connection,
                        Page.of(rows, limit, row -> cursor(row, row.extension().dueBefore())))));
    }

    /** The latest decision first. */
    public Future<Page<ListedExtension, String>> decided(Optional<String> after, int limit) {
        var last = after.map(ListCursor::parse).orElse(AFTER_LATEST);
        return database.pool().withConnection(connection -> lists.decided(
                        connection, last.dueAt(), last.id(), limit + 1)
                .compose(rows -> listed(
                        connection,
                        Page.of(
                                rows,
                                limit,
                                row -> cursor(row, row.extension().decidedAt().orElseThrow())))));
    }

    /** Without those whose complaint can't be read. */
    private Future<Page<ListedExtension, String>> listed(
            SqlConnection connection, Page<ExtensionListStore.Named, String> page) {
        var now = clock.instant();
        var ids = page.items().stream()
                .map(row -> row.extension().complaint())
                .distinct()
                .toList();
        return cases.leaveOut(connection, ids).map(states -> {
            var rows = page.items().stream()
                    .filter(row -> states.containsKey(row.extension().complaint()))
                    .map(row -> listed(row, states, now))
                    .toList();
            return new Page<>(rows, page.next(), page.items().size() - rows.size());
        });
    }

    private ListedExtension listed(ExtensionListStore.Named row, Map<Long, ComplaintState> states, Instant now) {
        var extension = row.extension();
        var complaint = states.get(extension.complaint());
        boolean isUndecided = extension.granted().isEmpty();
        return new ListedExtension(
                extension,
                complaint,
                row.owner(),
                row.askedBy(),
                row.decidedBy(),
                isUndecided ? complaint.clock().dueAt() : extension.dueBefore(),
                isUndecided
                        ? Optional.of(LimitOffers.dueAfter(
                                complaint,
                                deadlines.of(complaint.facts().policyVersion()),
                                extension.workingDays(),
                                now))
                        : extension.dueAfter());
    }

    private static String cursor(ExtensionListStore.Named row, Instant at) {
        return new ListCursor(at, row.extension().id()).text();
    }
}
