package hotline.server;

import hotline.complaint.NextComplaint;
import hotline.complaint.Notes;
import hotline.http.HandlingRoutes;
import hotline.http.Routes;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Agents at work on complaints. */
record HandlingPart(List<Routes> routes) implements Part {

    static HandlingPart of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        return new HandlingPart(List.of(new HandlingRoutes(
                services.reader(),
                changes,
                new NextComplaint(on.database(), changes, on.parking()),
                new Notes(changes),
                on.policies(),
                on.clock(),
                on.complaintJson())));
    }
}
