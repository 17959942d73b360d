package hotline.server;

import hotline.allowance.Allowances;
import hotline.database.Database;
import hotline.http.api.ComplaintJson;
import hotline.loop.Loops;
import hotline.network.Network;
import hotline.once.FirstAnswers;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.rules.Rules;
import hotline.rules.RulesLearning;
import hotline.sla.Deadlines;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The services that every feature needs. */
record Foundation(
        Loops loops,
        Database database,
        InstantSource clock,
        RulesLearning learning,
        Parking parking,
        Network network,
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

    FirstAnswers firstAnswers() {
        return new FirstAnswers(vertx(), database.pool(), clock);
    }

    /** The JSON form of complaints, the same in every feature. */
    ComplaintJson complaintJson() {
        return new ComplaintJson(policies(), deadlines(), clock, network);
    }
}
