package hotline.demo;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintState;
import hotline.complaint.LimitChanges;
import hotline.database.Database;
import hotline.limits.ExtensionDecision;
import hotline.limits.ExtensionDecisions;
import hotline.limits.ExtensionRequest;
import hotline.limits.Extensions;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Extensions asked for and decided in the play. They are few, so each is done by itself at its own time. */
record MoreTime(Database database, LimitChanges changes, ComplaintReader complaints, Deadlines deadlines) {

    Future<Void> ask(long complaint, Deed.AskMoreTime asked) {
        var extensions = new Extensions(database, changes, complaints, deadlines, InstantSource.fixed(asked.at()));
        var request = new ExtensionRequest(asked.workingDays(), asked.reason());
        return number(complaint)
                .compose(number -> extensions.ask(number, new Actor.Person(asked.person()), Optional.empty(), request))
                .mapEmpty();
    }

    Future<Void> decide(long complaint, Deed.DecideMoreTime decided) {
        var decisions =
                new ExtensionDecisions(database, changes, complaints, deadlines, InstantSource.fixed(decided.at()));
        var supervisor = new Actor.Person(decided.supervisor());
        return database.pool()
                .withConnection(connection -> complaints.byId(connection, complaint))
                .compose(found -> decisions.decide(
                        new ExtensionDecision(
                                List.of(found.orElseThrow()
                                        .extensions()
                                        .undecided()
                                        .orElseThrow()
                                        .id()),
                                decided.granted(),
                                decided.reason()),
                        supervisor))
                .map(results -> {
                    results.get(0).refusal().ifPresent(refused -> {
                        throw refused;
                    });
                    return null;
                });
    }

    private Future<String> number(long complaint) {
        return database.pool()
                .withConnection(connection -> complaints.states(connection, List.of(complaint)))
                .map(states -> states.get(complaint))
                .map(ComplaintState::facts)
                .map(ComplaintState.Facts::number);
    }
}
