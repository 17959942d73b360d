package hotline.wiring;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.AttachmentLimits;
import hotline.callback.CallbackDesk;
import hotline.callback.OutcomeRecord;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.LogRequest;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.change.OpenLimits;
import hotline.complaint.change.ReassignmentRequest;
import hotline.complaint.change.StepRequest;
import hotline.complaint.next.NextComplaint;
import hotline.complaint.particulars.Particulars;
import hotline.complaint.particulars.ParticularsCorrections;
import hotline.complaint.particulars.ParticularsCorrections.Correction;
import hotline.database.Database;
import hotline.database.embedded.TestCluster;
import hotline.escalation.LadderTimer;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.limits.ExtensionDecision;
import hotline.limits.ExtensionRequest;
import hotline.limits.HandOverRequest;
import hotline.limits.HandOvers;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.limits.ReplyPromise;
import hotline.limits.StageMove;
import hotline.log.LogEntry;
import hotline.loop.TestLoops;
import hotline.once.Once;
import hotline.policy.Limits;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Severity;
import hotline.satisfaction.PageRating;
import hotline.support.FreightNetwork;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL rolls a change back in favour of another transaction; the change is made all the same. */
class RolledBackChangesTest {
    private static final Actor.Person WANG = new Actor.Person(CallbackDesk.WANG);
    private static final Actor.Person SUN = new Actor.Person(9);
    private static final Caller.Staff SUPERVISOR =
            new Caller.Staff(9, "sun", "孙悦", Role.SUPERVISOR, Optional.empty(), Optional.empty());
    private static final Stage CHECKING = new Stage(
            "checking",
            FreightNetwork.POLICY.limits().pauses().get(0).name(),
            "claims",
            FreightNetwork.POLICY.limits().handling().get(0).limit());

    private static CallbackDesk desk;
    private static Connection direct;
    private static ComplaintServices services;
    private static long agent = 100;

    /** A change requested of a complaint. */
    @FunctionalInterface
    private interface Change {
        Future<?> of(Case complaint);
    }

    /** Prepares a complaint for the change; returns it. */
    @FunctionalInterface
    private interface Before {
        Case begin() throws Exception;
    }

    private record Case(long id, String number, Instant at) {}

    private record Kind(String name, Before before, Change change) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws SQLException {
        desk = new CallbackDesk();
        direct = desk.tables.connection();
        desk.policies.putInForce(List.of(new PolicyVersion(2, inStages())));
        services = servicesOn(desk.database);
        execute("""
                CREATE SEQUENCE written START 2;
                CREATE FUNCTION roll_back_the_first() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('written') = 1 THEN
                        RAISE EXCEPTION 'rolled back' USING ERRCODE = TG_ARGV[0];
                    END IF;
                    RETURN NULL;
                END $$""");
        rollBackFor("deadlock_detected");
    }

    @AfterAll
    static void close() throws Exception {
        direct.close();
        desk.close();
    }

    private static ComplaintServices servicesOn(Database database) {
        var rules = FreightNetwork.rules(desk.policies, FreightNetwork.deadlines(desk.policies));
        return ComplaintServices.of(
                database,
                rules,
                desk.parking,
                desk.clock,
                AttachmentLimits.USUAL,
                cases -> Future.succeededFuture(List.of()));
    }

    private static Policy inStages() {
        var limits = FreightNetwork.POLICY.limits();
        return FreightNetwork.with(
                new Limits(
                        limits.handling(),
                        limits.firstResponse(),
                        limits.callback(),
                        List.of(CHECKING),
                        limits.pauses(),
                        limits.extensions(),
                        limits.acceptance(),
                        limits.reopened()),
                FreightNetwork.POLICY.escalation());
    }

    private static void rollBackFor(String reason) {
        execute("CREATE OR REPLACE TRIGGER roll_back AFTER INSERT ON event"
                + " FOR EACH STATEMENT EXECUTE FUNCTION roll_back_the_first('" + reason + "')");
    }

