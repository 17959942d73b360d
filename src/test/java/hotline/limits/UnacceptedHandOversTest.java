package hotline.limits;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.escalation.Reminders;
import hotline.intake.Filed;
import hotline.loop.TestLoops;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.support.FreightNetwork;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Handed-over files is an offer to the department: 240 working minutes in the freight network. */
@Tag("K7")
class UnacceptedHandOversTest {
    /** Monday 28 September 2026, 9:00 in Shanghai; half a working day later it is 14:30. */
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-28T01:00:00Z");

    private static final Instant DUE = Instant.parse("2026-09-28T06:30:00Z");

    private static final Actor.Person CLERK = new Actor.Person(20);

    private static LimitsDesk limits;
    private static UnacceptedHandOvers unaccepted;

    @BeforeAll
    static void start() {
        limits = new LimitsDesk(MONDAY_MORNING);
        limits.desk.tables.execute("""
                INSERT INTO person (id, login, name, role, department, duty, password_hash, created_at) OVERRIDING SYSTEM VALUE
                VALUES (7, 'wang', '王芳', 'agent', 'customer-service', NULL, '-', now()),
                    (9, 'sun', '孙丽', 'supervisor', 'customer-service', NULL, '-', now()),
                    (20, 'clerk', '李强', 'agent', 'claims', NULL, '-', now()),
                    (21, 'chief', '赵敏', 'supervisor', 'claims', 'supervisor', '-', now())""");
        unaccepted = node();
    }

    @BeforeEach
    void nothingWaits() {
        limits.clock.set(MONDAY_MORNING);
        limits.desk.tables.execute("UPDATE complaint SET accept_by = NULL");
        limits.desk.tables.execute("UPDATE person SET enabled = true");
    }

    @AfterAll
    static void close() throws Exception {
        limits.close();
    }

    @Test
    void what_no_one_takes_in_time_goes_back_to_the_first_contact_and_both_sides_are_told() throws Exception {
        var one = handedOver();
        assertThat(giveBack(DUE.minusNanos(1000))).isZero();
        assertThat(giveBack(DUE)).isEqualTo(1);

        var back = limits.state(one);
        assertThat(back.status()).isEqualTo(Status.ASSIGNED);
        assertThat(back.progress().owner()).contains(LimitsDesk.WANG.id());
        assertThat(back.custody().heldBy()).isEqualTo("customer-service");
        assertThat(back.custody().acceptBy()).isEmpty();
        assertThat(limits.desk.story(one.id()))
                .isEqualTo("received assigned handed-over handed-over assigned notice-issued notice-issued");
        assertThat(limits.desk.told(one.id(), "handed-over", "held")).contains("\"claims\"", "240");
        assertThat(Instant.parse(limits.desk.told(one.id(), "handed-over", "notAcceptedBy")))
                .isEqualTo(DUE);
        assertThat(notices(one)).isEqualTo("-N1 reminder 7 customer-service, -N2 supervision 21 claims");
        assertThat(limits.desk.tables.value("SELECT notices FROM complaint WHERE id = " + one.id()))
                .isEqualTo("2");
        assertThat(giveBack(DUE.plusSeconds(86_400))).as("once").isZero();
    }

    @Test
    void what_someone_took_in_time_stays_even_if_it_is_released_again() throws Exception {
        var one = handedOver();
        take(one, DUE.minusSeconds(1));
        assertThat(limits.state(one).custody().acceptBy()).isEmpty();
        limits.step(one, Step.RELEASE);
        assertThat(giveBack(DUE.plusSeconds(3600))).isZero();
        assertThat(limits.state(one).custody().heldBy()).isEqualTo("claims");
    }

    @Test
    void a_first_contact_who_has_left_has_it_in_their_department_and_it_goes_round_no_more() throws Exception {
        var one = handedOver();
        limits.desk.tables.execute("UPDATE person SET enabled = false WHERE id = 7");
        giveBack(DUE);
        var back = limits.state(one);
        assertThat(back.status()).isEqualTo(Status.RECEIVED);
        assertThat(back.progress().owner()).isEmpty();
        assertThat(back.custody().heldBy()).isEqualTo("customer-service");
        assertThat(notices(one)).contains("-N1 reminder  customer-service");
        assertThat(giveBack(DUE.plusSeconds(86_400 * 3))).isZero();
    }

    @Test
    void handed_over_files_again_has_the_whole_time_again() throws Exception {
        var one = handedOver();
        limits.clock.set(DUE.minusSeconds(60));
        handOver(one, "operations");
        assertThat(giveBack(DUE)).isZero();
        var tuesday = Instant.parse("2026-09-29T01:29:00Z");
        assertThat(giveBack(tuesday.minusNanos(1000))).isZero();
        assertThat(giveBack(tuesday)).isEqualTo(1);
        assertThat(limits.desk.told(one.id(), "handed-over", "from")).isEqualTo("operations");
        assertThat(notices(one)).as("operations has no supervisor").contains("-N2 supervision  ");
    }

