package hotline.demo;

import hotline.callback.CallbackOutcomes;
import hotline.callback.CallbackPlan;
import hotline.callback.Callbacks;
import hotline.complaint.ComplaintSteps;
import hotline.complaint.JudgementCorrections;
import hotline.complaint.LimitChanges;
import hotline.complaint.Notes;
import hotline.complaint.StepFollower;
import hotline.database.Database;
import hotline.escalation.LateEndings;
import hotline.escalation.NoticeReplies;
import hotline.escalation.PlayedLadder;
import hotline.intake.Intake;
import hotline.intake.LinkedCaseFiling;
import hotline.limits.ExtensionFollower;
import hotline.limits.PlayedExtensions;
import hotline.parking.Parking;
import hotline.rules.Rules;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.Ratings;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** The services that real complaints go through. */
record Services(
        Intake intake,
        ComplaintSteps steps,
        JudgementCorrections corrections,
        Notes notes,
        LimitChanges limits,
        PlayedExtensions extensions,
        PlayedLadder ladder,
        NoticeReplies replies,
        Callbacks callbacks,
        CallbackOutcomes outcomes,
        Ratings ratings,
        LinkedCasesSeen linkedCases) {

    static Services of(Vertx vertx, Database database, Rules rules, InstantSource clock) {
        var pool = database.pool();
        var policies = rules.policies();
        var deadlines = rules.deadlines();
        var intake = new Intake(vertx, database.intakePool(), rules, clock);
        var callbackPlan = new CallbackPlan();
        var followers = List.<StepFollower>of(callbackPlan, new ExtensionFollower(), new LateEndings(deadlines));
        var limits = new LimitChanges(pool, deadlines, followers);
        var steps = new ComplaintSteps(pool, deadlines, followers);
        var linkedCases = new LinkedCasesSeen(new LinkedCaseFiling(intake, policies));
        var owed = new OwedLinkedCases(database, clock, linkedCases);
        var ratings = new Ratings(database, steps, policies, callbackPlan, owed);
        return new Services(
                intake,
                steps,
                new JudgementCorrections(pool, policies, deadlines, followers),
                new Notes(pool, deadlines, followers),
                limits,
                new PlayedExtensions(database, limits),
                new PlayedLadder(pool, deadlines),
                new NoticeReplies(database),
                new Callbacks(database, steps, policies, new Parking(pool, clock), clock),
                new CallbackOutcomes(database, steps, ratings, owed, policies),
                ratings,
                linkedCases);
    }
}