    static Stream<Kind> kinds() {
        var changes = services.changes();
        var clock = desk.clock;
        var pauses = new Pauses(changes, clock);
        var handOvers = new HandOvers(changes, clock);
        var promises = new Promises(changes, clock);
        var next = new NextComplaint(desk.database, changes, desk.parking);
        var recounts = new OpenLimits(desk.database, changes);
        return Stream.of(
                kind("step", RolledBackChangesTest::filed, one -> changes.apply(step(one, Step.ASSIGN))),
                kind(
                        "next complaint",
                        RolledBackChangesTest::filed,
                        one -> next.take(Once.unkeyed(), WANG, 20, one.at())),
                kind(
                        "correction",
                        RolledBackChangesTest::taken,
                        one -> changes.apply(new CorrectionRequest(
                                one.id(),
                                "delay",
                                Optional.empty(),
                                Severity.SEVERE,
                                "核对",
                                WANG,
                                one.at(),
                                Optional.empty()))),
                kind("particulars", RolledBackChangesTest::taken, one -> new ParticularsCorrections(
                                desk.database, changes)
                        .correct(
                                Once.unkeyed(),
                                one.number(),
                                new Correction(
                                        recorded -> new Particulars(
                                                "李娜娜",
                                                "+862161234567",
                                                Optional.of("801"),
                                                Optional.empty(),
                                                Optional.of("HD1"),
                                                Optional.empty(),
                                                Optional.empty()),
                                        (recorded, of) -> Optional.empty(),
                                        Optional.empty(),
                                        WANG,
                                        one.at(),
                                        Optional.of(Set.of(2))))),
                kind(
                        "ruling",
                        RolledBackChangesTest::taken,
                        one -> changes.applyAll(
                                Once.unkeyed(),
                                List.of(one.number()),
                                (number, id) -> new ReassignmentRequest(
                                        id,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "新制度",
                                        SUN,
                                        one.at(),
                                        Optional.empty()))),
                kind(
                        "note",
                        RolledBackChangesTest::taken,
                        one -> changes.apply(new NoteRequest(one.id(), WANG, one.at(), LogEntry.note("正在查找", false)))),
                kind(
                        "log entry",
                        RolledBackChangesTest::taken,
                        one -> changes.apply(LogRequest.of(one.id(), WANG, one.at(), LogEntry.note("监控", true)))),
                kind(
                        "recount",
                        RolledBackChangesTest::taken,
                        one -> desk.database.inTransaction(transaction -> recounts.recount(
                                transaction, new OpenLimits.Span(one.id() - 1, 1, List.of(1), 1, true), one.at()))),
                kind(
                        "pause",
                        RolledBackChangesTest::taken,
                        one -> pauses.pause(Once.unkeyed(), one.number(), WANG, Optional.empty(), inspection())),
                kind(
                        "resumption",
                        () -> {
                            var one = taken();
                            await(pauses.pause(Once.unkeyed(), one.number(), WANG, Optional.empty(), inspection()));
                            return one;
                        },
                        one -> pauses.resume(Once.unkeyed(), one.number(), WANG, Optional.empty())),
                kind("asking for more time", RolledBackChangesTest::taken, RolledBackChangesTest::ask),
                kind(
                        "deciding on more time",
                        () -> {
                            var one = taken();
                            await(ask(one));
                            return one;
                        },
                        one -> services.decisions()
                                .decide(
                                        Once.unkeyed(),
                                        new ExtensionDecision(List.of(extensionOf(one)), true, "节日"),
                                        SUN)),
                kind(
                        "hand-over",
                        RolledBackChangesTest::taken,
                        one -> handOvers.handOver(
                                Once.unkeyed(),
                                one.number(),
                                WANG,
                                Optional.empty(),
                                new HandOverRequest("claims", "归口", Optional.empty()))),
                kind(
                        "stage",
                        RolledBackChangesTest::inStage,
                        one -> handOvers.nextStage(
                                Once.unkeyed(),
                                one.number(),
                                WANG,
                                Optional.empty(),
                                new StageMove(Optional.empty(), Optional.of("checking"), Optional.of("再查")))),
                kind(
                        "promise",
                        RolledBackChangesTest::taken,
                        one -> promises.promise(
                                Once.unkeyed(),
                                one.number(),
                                WANG,
                                Optional.empty(),
                                new ReplyPromise(one.at().plus(Duration.ofDays(4)), Optional.of("周二答复"), true))),
                kind("rating", RolledBackChangesTest::resolved, one -> services.ratings()
                        .rate(Once.unkeyed(), new PageRating(one.id(), 5, Optional.empty(), one.at()))),
                kind("taking the next callback", RolledBackChangesTest::resolved, one -> services.callbacks()
                        .takeNext(Once.unkeyed(), agent++)),
                kind("callback's outcome", RolledBackChangesTest::beingCalled, one -> services.outcomes()
                        .record(
                                Once.unkeyed(),
                                new OutcomeRecord(
                                        callbackOf(one), 1, CallbackDesk.ZHOU, one.at(), CallbackDesk.reached(5)))),
                kind("receipt of a notice", RolledBackChangesTest::notified, one -> services.replies()
                        .receive(Once.unkeyed(), SUPERVISOR, List.of(noticeOf(one)), one.at())),
                kind("answer to a notice", RolledBackChangesTest::notified, one -> services.replies()
                        .answer(Once.unkeyed(), SUPERVISOR, noticeOf(one), "已督办", one.at())));
    }