    @Test
    void a_weekend_day_that_is_worked_counts() throws Exception {
        // Friday 9 October 16:00; Saturday is worked in exchange for the holiday.
        limits.clock.set(Instant.parse("2026-10-09T08:00:00Z"));
        var one = handedOver();
        var saturday = Instant.parse("2026-10-10T03:00:00Z");
        assertThat(limits.state(one).custody().acceptBy()).contains(saturday);
        assertThat(giveBack(saturday)).isEqualTo(1);
        assertThat(limits.state(one).custody().heldBy()).isEqualTo("customer-service");
    }

    @Test
    void what_ended_or_what_an_older_release_handed_on_is_looked_at_once_and_left_alone() throws Exception {
        var later = handedOver();
        var taken = handedOver();
        // As the release before would leave them, which does not know the column.
        var tables = limits.desk.tables;
        tables.execute("UPDATE complaint SET held_since = held_since + interval '1 minute' WHERE id = " + later.id());
        tables.execute("UPDATE complaint SET status = 'withdrawn', ended_at = now() WHERE id = " + taken.id());
        assertThat(giveBack(DUE)).isEqualTo(2);
        assertThat(limits.state(later).custody().acceptBy()).contains(DUE.plusSeconds(60));
        assertThat(limits.state(taken).custody().acceptBy()).isEmpty();
        assertThat(limits.desk.story(later.id())).isEqualTo("received assigned handed-over");
    }

    @Test
    void without_such_a_limit_nothing_has_to_be_accepted() {
        var policies = FreightNetwork.limitsAlone();
        var without = FreightNetwork.deadlines(policies).of(policies.inForce().id(), Optional.empty());
        assertThat(without.acceptance(MONDAY_MORNING)).isEmpty();
    }

    @Test
    void of_acceptance_in_the_last_moment_and_two_nodes_that_give_back_one_wins_and_nothing_happens_twice()
            throws Exception {
        var cases = new ArrayList<Filed>();
        for (int i = 0; i < 20; i++) {
            cases.add(handedOver());
        }
        limits.clock.set(DUE);
        var other = node();
        var takes = new ArrayList<Future<?>>();
        var rounds = new ArrayList<Future<Integer>>();
        for (int i = 0; i < cases.size(); i++) {
            var version = limits.state(cases.get(i)).version();
            takes.add(limits.changes.apply(StepRequest.of(cases.get(i).id(), Step.ASSIGN, CLERK, DUE)
                    .expecting(Optional.of(Set.of(version)))));
            if (i % 5 == 0) {
                rounds.add(unaccepted.giveBack(DUE));
                rounds.add(other.giveBack(DUE));
            }
        }
        await(Future.join(takes).otherwiseEmpty());
        await(Future.join(rounds));
        await(Future.join(unaccepted.giveBack(DUE), other.giveBack(DUE)));

        for (int i = 0; i < cases.size(); i++) {
            var state = limits.state(cases.get(i));
            boolean taken = takes.get(i).succeeded();
            assertThat(state.custody().heldBy()).isEqualTo(taken ? "claims" : "customer-service");
            assertThat(state.progress().owner()).contains(taken ? CLERK.id() : LimitsDesk.WANG.id());
            assertThat(limits.desk.story(cases.get(i).id()))
                    .isEqualTo(
                            taken
                                    ? "received assigned handed-over assigned"
                                    : "received assigned handed-over handed-over assigned notice-issued notice-issued");
        }
    }

    private static UnacceptedHandOvers node() {
        var deadlines = FreightNetwork.deadlines();
        var database = limits.desk.database;
        var reminders = new Reminders(database, limits.changes, deadlines, limits.clock);
        return new UnacceptedHandOvers(
                TestLoops.on(limits.desk.vertx), database, limits.changes, reminders, deadlines, limits.clock);
    }

    /** Taken by the first contact, and handed over to the claims department at that moment. */
    private Filed handedOver() throws Exception {
        var one = limits.taken(Severity.MODERATE);
        handOver(one, "claims");
        return one;
    }

    private ComplaintState handOver(Filed one, String department) throws Exception {
        return await(limits.handOvers.handOver(
                Once.unkeyed(),
                one.number(),
                LimitsDesk.WANG,
                Optional.empty(),
                new HandOverRequest(department, "归口", Optional.empty())));
    }

    private void take(Filed one, Instant at) throws Exception {
        limits.clock.set(at);
        await(limits.changes.apply(StepRequest.of(one.id(), Step.ASSIGN, CLERK, at)));
    }

    private int giveBack(Instant at) throws Exception {
        limits.clock.set(at);
        return await(unaccepted.giveBack(at));
    }

    /** Number, kind, person and department of each. */
    private String notices(Filed one) {
        return limits.desk.tables.value("""
                SELECT string_agg(concat_ws(' ', substr(number, 14), kind, coalesce(to_person::text, ''), coalesce(to_department,
                    CASE WHEN to_person IS NULL THEN '' ELSE department END)), ', ' ORDER BY number)
                FROM notice WHERE complaint_id = %d""".formatted(one.id()));
    }
}
