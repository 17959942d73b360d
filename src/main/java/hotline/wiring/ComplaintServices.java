package hotline.wiring;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.UploadTaking;
import hotline.audit.LookReasons;
import hotline.audit.PersonalDataAccess;
import hotline.callback.CallHours;
import hotline.callback.CallbackLists;
import hotline.callback.CallbackOutcomes;
import hotline.callback.CallbackPlan;
import hotline.callback.Callbacks;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.earlier.CountedAgain;
import hotline.escalation.LateEndings;
import hotline.escalation.NoticeReplies;
import hotline.escalation.Reminders;
import hotline.floor.AgentTurns;
import hotline.floor.FloorRules;
import hotline.joining.JoinedComplaints;
import hotline.limits.ExtensionDecisions;
import hotline.limits.ExtensionFollower;
import hotline.limits.Extensions;
import hotline.offer.Endings;
import hotline.offer.OfferFollower;
import hotline.offer.Pokes;
import hotline.parking.Parking;
import hotline.phrase.PhraseUses;
import hotline.policy.PersonalData.LookReason;
import hotline.policy.Policies;
import hotline.priority.Turns;
import hotline.rules.Rules;
import hotline.satisfaction.LinkedCases;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.Ratings;
import java.time.InstantSource;
import java.util.List;

/** The services that a complaint goes through after intake, with the followers of its changes. */
public record ComplaintServices(
        ComplaintReader reader,
        ComplaintChanges changes,
        Extensions extensions,
        ExtensionDecisions decisions,
        Callbacks callbacks,
        CallbackLists callbackLists,
        CallHours callHours,
        CallbackOutcomes outcomes,
        Ratings ratings,
        OwedLinkedCases owedCases,
        NoticeReplies replies,
        Reminders reminders,
        AgentTurns turns,
        Endings endings,
        Pokes pokes) {

    /** @param linkedCases files the cases that follow from a callback or a rating (P7) */
    public static ComplaintServices of(
            Database database,
            Rules rules,
            Parking parking,
            InstantSource clock,
            AttachmentLimits limits,
            LinkedCases linkedCases) {
        var policies = rules.policies();
        var deadlines = rules.deadlines();
        var plan = new CallbackPlan(deadlines);
        var hours = new CallHours(policies, deadlines);
        var pokes = new Pokes(database);
        var turns = new AgentTurns(() -> FloorRules.of(policies.inForce().policy()));
        var endings = new Endings(turns, policies, pokes);
        List<ChangeFollower> followers = List.of(
                plan,
                new Turns(policies),
                new ExtensionFollower(),
                new LateEndings(deadlines),
                new JoinedComplaints(),
                new CountedAgain(policies),
                new OfferFollower(endings, pokes),
                new UploadTaking(database, clock, limits),
                new PhraseUses(policies));
        var changes = new ComplaintChanges(database, policies, deadlines, followers);
        var access = new PersonalDataAccess(reasons(policies));
        var reader = new ComplaintReader(database.pool(), access, parking, deadlines);
        var owed = new OwedLinkedCases(database, clock, linkedCases);
        var ratings = new Ratings(database, changes, policies, plan, owed);
        return new ComplaintServices(
                reader,
                changes,
                new Extensions(database, changes, reader, deadlines, parking, clock),
                new ExtensionDecisions(database, changes, reader, deadlines, clock),
                new Callbacks(database, changes, policies, hours, parking, clock),
                new CallbackLists(database.pool(), policies, hours, access),
                hours,
                new CallbackOutcomes(database, changes, ratings, owed, policies, deadlines, hours),
                ratings,
                owed,
                new NoticeReplies(database, changes),
                new Reminders(database, changes, deadlines, clock),
                turns,
                endings,
                pokes);
    }

    /** The reasons for looks at customers' data that the policy in force asks for. */
    public static LookReasons reasons(Policies policies) {
        return new LookReasons(() -> {
            var policy = policies.inForce().policy();
            return new LookReasons.Rule(
                    policy.personalData().lookReasons().stream()
                            .map(LookReason::code)
                            .toList(),
                    policy.zone());
        });
    }
}
