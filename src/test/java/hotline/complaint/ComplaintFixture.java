package hotline.complaint;

import static hotline.support.Await.await;

import hotline.audit.PersonalDataAccess;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LifeCycle;
import hotline.complaint.change.Notes;
import hotline.complaint.change.StepRequest;
import hotline.complaint.next.NextComplaint;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.database.Database;
import hotline.escalation.LadderTimer;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.log.CallbackEvent.CallbackBegun;
import hotline.log.EventType;
import hotline.loop.TestLoops;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.parking.Parking;
import hotline.policy.Policies;
import hotline.policy.taxonomy.Severity;
import hotline.sla.Deadlines;
import hotline.support.Draft;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A freight network's hotline without its HTTP edge, on a separate database. */
public final class ComplaintFixture implements AutoCloseable {
    /** 16:00 in Shanghai; minor complaints are due on Monday, moderate ones on Wednesday, severe ones on 12 October. */
    public static final Instant FRIDAY = Instant.parse("2026-09-25T08:00:00Z");

    public static final Instant MONDAY_CLOSE = Instant.parse("2026-09-28T10:00:00Z");
    static final Instant WEDNESDAY_CLOSE = Instant.parse("2026-09-30T10:00:00Z");
    public static final Instant SEVERE_CLOSE = Instant.parse("2026-10-12T10:00:00Z");

    final Vertx vertx = Vertx.vertx();
    public final SettableClock clock = new SettableClock(FRIDAY);
    public final TestDatabase stored = TestDatabase.fresh();
    public final Policies policies = FreightNetwork.limitsAlone();
    public final Deadlines deadlines = FreightNetwork.deadlines(policies);
    public final Database database = Database.open(vertx, stored.settings());
    final Intake intake = new Intake(
            vertx, database.intakePool(), FreightNetwork.rules(policies, deadlines), clock, () -> NetworkMap.EMPTY);
    final Parking parking = new Parking(database.pool(), clock);
    public final ComplaintChanges changes = new ComplaintChanges(database, policies, deadlines, List.of());
    public final Notes notes = new Notes(changes);
    public final NextComplaint next = new NextComplaint(database, changes, parking);
    public final ComplaintReader reader =
            new ComplaintReader(database.pool(), new PersonalDataAccess(), parking, deadlines);
    public final LadderTimer timer =
            new LadderTimer(TestLoops.on(vertx), database.pool(), policies, deadlines, parking, clock);

    public final Caller.Staff agent = person("agent1", Role.AGENT, null);
    public final Caller.Staff colleague = person("agent2", Role.AGENT, null);

    public Caller.Staff person(String login, Role role, String branch) {
        var id = stored.value("INSERT INTO person (login, name, role, branch, password_hash, created_at) VALUES ('"
                + login + "', 'Name of " + login + "', '" + role.code() + "', "
                + (branch == null ? "NULL" : "'" + branch + "'") + ", '-', now()) RETURNING id");
        return new Caller.Staff(
                Long.parseLong(id), login, "Name of " + login, role, Optional.ofNullable(branch), Optional.empty());
    }

    public Filed file(Severity severity) {
        return file(severity, "website", Filing.BY_CUSTOMER);
    }

    public Filed fileFromBranch(String branch) {
        var account = person("of-" + branch, Role.BRANCH, branch);
        return file(Severity.MINOR, "branch", new Filing(account.id(), Optional.of(branch)));
    }

    private Filed file(Severity severity, String channel, Filing filer) {
        return await(intake.file(draft(severity, channel, filer), Optional.empty()));
    }

    static ComplaintDraft draft(Severity severity, String channel, Filing filer) {
        return Draft.usual()
                .channel(channel)
                .waybill("HD2609250017")
                .branch("上海虹桥网点")
                .region("上海")
                .demand("尽快找回")
                .judged("cargo-shortage", severity)
                .checked(filer);
    }

    public StepRequest request(Filed complaint, Step step) {
        var asked = StepRequest.of(complaint.id(), step, new Actor.Person(agent.id()), clock.instant());
        var request = step == Step.BEGIN_CALLBACK ? asked.with(new CallbackBegun(1, 1)) : asked;
        return switch (LifeCycle.rule(step).need()) {
            case NOTHING -> request;
            case REASON -> request.because("客户说明");
            case RESOLUTION -> request.resolvedBy("货已找到");
        };
    }

    /** The next complaint of that person, who may hold any number. */
    public Future<Optional<Changed>> takeNext(Caller.Staff person) {
        return next.take(Once.unkeyed(), new Actor.Person(person.id()), Integer.MAX_VALUE, clock.instant())
                .map(found -> found instanceof NextComplaint.Next.Taken taken
                        ? Optional.of(taken.complaint())
                        : Optional.empty());
    }

    /** Takes one step after the other, each at the clock's time. */
    public Future<List<ChangeResult>> applyAll(List<? extends ChangeRequest> requests) {
        return database.inTransaction(transaction -> changes.applyAll(transaction, requests));
    }

    public Changed take(Filed complaint, Step... several) {
        Changed last = null;
        for (Step step : several) {
            last = await(changes.apply(request(complaint, step)));
        }
        return last;
    }

    public Complaint read(Filed complaint) {
        return await(reader.read(agent, complaint.number(), clock.instant()));
    }

    public List<Event> events(Filed complaint) {
        return await(reader.events(agent, complaint.number(), 0, 200, clock.instant()))
                .items();
    }

    public List<EventType> story(Filed complaint) {
        return events(complaint).stream().map(Event::type).toList();
    }

    @Override
    public void close() {
        await(timer.stop());
        await(database.close());
        await(vertx.close());
        stored.close();
    }
}
