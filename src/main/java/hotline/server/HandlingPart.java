package hotline.server;

import hotline.audit.PersonalDataAccess;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintSteps;
import hotline.complaint.JudgementCorrections;
import hotline.complaint.NextComplaint;
import hotline.complaint.Notes;
import hotline.complaint.StepFollower;
import hotline.http.HandlingRoutes;
import hotline.http.Routes;
import java.util.List;

/** Agents at work on complaints. */
record HandlingPart(
        ComplaintReader complaints, ComplaintSteps steps, JudgementCorrections corrections, List<Routes> routes)
        implements Part {

    /** @param followers what must follow from steps and corrections in their own transaction */
    static HandlingPart of(Foundation on, List<StepFollower> followers) {
        var pool = on.database().pool();
        var complaints = new ComplaintReader(pool, new PersonalDataAccess(), on.parking());
        var steps = new ComplaintSteps(pool, on.deadlines(), followers);
        var corrections = new JudgementCorrections(pool, on.policies(), on.deadlines(), followers);
        var handling = new HandlingRoutes(
                complaints,
                steps,
                new NextComplaint(pool, on.deadlines(), steps, on.parking()),
                corrections,
                new Notes(pool, on.deadlines(), followers),
                on.policies(),
                on.clock(),
                on.complaintJson());
        return new HandlingPart(complaints, steps, corrections, List.of(handling));
    }
}
