package hotline.server;

import hotline.classification.Judge;
import hotline.database.Database;
import hotline.http.ComplaintJson;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What every part stands on. */
record Foundation(
        Vertx vertx,
        Database database,
        InstantSource clock,
        Policies policies,
        Deadlines deadlines,
        Judge judge,
        PrometheusMeterRegistry metrics) {

    /** How complaints go over the wire, whatever part shows them. */
    ComplaintJson complaintJson() {
        return new ComplaintJson(policies, deadlines, clock);
    }
}
