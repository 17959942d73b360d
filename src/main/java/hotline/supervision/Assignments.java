package hotline.supervision;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.identity.Staffing;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Supervisors give complaints to a colleague, many in one transaction. A complaint that is refused stops no other. */
public final class Assignments {
    private final Database database;
    private final ComplaintChanges changes;
    private final InstantSource clock;
    private final WorkloadStore store = new WorkloadStore();

    public Assignments(Database database, ComplaintChanges changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Complaints for one colleague.
     *
     * @param versions the version of each complaint that the supervisor read, by its number
     * @param colleague {@code person.id}
     * @param isTried nothing is changed
     */
    public record Assignment(Map<String, Integer> versions, long colleague, Optional<String> reason, boolean isTried) {}

    public Future<List<Workload>> workloads() {
        return database.pool().withConnection(connection -> store.all(connection, clock.instant()));
    }

    /** Results in the order of the numbers. Fails with {@link Failure.Invalid} if the colleague handles no complaints. */
    public Future<List<ChangeResult>> assign(
            Once once, List<String> numbers, Assignment assignment, Actor.Person supervisor) {
        return database.pool()
                .withConnection(Staffing::read)
                .compose(staffing -> staffing.isHere(assignment.colleague())
                        ? assigned(once, numbers, assignment, supervisor)
                        : Future.failedFuture(
                                Failure.Invalid.field("/person", "is no agent or supervisor at work", "not-here")));
    }

    private Future<List<ChangeResult>> assigned(
            Once once, List<String> numbers, Assignment assignment, Actor.Person supervisor) {
        var at = clock.instant();
        BiFunction<String, Long, StepRequest> request = (number, id) -> StepRequest.of(id, Step.ASSIGN, supervisor, at)
                .expecting(Expected.in(assignment.versions(), number))
                .because(assignment.reason())
                .to(assignment.colleague());
        return assignment.isTried() ? changes.tryAll(numbers, request) : changes.applyAll(once, numbers, request);
    }
}
