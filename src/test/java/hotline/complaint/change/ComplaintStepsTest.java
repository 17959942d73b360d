package hotline.complaint.change;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintFixture;
import hotline.complaint.PersonName;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.failure.Failure;
import hotline.intake.Filed;
import hotline.log.EventType;
import hotline.log.LogEntry;
import hotline.log.Rated;
import hotline.policy.taxonomy.Severity;
import hotline.sla.ClockState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComplaintStepsTest {
    private final ComplaintFixture hotline = new ComplaintFixture();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void a_complaint_goes_from_received_to_closed_in_time() {
        var filed = hotline.file(Severity.MODERATE);
        hotline.take(filed, Step.ASSIGN, Step.INVESTIGATE, Step.RESOLVE, Step.BEGIN_CALLBACK, Step.CLOSE);

        var complaint = hotline.read(filed);
        assertThat(complaint.state().status()).isEqualTo(Status.CLOSED);
        assertThat(complaint.state().clock().state()).isEqualTo(ClockState.MET);
        assertThat(complaint.state().progress().resolution()).contains("货已找到");
        assertThat(complaint.state().version()).isEqualTo(6);
        assertThat(complaint.owner()).contains(new PersonName(hotline.agent.id(), "Name of agent1"));
        assertThat(hotline.story(filed))
                .containsExactly(
                        EventType.RECEIVED,
                        EventType.ASSIGNED,
                        EventType.INVESTIGATING,
                        EventType.RESOLVED,
                        EventType.CALLBACK_BEGUN,
                        EventType.CODED,
                        EventType.CLOSED);
        assertThat(hotline.events(filed).get(6).data())
                .isEqualTo(new JsonObject()
                        .put("type", "cargo-shortage")
                        .put("severity", "moderate")
                        .put("channel", "website")
                        .put(
                                "held",
                                new JsonObject()
                                        .put("department", "customer-service")
                                        .put("since", "2026-09-25T08:00:00Z")
                                        .put("minutes", 0)
                                        .put("late", false))
                        .put("receivedAt", "2026-09-25T08:00:00Z")
                        .put("due", "2026-09-30T10:00:00Z")
                        .put("originalDue", "2026-09-30T10:00:00Z")
                        .put("onTime", true)
                        .put("workingMinutes", 0)
                        .put("onTimeUnextended", true)
                        .put("pastDue", false)
                        .put("reason", "客户说明"));
        assertThat(clock(filed)).isEqualTo("met - 2026-09-25 08:00:00+00");
    }

    @Test
    void of_two_steps_with_the_same_version_one_succeeds_and_the_other_conflicts() {
        var filed = hotline.file(Severity.MINOR);
        var both = List.of(
                hotline.changes.apply(hotline.request(filed, Step.ASSIGN).expecting(1)),
                hotline.changes.apply(hotline.request(filed, Step.ASSIGN).expecting(1)));
        await(Future.join(both).otherwiseEmpty());

        assertThat(both.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(both.stream().filter(Future::failed).map(Future::cause))
                .hasOnlyElementsOfType(Failure.Changed.class);
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED, EventType.ASSIGNED);
    }

    @Test
    void a_stale_version_is_refused_before_anything_else() {
        var filed = hotline.file(Severity.MINOR);
        var stale = hotline.request(filed, Step.RESOLVE).expecting(4);
        assertThatThrownBy(() -> await(hotline.changes.apply(stale)))
                .isInstanceOf(Failure.Changed.class)
                .hasMessage("the complaint has changed since you read it; it is at version 1");
    }

    @Test
    void twenty_agents_who_take_the_next_at_once_get_twenty_complaints_and_the_last_gets_none() {
        for (int i = 0; i < 19; i++) {
            hotline.file(Severity.MINOR);
        }
        var taken = new ArrayList<Future<Optional<Changed>>>();
        for (int i = 0; i < 20; i++) {
            taken.add(hotline.takeNext(i % 2 == 0 ? hotline.agent : hotline.colleague));
        }
        await(Future.all(taken));

        var ids = new HashSet<Long>();
        taken.forEach(one -> one.result().ifPresent(step -> ids.add(step.after().id())));
        assertThat(ids).hasSize(19);
        assertThat(hotline.stored.value("SELECT count(*) FROM event WHERE type = 'assigned'"))
                .isEqualTo("19");
    }

    @Test
    void the_next_complaint_is_the_earliest_due_and_its_first_agent_stays_its_first_contact() {
        hotline.file(Severity.SEVERE);
        var urgent = hotline.file(Severity.MINOR);

        var taken = await(hotline.takeNext(hotline.agent)).orElseThrow();
        assertThat(taken.after().id()).isEqualTo(urgent.id());
        hotline.take(urgent, Step.RELEASE);
        assertThat(hotline.read(urgent).owner()).isEmpty();
        await(hotline.takeNext(hotline.colleague));

        var complaint = hotline.read(urgent);
        assertThat(complaint.owner()).map(PersonName::id).contains(hotline.colleague.id());
        assertThat(complaint.firstContact()).map(PersonName::id).contains(hotline.agent.id());
    }

    @Test
    void a_refused_step_stops_no_other_of_its_batch() {
        var one = hotline.file(Severity.MINOR);
        var other = hotline.file(Severity.MINOR);
        var missing = StepRequest.of(4711, Step.ASSIGN, new Actor.Person(hotline.agent.id()), hotline.clock.instant());

        var results = await(hotline.applyAll(
                List.of(hotline.request(other, Step.ASSIGN), missing, hotline.request(one, Step.RESOLVE))));

        assertThat(results.get(0)).isInstanceOf(Changed.class);
        assertThat(why(results.get(1))).isInstanceOf(Failure.NotFound.class);
        assertThat(why(results.get(2)))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessage("a complaint that is received can't take the step resolve; possible: assign, withdraw");
        assertThat(hotline.read(one).state().version()).isEqualTo(1);
    }

    @Test
    void a_batch_with_two_steps_of_one_complaint_is_refused() {
        var filed = hotline.file(Severity.MINOR);
        var twice = List.of(hotline.request(filed, Step.ASSIGN), hotline.request(filed, Step.WITHDRAW));
        assertThatThrownBy(() -> await(hotline.applyAll(twice))).isInstanceOf(IllegalArgumentException.class);
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED);
    }

    @Test
    void a_failing_consequence_undoes_the_step() {
        var filed = hotline.file(Severity.MINOR);
        ChangeFollower failing = (transaction, taken) -> Future.failedFuture(new IllegalStateException("no callback"));
        var changes = new ComplaintChanges(hotline.database, hotline.policies, hotline.deadlines, List.of(failing));

        assertThatThrownBy(() -> await(changes.apply(hotline.request(filed, Step.ASSIGN))))
                .hasMessage("no callback");
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED);
        assertThat(hotline.read(filed).state().status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void closing_too_late_writes_the_breach_before_the_timer_comes() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, Step.ASSIGN, Step.RESOLVE);
        hotline.clock.set(ComplaintFixture.MONDAY_CLOSE.plusMillis(1));
        hotline.take(filed, Step.CLOSE);

        assertThat(await(hotline.timer.tick(hotline.clock.instant().plus(Duration.ofDays(1)))))
                .isZero();
        assertThat(hotline.story(filed))
                .endsWith(EventType.RESOLVED, EventType.BREACHED, EventType.CODED, EventType.CLOSED);
        var closed = hotline.events(filed).get(5).data();
        assertThat(closed.getBoolean("onTime")).isFalse();
        assertThat(closed.getBoolean("pastDue")).isTrue();
        assertThat(hotline.read(filed).state().clock().state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void closing_in_the_last_instant_is_in_time() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, Step.ASSIGN, Step.RESOLVE);
        hotline.clock.set(ComplaintFixture.MONDAY_CLOSE);
        hotline.take(filed, Step.CLOSE);
        assertThat(hotline.read(filed).state().clock().state()).isEqualTo(ClockState.MET);
    }

    @Test
    void withdrawing_cancels_the_clock_and_reopening_gives_the_whole_limit_again() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, Step.WITHDRAW);
        assertThat(hotline.read(filed).state().clock().state()).isEqualTo(ClockState.CANCELLED);

        hotline.clock.set(ComplaintFixture.MONDAY_CLOSE.plusSeconds(60));
        assertThat(await(hotline.timer.tick(hotline.clock.instant()))).isZero();
        hotline.take(filed, Step.REOPEN);
        assertThat(await(hotline.timer.tick(hotline.clock.instant()))).isZero();

        var complaint = hotline.read(filed);
        assertThat(complaint.state().clock().dueAt()).isEqualTo(ComplaintFixture.MONDAY_CLOSE.plus(Duration.ofDays(1)));
        assertThat(complaint.state().progress().reopened()).isEqualTo(1);
        assertThat(hotline.story(filed))
                .containsExactly(EventType.RECEIVED, EventType.CODED, EventType.WITHDRAWN, EventType.REOPENED);
    }

    @Test
    void entries_logged_ahead_of_a_step_come_before_it_with_the_same_time() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, Step.ASSIGN, Step.RESOLVE, Step.BEGIN_CALLBACK);
        var rated = LogEntry.of(new Rated(5, true, "page"));
        await(hotline.changes.apply(hotline.request(filed, Step.CLOSE).after(rated)));

        assertThat(hotline.story(filed)).endsWith(EventType.RATED, EventType.CODED, EventType.CLOSED);
        assertThat(hotline.events(filed).get(4).data().getString("severity")).isEqualTo("minor");
        assertThat(hotline.read(filed).state().lastSeq()).isEqualTo(7);
    }

    private static Failure why(ChangeResult result) {
        return ((Refused) result).why();
    }

    private String clock(Filed filed) {
        return hotline.stored.value("SELECT concat_ws(' ', state, coalesce(next_action_at::text, '-'), "
                + "to_char(stopped_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS+00')) FROM sla_clock"
                + " WHERE complaint_id = " + filed.id());
    }
}
