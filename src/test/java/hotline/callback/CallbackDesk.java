package hotline.callback;

import static hotline.support.Await.await;

import hotline.audit.PersonalDataAccess;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeFollower;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Filed;
import hotline.intake.Intake;
import hotline.network.NetworkMap;
import hotline.once.Once;
import hotline.parking.Parking;
import hotline.policy.Dissatisfaction;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.calling.CallResult;
import hotline.policy.taxonomy.Severity;
import hotline.regulation.PolicyFile;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.PageRating;
import hotline.satisfaction.Rating;
import hotline.satisfaction.Ratings;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Real services on a database of the test, and short methods for the steps of its stories. */
public final class CallbackDesk implements AutoCloseable {
    /** Thursday 24 September 2026, 14:00 in Shanghai; the next working day is Monday, since Friday is a holiday. */
    public static final Instant THURSDAY = Instant.parse("2026-09-24T06:00:00Z");

    public static final long WANG = 7;
    public static final long ZHOU = 8;

    public final SettableClock clock;
    public final TestDatabase tables;
    public final Vertx vertx = Vertx.vertx();
    public final Database database;
    public final List<LinkedCase> linkedCases = new CopyOnWriteArrayList<>();
    public final Policies policies;
    public final Deadlines deadlines;
    public final CallbackPlan plan;
    public final List<ChangeFollower> followers;
    public final ComplaintChanges changes;
    public final CallHours hours;
    public final OwedLinkedCases owed;
    public final Ratings ratings;
    public final Parking parking;
    public final Callbacks callbacks;
    public final CallbackLists lists;
    public final CallbackOutcomes outcomes;
    public final Intake intake;
    private final AtomicInteger customers = new AtomicInteger();
    /** Set it to make the filing of linked cases fail. */
    public volatile boolean intakeIsDown;

    public CallbackDesk() {
        this(TestDatabase.fresh(), new SettableClock(THURSDAY));
    }

    /** On the tables of a server that runs at the same time; changes may have more followers than callbacks. */
    public CallbackDesk(TestDatabase tables, SettableClock clock, ChangeFollower... more) {
        this(FreightNetwork.policies(), tables, clock, more);
    }

    /** Under the plan of callbacks that the freight network is shipped with. */
    public static CallbackDesk planned() {
        var shipped = PolicyFile.read(PolicyFile.FREIGHT_NETWORK).policy();
        return new CallbackDesk(
                new Policies(new PolicyVersion(1, shipped)), TestDatabase.fresh(), new SettableClock(THURSDAY));
    }

    private CallbackDesk(Policies policies, TestDatabase tables, SettableClock clock, ChangeFollower... more) {
        this.policies = policies;
        deadlines = FreightNetwork.deadlines(policies);
        plan = new CallbackPlan(deadlines);
        hours = new CallHours(policies, deadlines);
        this.tables = tables;
        this.clock = clock;
        database = Database.open(vertx, tables.settings());
        followers =
                Stream.concat(Stream.<ChangeFollower>of(plan), Stream.of(more)).toList();
        parking = new Parking(database.pool(), clock);
        changes = new ComplaintChanges(database, policies, deadlines, followers);
        owed = new OwedLinkedCases(database, clock, this::file);
        ratings = new Ratings(database, changes, policies, plan, owed);
        callbacks = new Callbacks(database, changes, policies, hours, parking, clock);
        lists = new CallbackLists(database.pool(), policies, hours, new PersonalDataAccess());
        outcomes = new CallbackOutcomes(database, changes, ratings, owed, policies, deadlines, hours);
        var epoch = Long.parseLong(tables.value("SELECT epoch FROM rules_epoch"));
        intake = new Intake(vertx, database.intakePool(), FreightNetwork.rules(epoch), clock, () -> NetworkMap.EMPTY);
    }

    public long file(Severity severity) throws Exception {
        return file(severity, Optional.empty()).id();
    }

