package hotline.server;

import hotline.complaint.change.NextComplaint;
import hotline.complaint.change.Notes;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.reading.OpenWork;
import hotline.http.api.BranchRoutes;
import hotline.http.api.HandlingRoutes;
import hotline.http.api.ParticularsRoutes;
import hotline.http.engine.Routes;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** The agents' work on complaints. */
record HandlingFeature(List<Routes> routes) implements Feature {

    static HandlingFeature of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        return new HandlingFeature(List.of(
                new HandlingRoutes(
                        services.reader(),
                        new OpenWork(on.database().pool()),
                        changes,
                        new NextComplaint(on.database(), changes, on.parking()),
                        new Notes(changes),
                        on.policies(),
                        on.clock(),
                        on.complaintJson()),
                new BranchRoutes(services.reader(), changes, on.clock(), on.complaintJson()),
                new ParticularsRoutes(
                        new ParticularsCorrections(on.database(), changes),
                        changes,
                        services.reader(),
                        on.policies(),
                        on.clock(),
                        on.complaintJson(),
                        on.network())));
    }
}
