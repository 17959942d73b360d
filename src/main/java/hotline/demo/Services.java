package hotline.demo;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallbackOutcomes;
import hotline.callback.CallbackPlan;
import hotline.callback.Callbacks;
import hotline.complaint.ComplaintReader;
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
import hotline.rules.Rules;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.Ratings;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/** The services that real complaints go through. */
record Services(
        Database database,
        Intake intake,
        ComplaintSteps steps,
        JudgementCorrections corrections,
        Notes notes,
        LimitChanges limits,
        MoreTime moreTime,
        PlayedLadder ladder,
        NoticeReplies replies,
        Callbacks callbacks,
        CallbackOutcomes outcomes,
        Ratings ratings,
        LinkedCasesSeen linkedCases) {

    static Services of(Vertx vertx, Database database, Rules rules, InstantSource clock) {
        var policies = rules.policies();
        var deadlines = rules.deadlines();
        var intake = new Intake(vertx, database.intakePool(), rules, clock);
        var callbackPlan = new CallbackPlan();
        List<StepFollower> followers = List.of(callbackPlan, new ExtensionFollower(), new LateEndings(deadlines));
        var limits = new LimitChanges(database.pool(), deadlines, followers);
        var complaints = new ComplaintReader(database.pool(), new PersonalDataAccess());
        var steps = new ComplaintSteps(database.pool(), deadlines, followers);
        var linkedCases = new LinkedCasesSeen(new LinkedCaseFiling(intake, policies));
        var owed = new OwedLinkedCases(database, clock, linkedCases);
        var ratings = new Ratings(database, steps, policies, callbackPlan, owed);
        return new Services(
                database,
                intake,
                steps,
                new JudgementCorrections(database.pool(), policies, deadlines, followers),
                new Notes(database.pool(), deadlines, followers),
                limits,
                new MoreTime(database, limits, complaints, deadlines),
                new PlayedLadder(database, deadlines),
                new NoticeReplies(database),
                new Callbacks(database, steps, policies, clock),
                new CallbackOutcomes(database, steps, ratings, owed, policies),
                ratings,
                linkedCases);
    }
}