    public Filed file(Severity severity, Optional<Instant> preferredCallbackAt) throws Exception {
        return file(severity, preferredCallbackAt, Long.toString(13_812_345_678L + customers.getAndIncrement()));
    }

    /** @param phone no two customers share one unless they are named so */
    public Filed file(Severity severity, Optional<Instant> preferredCallbackAt, String phone) throws Exception {
        var draft = Draft.usual()
                .phone(phone)
                .waybill("HD1")
                .region("上海")
                .description("货晚到了三天")
                .with(
                        "preferredCallbackAt",
                        preferredCallbackAt.map(Instant::toString).orElse(null))
                .judged("delay", severity)
                .checked(Filing.BY_CUSTOMER);
        return await(intake.file(draft, Optional.empty()));
    }

    public long resolved(Severity severity) throws Exception {
        return resolved(file(severity));
    }

    public long resolved(Severity severity, String phone) throws Exception {
        return resolved(file(severity, Optional.empty(), phone).id());
    }

    private long resolved(long complaint) throws Exception {
        await(changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), clock.instant())));
        resolve(complaint);
        return complaint;
    }

    public void resolve(long complaint) throws Exception {
        await(changes.apply(StepRequest.of(complaint, Step.RESOLVE, new Actor.Person(WANG), clock.instant())
                .resolvedBy("今日送达，客户同意")));
    }

    public Optional<CallbackAttempt> takeNext(long agent) throws Exception {
        return await(callbacks.takeNext(Once.unkeyed(), agent));
    }

    /** This callback, at any hour. */
    public CallbackAttempt take(long complaint, long agent) throws Exception {
        return await(callbacks.take(complaint, agent));
    }

    public CallbackStatus end(CallbackAttempt attempt, CallbackOutcome outcome) throws Exception {
        return await(outcomes.record(
                        Once.unkeyed(),
                        new OutcomeRecord(
                                attempt.callback(), attempt.attempt(), attempt.agent(), clock.instant(), outcome)))
                .status();
    }

    public Rating rate(long complaint, int score) throws Exception {
        return await(
                ratings.rate(Once.unkeyed(), new PageRating(complaint, score, Optional.of("说一句"), clock.instant())));
    }

    public static CallbackOutcome reached(int score) {
        return new CallbackOutcome.Reached(Optional.of(score), Optional.of("说一句"), Optional.empty());
    }

    public static CallbackOutcome reached(Optional<Integer> score, Dissatisfaction followUp) {
        return new CallbackOutcome.Reached(score, Optional.of("不接受"), Optional.of(followUp));
    }

    public static CallbackOutcome noAnswer() {
        return notReached(CallResult.NO_ANSWER);
    }

    public static CallbackOutcome notReached(CallResult how) {
        return new CallbackOutcome.NotReached(how, Optional.empty());
    }

    public String status(long complaint) {
        return tables.value("SELECT status FROM complaint WHERE id = " + complaint);
    }

    public String callbackStatus(long complaint) {
        return tables.value("SELECT status FROM callback WHERE complaint_id = " + complaint + " ORDER BY id DESC");
    }

    /** The types of a complaint's events, oldest first. */
    public String story(long complaint) {
        return tables.value("SELECT string_agg(type, ' ' ORDER BY seq) FROM event WHERE complaint_id = " + complaint);
    }

    /** One member of the latest event of a type. */
    public String told(long complaint, String event, String member) {
        return tables.value("SELECT (data || coalesce(personal, '{}')) ->> '" + member
                + "' FROM event WHERE complaint_id = " + complaint + " AND type = '" + event + "' ORDER BY seq DESC");
    }

    private Future<List<String>> file(List<LinkedCase> cases) {
        if (intakeIsDown) {
            return Future.failedFuture("down");
        }
        linkedCases.addAll(cases);
        return Future.succeededFuture(cases.stream().map(LinkedCase::key).toList());
    }

    @Override
    public void close() throws Exception {
        await(database.close());
        await(vertx.close());
        tables.close();
    }
}