    /** Its log equals that of another complaint that had the same change without a rollback. */
    @ParameterizedTest
    @MethodSource("kinds")
    void a_change_that_ends_in_a_deadlock_is_made_as_if_nothing_had_happened(Kind kind) throws Exception {
        isMadeAllTheSame(kind);
    }

    @Test
    void a_serialization_failure_is_overcome_in_the_same_way() throws Exception {
        rollBackFor("serialization_failure");
        try {
            isMadeAllTheSame(kinds().findFirst().orElseThrow());
        } finally {
            rollBackFor("deadlock_detected");
        }
    }

    private static void isMadeAllTheSame(Kind kind) throws Exception {
        var undisturbed = kind.before().begin();
        await(kind.change().of(undisturbed));
        execute("ALTER SEQUENCE written RESTART WITH 2");
        var disturbed = kind.before().begin();
        rollBackTheNext();

        await(kind.change().of(disturbed));

        assertThat(Integer.parseInt(value("SELECT last_value FROM written")))
                .as("one write was rolled back and repeated")
                .isGreaterThan(1);
        assertThat(story(disturbed)).isEqualTo(story(undisturbed));
        assertThat(value("SELECT last_seq FROM complaint WHERE id = " + disturbed.id()))
                .isEqualTo(value("SELECT max(seq) FROM event WHERE complaint_id = " + disturbed.id()));
    }

    private static void rollBackTheNext() {
        execute("ALTER SEQUENCE written RESTART WITH 1");
    }

