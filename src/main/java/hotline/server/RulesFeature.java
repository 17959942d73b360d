package hotline.server;

import hotline.complaint.change.OpenLimits;
import hotline.http.api.administration.CalendarRoutes;
import hotline.http.api.administration.PolicyUploadRoutes;
import hotline.http.api.rules.PolicyRoutes;
import hotline.http.api.rules.RulingRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.regulation.ShippedPolicies;
import hotline.rules.CalendarInstallation;
import hotline.rules.CalendarRecount;
import hotline.rules.CalendarReminder;
import hotline.rules.CalendarUploads;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyInstallation;
import hotline.rules.PolicyUploads;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/**
 * The rules while the server runs: learned from other nodes, replaced by administrators, applied to open complaints.
 */
record RulesFeature(
        Foundation on, PolicyUploads uploads, JobWork recount, CalendarReminder reminder, List<Routes> routes)
        implements Feature {

    static RulesFeature of(Foundation on, Jobs jobs, ComplaintServices services) {
        var pool = on.database().pool();
        var rules = on.rules();
        var installed = new InstalledRules(pool);
        var policies = new PolicyUploads(
                on.vertx(),
                rules,
                new PolicyInstallation(on.vertx(), on.database(), on.clock()),
                ShippedPolicies.ALL,
                on.clock());
        var calendars = new CalendarUploads(
                on.vertx(), rules, new CalendarInstallation(on.database(), jobs, on.clock()), on.clock());
        var limits = new OpenLimits(on.database(), services.changes());
        return new RulesFeature(
                on,
                policies,
                new CalendarRecount(on.vertx(), pool, rules, limits, on.parking(), on.clock()),
                new CalendarReminder(on.loops(), rules, on.clock()),
                List.of(
                        new PolicyRoutes(rules.policies(), rules.deadlines(), on.clock()),
                        new PolicyUploadRoutes(policies, installed, rules.policies()),
                        new CalendarRoutes(calendars, installed, rules),
                        new RulingRoutes(
                                services.changes(),
                                services.reader(),
                                rules.policies(),
                                on.clock(),
                                on.complaintJson())));
    }

    @Override
    public Future<Void> start() {
        on.learning().start();
        reminder.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return reminder.stop().compose(stopped -> on.learning().stop());
    }
}
