package hotline.demo;

import hotline.callback.CallbackAttempt;
import hotline.callback.CallbackStart;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.escalation.PlayedLadder;
import hotline.intake.Intake;
import hotline.intake.LinkedCaseFiling;
import hotline.parking.Parking;
import hotline.rules.Rules;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** The services that real complaints go through, with a ladder that is played. */
record Services(
        Database database, Intake intake, ComplaintServices real, PlayedLadder ladder, LinkedCasesSeen linkedCases) {

    static Services of(Vertx vertx, Database database, Rules rules, InstantSource clock) {
        var intake = new Intake(vertx, database.intakePool(), rules, clock);
        var linkedCases = new LinkedCasesSeen(new LinkedCaseFiling(intake, rules.policies()));
        var parking = new Parking(database.pool(), clock);
        return new Services(
                database,
                intake,
                ComplaintServices.of(database, rules, parking, clock, linkedCases),
                new PlayedLadder(database, rules.deadlines()),
                linkedCases);
    }

    /** Callbacks chosen by the agents, not the next one due. */
    Future<List<CallbackAttempt>> begin(List<CallbackStart> begins) {
        return database.inTransaction(transaction -> real.callbacks().begin(transaction, begins));
    }

    ComplaintChanges changes() {
        return real.changes();
    }
}