    @Test
    void two_connections_that_wait_for_each_other_in_a_circle_both_get_through() throws Exception {
        var one = filed();
        var other = filed();
        try (var opponent = desk.tables.connection()) {
            opponent.setAutoCommit(false);
            lock(opponent, other);
            // PostgreSQL looks for a circle once per waiting connection, after this time; the opponent's is longer.
            desk.tables.alter("SET deadlock_timeout = '300ms'");
            var second = Database.open(desk.vertx, desk.tables.settings());
            var requests = List.of(step(other, Step.ASSIGN), step(one, Step.ASSIGN));
            var steps = second.inTransaction(
                    transaction -> servicesOn(second).changes().applyAll(transaction, requests));
            // In the server, so that it asks for the first complaint as soon as the steps wait for the second.
            opponent.createStatement().execute("""
                    DO $$
                    BEGIN
                        LOOP
                            EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'
                                AND transactionid = pg_current_xact_id()::xid);
                            PERFORM pg_sleep(0.001);
                        END LOOP;
                        PERFORM FROM complaint WHERE id = %d FOR UPDATE;
                    END $$""".formatted(one.id()));
            opponent.commit();
            await(steps).forEach(ChangeResult::orThrow);
            await(second.close());
        }
        assertThat(TestCluster.log()).contains("deadlock detected");
        assertThat(desk.status(one.id())).isEqualTo("assigned");
        assertThat(desk.status(other.id())).isEqualTo("assigned");
    }

    private static void lock(Connection connection, Case complaint) throws SQLException {
        connection.createStatement().execute("SELECT FROM complaint WHERE id = " + complaint.id() + " FOR UPDATE");
    }

    /** On one connection: each new one takes longer than the change under test. */
    private static String value(String sql) {
        try (var statement = direct.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static void execute(String sql) {
        try (var statement = direct.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static String story(Case complaint) {
        return value("SELECT string_agg(type, ' ' ORDER BY seq) FROM event WHERE complaint_id = " + complaint.id());
    }

    private static Kind kind(String name, Before before, Change change) {
        return new Kind(name, before, change);
    }

    private static StepRequest step(Case complaint, Step step) {
        return StepRequest.of(complaint.id(), step, WANG, complaint.at());
    }

    private static PauseRequest inspection() {
        return new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty());
    }

    private static Future<?> ask(Case complaint) {
        return services.extensions()
                .ask(Once.unkeyed(), complaint.number(), WANG, Optional.empty(), new ExtensionRequest(1, "等待仓库"));
    }

    private static long extensionOf(Case complaint) {
        return Long.parseLong(value("SELECT id FROM extension WHERE complaint_id = " + complaint.id()));
    }

    private static long callbackOf(Case complaint) {
        return Long.parseLong(value("SELECT id FROM callback WHERE complaint_id = " + complaint.id()));
    }

    private static String noticeOf(Case complaint) {
        return value("SELECT number FROM notice WHERE complaint_id = " + complaint.id()
                + " AND answer_due_at IS NOT NULL ORDER BY id");
    }

    private static Case filed() throws Exception {
        var filed = desk.file(Severity.MODERATE, Optional.empty());
        return new Case(filed.id(), filed.number(), desk.clock.instant());
    }

    private static Case taken() throws Exception {
        var one = filed();
        await(services.changes().apply(step(one, Step.ASSIGN)));
        return one;
    }

    private static Case resolved() throws Exception {
        var one = taken();
        await(services.changes().apply(step(one, Step.RESOLVE).resolvedBy("已送达")));
        return one;
    }

    private static Case beingCalled() throws Exception {
        var one = resolved();
        assertThat(await(services.callbacks().takeNext(Once.unkeyed(), CallbackDesk.ZHOU))
                        .orElseThrow()
                        .complaint())
                .isEqualTo(one.id());
        return one;
    }

    /** Its stage has ended, so it may begin again. */
    private static Case inStage() throws Exception {
        var one = taken();
        execute("UPDATE complaint SET policy_version = 2, stage = 'checking' WHERE id = " + one.id());
        return one;
    }

    /** Its limit has passed, and the ladder asks for an answer. */
    private static Case notified() throws Exception {
        var one = taken();
        var late = one.at().plus(Duration.ofDays(30));
        await(new LadderTimer(
                        TestLoops.on(desk.vertx),
                        desk.database.pool(),
                        desk.policies,
                        FreightNetwork.deadlines(desk.policies),
                        desk.parking,
                        () -> late)
                .tick(late));
        return new Case(one.id(), one.number(), late);
    }
}
