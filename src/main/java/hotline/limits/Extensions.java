package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitRequest;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.failure.Expected;
import hotline.limits.Extending.SoFar;
import hotline.limits.ExtensionStore.Asked;
import hotline.once.Once;
import hotline.paging.ListCursor;
import hotline.paging.Page;
import hotline.parking.Parking;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** More time for cases that need it (延期): requested by the people who handle them, shown to supervisors. */
public final class Extensions {
    private static final ListCursor AFTER_LATEST =
            new ListCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    private final Database database;
    private final ComplaintChanges changes;
    private final UnreadableCases cases;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ExtensionStore store = new ExtensionStore();
    private final ExtensionListStore lists = new ExtensionListStore();

    public Extensions(
            Database database,
            ComplaintChanges changes,
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

    /**
     * A request for more time.
     *
     * @param complaint the complaint's id
     * @param version the version the actor read; empty if the request does not depend on a version read
     */
    public record Ask(
            long complaint, Actor.Person by, Instant at, Optional<Set<Integer>> version, ExtensionRequest request) {}

    /** Fails with {@link hotline.failure.Failure.Conflict} if none may be requested now. */
    public Future<ComplaintState> ask(
            Once once, String number, Actor.Person actor, Optional<Set<Integer>> version, ExtensionRequest request) {
        var at = clock.instant();
        return changes.idOf(number)
                .compose(id -> ask(once, List.of(new Ask(id, actor, at, version, request))))
                .map(states -> states.get(0));
    }

    /** All in one transaction or none, one per complaint; the complaints afterwards, in the order asked. */
    public Future<List<ComplaintState>> ask(Once once, List<Ask> asks) {
        return once.inTransaction(database.pool(), transaction -> ask(transaction, asks));
    }

    private Future<List<ComplaintState>> ask(SqlConnection transaction, List<Ask> asks) {
        var ids = asks.stream().map(Ask::complaint).toList();
        return changes.lock(transaction, ids)
                .compose(locked -> store.ofComplaints(transaction, ids))
                .map(all -> all.stream().collect(Collectors.groupingBy(Extension::complaint)))
                .compose(before -> changes.applyAll(
                        transaction,
                        asks.stream()
                                .map(ask -> asking(ask, before.getOrDefault(ask.complaint(), List.of())))
                                .toList()))
                .map(results ->
                        results.stream().map(result -> result.orThrow().after()).toList())
                .compose(states -> store.ask(transaction, asked(asks, states)).map(states));
    }

    private static LimitRequest asking(Ask ask, List<Extension> before) {
        int granted =
                (int) before.stream().filter(one -> one.granted().orElse(false)).count();
        boolean isUndecided = before.stream().anyMatch(one -> one.granted().isEmpty());
        var soFar = new SoFar(granted, isUndecided);
        return new LimitRequest(
                ask.complaint(),
                ask.by(),
                ask.at(),
                ask.version(),
                (complaint, limits) -> Extending.ask(complaint, limits, soFar, ask.request(), ask.at()));
    }

    /** @param states in the order of the requests */
    private static List<Asked> asked(List<Ask> asks, List<ComplaintState> states) {
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < asks.size(); i++) {
            var ask = asks.get(i);
            var due = states.get(i).clock().dueAt();
            asked.add(new Asked(ask.complaint(), ask.request(), ask.by().id(), ask.at(), due));
        }
        return asked;
    }

    /** Undecided ones, the most urgent limit first. */
    public Future<Page<ListedExtension, String>> undecided(Optional<String> after, int limit) {
        return database.pool().withConnection(connection -> page(connection, false, after, limit));
    }

    /** The latest decision first. */
    public Future<Page<ListedExtension, String>> decided(Optional<String> after, int limit) {
        return database.pool().withConnection(connection -> page(connection, true, after, limit));
    }

    /** The decided or the undecided ones, in a transaction of the caller. */
    public Future<Page<ListedExtension, String>> page(
            SqlConnection connection, boolean decided, Optional<String> after, int limit) {
        var last = after.map(ListCursor::parse).orElse(decided ? AFTER_LATEST : ListCursor.BEFORE_FIRST_DUE);
        var rows = decided
                ? lists.decided(connection, last.dueAt(), last.id(), limit + 1)
                : lists.undecided(connection, last.dueAt(), last.id(), limit + 1);
        return rows.compose(read -> listed(connection, Page.of(read, limit, row -> cursor(row, place(row, decided)))));
    }

    private static Instant place(ExtensionListStore.Named row, boolean decided) {
        var extension = row.extension();
        return decided ? extension.decidedAt().orElseThrow() : extension.dueBefore();
    }

    /** How many there are; one more than the most stands for all larger numbers. */
    public Future<Long> count(SqlConnection connection, boolean decided, int most) {
        return lists.count(connection, decided, most);
    }

    /** Without those of complaints that can't be read. */
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
        var complaint = Expected.in(states, extension.complaint());
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
