package hotline.demo.whole;

import hotline.database.Database;
import hotline.intake.Intake;
import hotline.log.reading.LogConsumer;
import hotline.log.reading.LogReader;
import hotline.loop.Loops;
import hotline.network.Network;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.priority.Turns;
import hotline.rules.Rules;
import hotline.sla.Deadlines;
import hotline.sla.WorkingCalendar;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The services that the parts of a demo share. */
public record DemoServices(
        Vertx vertx, Database database, Rules rules, Network network, Parking parking, InstantSource clock) {

    Policies policies() {
        return rules.policies();
    }

    Deadlines deadlines() {
        return rules.deadlines();
    }

    Turns turns() {
        return new Turns(policies());
    }

    public WorkingCalendar calendar() {
        return deadlines().calendar(policies().inForce().id());
    }

    /** Loops have metrics of their names once the server serves, so these have none. */
    public Loops loops() {
        return new Loops(vertx, new SimpleMeterRegistry());
    }

    public LogReader reader(LogConsumer reading) {
        return new LogReader(loops(), database.pool(), reading, parking);
    }

    Intake intake() {
        return new Intake(vertx, database.intakePool(), rules, clock, network::map);
    }
}
