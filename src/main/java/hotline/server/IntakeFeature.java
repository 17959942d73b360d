package hotline.server;

import hotline.attachment.UploadTaking;
import hotline.http.WebServer;
import hotline.http.api.IntakeRoutes;
import hotline.http.engine.Routes;
import hotline.intake.Intake;
import hotline.intake.IntakeWriter;
import hotline.intake.LinkedCaseFiling;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** The intake of complaints: judged, numbered, written. */
record IntakeFeature(Foundation on, Intake intake, WebServer.Settings settings, Loop forgetting) implements Feature {
    private static final Pace HOURLY = new Pace(Duration.ofHours(1), Duration.ofSeconds(15));

    static IntakeFeature of(Foundation on, WebServer.Settings settings) {
        var intake = new Intake(on.vertx(), on.database().intakePool(), on.rules(), on.clock(), () -> on.network()
                .map());
        var answers = on.firstAnswers();
        var forgetting = on.loops().loop("old keys", HOURLY, () -> intake.forgetOldKeys()
                .compose(forgotten -> answers.forgetOld())
                .map(Next.usual()));
        return new IntakeFeature(on, intake, settings, forgetting);
    }

    LinkedCaseFiling linkedCases() {
        return new LinkedCaseFiling(intake, on.policies());
    }

    @Override
    public List<Routes> routes() {
        return List.of(new IntakeRoutes(
                intake,
                new UploadTaking(on.database(), on.clock(), settings.files().limits()),
                on.rules(),
                settings.unlimitedIntake(),
                settings.phone(),
                on.clock()));
    }

    @Override
    public Future<Void> start() {
        Gauge.builder("hotline.intake.waiting", intake.writer(), IntakeWriter::waiting)
                .description("Complaints that wait for the next commit")
                .register(on.metrics());
        forgetting.startAfter(HOURLY.pause());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> readiness() {
        return intake.readiness();
    }

    @Override
    public Future<Void> stop() {
        return forgetting.stop().compose(stopped -> intake.writer().close());
    }
}
