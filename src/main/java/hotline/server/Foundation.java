package hotline.server;

import hotline.allowance.Allowances;
import hotline.database.Database;
import hotline.http.api.ComplaintJson;
import hotline.loop.Loops;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.rules.Rules;
import hotline.rules.RulesLearning;
import hotline.sla.Deadlines;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What every part stands on. */
record Foundation(
        Loops loops,
        Database database,
        InstantSource clock,
        RulesLearning learning,
        Parking parking,
        PrometheusMeterRegistry metrics) {

    Vertx vertx() {
        return loops.vertx();
    }

    Rules rules() {
        return learning.rules();
    }

    Policies policies() {
        return rules().policies();
    }

    Deadlines deadlines() {
        return rules().deadlines();
    }

    Allowances allowances() {
        return new Allowances(database.pool(), clock);
    }

    /** How complaints go over the wire, whatever part shows them. */
    ComplaintJson complaintJson() {
        return new ComplaintJson(policies(), deadlines(), clock);
    }
}
