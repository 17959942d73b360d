package hotline.server;

import hotline.database.Database;
import hotline.policy.Policies;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What every part stands on. */
record Foundation(
        Vertx vertx, Database database, InstantSource clock, Policies policies, PrometheusMeterRegistry metrics) {}
