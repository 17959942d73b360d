package hotline.limits;

import static hotline.support.Await.await;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallbackDesk;
import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Step;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.StepRequest;
import hotline.complaint.reading.ComplaintReader;
import hotline.escalation.LadderTimer;
import hotline.intake.Filed;
import hotline.loop.TestLoops;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services that change limits, under the freight network's rules, without their HTTP edge. */
final class LimitsDesk implements AutoCloseable {
    static final Actor.Person WANG = new Actor.Person(CallbackDesk.WANG);
    static final Actor.Person SUN = new Actor.Person(9);

    final SettableClock clock;
    final CallbackDesk desk;
    final ComplaintChanges changes;
    final ComplaintReader reader;
    final Pauses pauses;
    final Extensions extensions;
    final ExtensionDecisions decisions;
    final HandOvers handOvers;
    final Promises promises;
    final LadderTimer timer;

    LimitsDesk(Instant now) {
        clock = new SettableClock(now);
        desk = new CallbackDesk(TestDatabase.fresh(), clock, new ExtensionFollower());
        var deadlines = FreightNetwork.deadlines();
        var pool = desk.database.pool();
        changes = desk.changes;
        reader = new ComplaintReader(pool, new PersonalDataAccess(), desk.parking, deadlines);
        pauses = new Pauses(changes, clock);
        extensions = new Extensions(desk.database, changes, reader, deadlines, desk.parking, clock);
        decisions = new ExtensionDecisions(desk.database, changes, reader, deadlines, clock);
        handOvers = new HandOvers(changes, clock);
        promises = new Promises(changes, clock);
        timer = new LadderTimer(TestLoops.on(desk.vertx), pool, desk.policies, deadlines, desk.parking, clock);
    }

    Filed taken(Severity severity) throws Exception {
        var filed = desk.file(severity, Optional.empty());
        step(filed, Step.ASSIGN);
        return filed;
    }

    void step(Filed complaint, Step step) throws Exception {
        await(desk.changes.apply(StepRequest.of(complaint.id(), step, WANG, clock.instant())
                .because("客户说明")
                .resolvedBy("已送达")));
    }

    ComplaintState pause(Filed complaint) throws Exception {
        var request = new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty());
        return await(pauses.pause(Once.unkeyed(), complaint.number(), WANG, Optional.empty(), request));
    }

    ComplaintState resume(Filed complaint) throws Exception {
        return await(pauses.resume(Once.unkeyed(), complaint.number(), WANG, Optional.empty()));
    }

    void ask(Filed complaint, int workingDays) throws Exception {
        await(extensions.ask(
                Once.unkeyed(), complaint.number(), WANG, Optional.empty(), new ExtensionRequest(workingDays, "等待仓库")));
    }

    List<DecisionResult> decide(boolean granted) throws Exception {
        var undecided = await(extensions.undecided(Optional.empty(), 200)).items().stream()
                .map(listed -> listed.extension().id())
                .toList();
        return await(decisions.decide(Once.unkeyed(), new ExtensionDecision(undecided, granted, "节日"), SUN));
    }

    void correct(Filed complaint, String type, Severity severity) throws Exception {
        await(changes.apply(
                Once.unkeyed(),
                complaint.number(),
                id -> new CorrectionRequest(
                        id, type, Optional.empty(), severity, "核对", WANG, clock.instant(), Optional.empty())));
    }

    ComplaintState state(Filed complaint) throws Exception {
        return states(List.of(complaint)).get(complaint.id());
    }

    Map<Long, ComplaintState> states(List<Filed> complaints) throws Exception {
        var ids = complaints.stream().map(Filed::id).toList();
        return await(desk.database.pool().withConnection(connection -> reader.states(connection, ids)))
                .orThrow()
                .stream()
                .collect(Collectors.toMap(ComplaintState::id, Function.identity()));
    }

    @Override
    public void close() throws Exception {
        desk.close();
    }
}
