package hotline.server;

import hotline.http.AddressBlocks;
import hotline.http.IntakeRoutes;
import hotline.http.Routes;
import hotline.intake.Intake;
import hotline.intake.IntakeWriter;
import hotline.intake.LinkedCaseFiling;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Complaints coming in: judged, numbered, written. */
record IntakePart(Foundation on, Intake intake, AddressBlocks unlimited) implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(IntakePart.class);

    /** @param unlimited addresses that may file any number of complaints */
    static IntakePart of(Foundation on, AddressBlocks unlimited) {
        var intake = new Intake(on.vertx(), on.database().intakePool(), on.rules(), on.clock());
        return new IntakePart(on, intake, unlimited);
    }

    LinkedCaseFiling linkedCases() {
        return new LinkedCaseFiling(intake, on.policies());
    }

    @Override
    public List<Routes> routes() {
        return List.of(new IntakeRoutes(intake, on.rules(), unlimited));
    }

    @Override
    public Future<Void> start() {
        Gauge.builder("hotline.intake.waiting", intake.writer(), IntakeWriter::waiting)
                .description("Complaints that wait for the next commit")
                .register(on.metrics());
        on.vertx().setPeriodic(TimeUnit.HOURS.toMillis(1), hourly -> intake.forgetOldKeys()
                .onFailure(failure -> LOG.warn("old idempotency keys not forgotten", failure)));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> readiness() {
        return intake.readiness();
    }

    @Override
    public Future<Void> stop() {
        return intake.writer().close();
    }
}
