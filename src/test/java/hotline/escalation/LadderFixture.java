package hotline.escalation;

import static hotline.support.Await.await;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitChange;
import hotline.complaint.change.LimitRequest;
import hotline.complaint.change.Notes;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.identity.Role;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.log.LogEntry;
import hotline.loop.TestLoops;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.parking.Parking;
import hotline.parking.ParkingRounds;
import hotline.policy.Escalation;
import hotline.policy.Limits;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.ReopenedLimit;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Severity;
import hotline.sla.Clocks;
import hotline.sla.Deadlines;
import hotline.support.Draft;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A freight network's hotline with a ladder made for the test, on a separate database. */
final class LadderFixture implements AutoCloseable {
    /** Wednesday, 25 November 2026, 10:00 in Shanghai; minor complaints are due on Thursday at 18:00. */
    static final Instant WEDNESDAY = Instant.parse("2026-11-25T02:00:00Z");

    static final Instant THURSDAY_CLOSE = Instant.parse("2026-11-26T10:00:00Z");

    final Vertx vertx = Vertx.vertx();
    final SettableClock clock = new SettableClock(WEDNESDAY);
    final TestDatabase stored = TestDatabase.fresh();
    final Database database = Database.open(vertx, stored.settings());
    final Policies policies;
    final Deadlines deadlines;
    final Parking parking = new Parking(database.pool(), clock);
    final Intake intake;
    final ComplaintChanges changes;
    final Notes notes;
    final LadderTimer timer;

    LadderFixture(Rung... ladder) {
        this(new Escalation(List.of(ladder), List.of(), Optional.empty()));
    }

    LadderFixture(Escalation escalation) {
        this(FreightNetwork.limitsAlone().inForce().policy().limits(), escalation);
    }

    LadderFixture(Limits limits, Escalation escalation) {
        policies = new Policies(new PolicyVersion(1, FreightNetwork.with(limits, escalation)));
        deadlines = FreightNetwork.deadlines(policies);
        intake = new Intake(
                vertx, database.intakePool(), FreightNetwork.rules(policies, deadlines), clock, () -> NetworkMap.EMPTY);
        changes = new ComplaintChanges(database, policies, deadlines, List.of(new LateEndings(deadlines)));
        notes = new Notes(changes);
        timer = node();
    }

    /** With a ladder of all kinds of rungs, and that limit of cases that are reopened after they ended. */
    static LadderFixture with(ReopenedLimit reopened) {
        var limits = FreightNetwork.limitsAlone().inForce().policy().limits();
        return new LadderFixture(
                new Limits(
                        limits.handling(),
                        limits.firstResponse(),
                        limits.callback(),
                        limits.stages(),
                        FreightNetwork.POLICY.limits().pauses(),
                        limits.extensions(),
                        limits.acceptance(),
                        reopened),
                new Escalation(List.of(Rungs.ofAllKinds()), List.of(), Optional.empty()));
    }

    /** One more node's timer. */
    LadderTimer node() {
        return new LadderTimer(TestLoops.on(vertx), database.pool(), policies, deadlines, parking, clock);
    }

    Caller.Staff agent(String login, Optional<Post> post) {
        return person(login, Role.AGENT, post);
    }

    Caller.Staff person(String login, Role role, Optional<Post> post) {
        var department = post.map(at -> "'" + at.department() + "'").orElse("NULL");
        var duty =
                post.flatMap(Post::duty).map(named -> "'" + named.code() + "'").orElse("NULL");
        var id = stored.value("INSERT INTO person (login, name, role, password_hash, created_at, department, duty)"
                + " VALUES ('" + login + "', 'Name of " + login + "', '" + role.code() + "', '-', now(), " + department
                + ", " + duty + ") RETURNING id");
        return new Caller.Staff(Long.parseLong(id), login, "Name of " + login, role, Optional.empty(), post);
    }

    Filed file(Severity severity) {
        return await(intake.file(draft(severity), Optional.empty()));
    }

    List<Filed> file(int many, Severity severity) {
        var filings = Stream.generate(() -> intake.file(draft(severity), Optional.empty()))
                .limit(many)
                .toList();
        return await(Future.all(filings).map(CompositeFuture::list));
    }

    private static ComplaintDraft draft(Severity severity) {
        return Draft.usual().judged("delay", severity).checked(Filing.BY_CUSTOMER);
    }

    /** Tries rows again that are left out and due for a try by then. */
    ParkingRounds.Round tryAgain(Instant now) {
        clock.set(now);
        return await(new ParkingRounds(TestLoops.on(vertx), parking, new SimpleMeterRegistry()).round());
    }

    int tick(Instant now) {
        clock.set(now);
        return await(timer.tick(now));
    }

    void take(Filed complaint, Caller.Staff agent, Step step) {
        await(changes.apply(StepRequest.of(complaint.id(), step, new Actor.Person(agent.id()), clock.instant())
                .because(Optional.of("客户说明").filter(why -> step != Step.ASSIGN && step != Step.INVESTIGATE))
                .resolvedBy(Optional.of("货已找到").filter(what -> step == Step.RESOLVE))));
    }

    /** Handled and closed. */
    void close(Filed complaint, Caller.Staff agent) {
        take(complaint, agent, Step.ASSIGN);
        take(complaint, agent, Step.RESOLVE);
        take(complaint, agent, Step.CLOSE);
    }

    /** At the clock's time. */
    void change(Filed complaint, Caller.Staff agent, UnaryOperator<Clocks> how, LogEntry... entries) {
        await(changes.apply(
                Once.unkeyed(),
                complaint.number(),
                id -> new LimitRequest(
                        id,
                        new Actor.Person(agent.id()),
                        clock.instant(),
                        Optional.empty(),
                        (before, limits) -> LimitChange.of(before.custody(), how.apply(before.clocks()), entries))));
    }

    /** All notices, oldest first. */
    List<Notice> sent() {
        return await(new NoticeReader(database.pool(), parking)
                        .list(
                                new Caller.Staff(0, "-", "-", Role.SUPERVISOR, Optional.empty(), Optional.empty()),
                                new NoticeQuery(
                                        NoticeQuery.View.ALL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        200),
                                clock.instant()))
                .items()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Notice::id))
                .toList();
    }

    List<String> rungs() {
        return sent().stream().map(Notice::rung).toList();
    }

    List<String> story(Filed complaint) {
        return List.of(stored.value(
                        "SELECT string_agg(type, ' ' ORDER BY seq) FROM event WHERE complaint_id = " + complaint.id())
                .split(" "));
    }

    @Override
    public void close() {
        await(timer.stop());
        await(database.close());
        await(vertx.close());
        stored.close();
    }
}
