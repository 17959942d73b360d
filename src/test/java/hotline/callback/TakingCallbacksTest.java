package hotline.callback;

import static hotline.callback.CallbackDesk.THURSDAY;
import static hotline.callback.CallbackDesk.WANG;
import static hotline.callback.CallbackDesk.ZHOU;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.StepRequest;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A callback is in one agent's hands at a time. */
class TakingCallbacksTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final CallbackDesk desk = new CallbackDesk();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void resolving_plans_a_callback_and_taking_it_moves_the_complaint_on() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        assertThat(desk.callbackStatus(complaint)).isEqualTo("waiting");

        var attempt = desk.takeNext(WANG).orElseThrow();

        assertThat(attempt.complaint()).isEqualTo(complaint);
        assertThat(attempt.attempt()).isEqualTo(1);
        assertThat(attempt.leaseUntil()).isEqualTo(THURSDAY.plus(LEASE));
        assertThat(desk.status(complaint)).isEqualTo("callback");
        assertThat(desk.story(complaint)).isEqualTo("received assigned resolved callback-begun");
        assertThat(desk.told(complaint, "callback-begun", "attempt")).isEqualTo("1");
        assertThat(desk.told(complaint, "callback-begun", "severity")).isEqualTo("minor");
    }

    @Test
    void twenty_agents_at_once_each_get_a_different_callback() throws Exception {
        for (int i = 0; i < 12; i++) {
            desk.resolved(Severity.MINOR);
        }

        var takers = new ArrayList<Future<Optional<CallbackAttempt>>>();
        for (long agent = 100; agent < 120; agent++) {
            takers.add(desk.callbacks.takeNext(Once.unkeyed(), agent));
        }
        await(Future.all(takers));

        assertThat(takers.stream().flatMap(taker -> taker.result().stream()))
                .extracting(CallbackAttempt::callback)
                .hasSize(12)
                .doesNotHaveDuplicates();
        assertThat(desk.tables.value("SELECT count(*) FROM callback_attempt")).isEqualTo("12");
    }

    @Test
    void an_agent_who_clicks_twenty_times_holds_one() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.resolved(Severity.MINOR);
        }

        var clicks = new ArrayList<Future<Optional<CallbackAttempt>>>();
        for (int i = 0; i < 20; i++) {
            clicks.add(desk.callbacks.takeNext(Once.unkeyed(), WANG));
        }
        await(Future.all(clicks));

        assertThat(clicks).allMatch(click -> click.result().equals(clicks.get(0).result()));
        assertThat(desk.tables.value("SELECT count(*) FROM callback_attempt")).isEqualTo("1");
    }

    @Test
    void the_earliest_due_callback_is_made_first() throws Exception {
        long severe = desk.resolved(Severity.SEVERE);
        long minor = desk.resolved(Severity.MINOR);
        long moderate = desk.resolved(Severity.MODERATE);

        assertThat(desk.takeNext(1).orElseThrow().complaint()).isEqualTo(minor);
        assertThat(desk.takeNext(2).orElseThrow().complaint()).isEqualTo(moderate);
        assertThat(desk.takeNext(3).orElseThrow().complaint()).isEqualTo(severe);
        assertThat(desk.takeNext(4)).isEmpty();
    }

    @Test
    @Tag("D2")
    void a_vip_is_called_before_those_due_a_little_earlier_and_behind_those_that_are_late() throws Exception {
        long soon = desk.file(Severity.MINOR);
        long vip = desk.file(Severity.MINOR);
        long late = desk.file(Severity.MINOR);
        var ids = " WHERE id = ";
        desk.tables.execute(
                "UPDATE complaint SET tier = 'vip', ahead_minutes = 480, due_at = due_at + interval '7 hours'" + ids
                        + vip);
        desk.tables.execute(
                "UPDATE sla_clock SET due_at = due_at + interval '7 hours' WHERE kind = 'handling' AND complaint_id = "
                        + vip);
        for (long complaint : new long[] {soon, vip, late}) {
            await(desk.changes.apply(
                    StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
            desk.resolve(complaint);
        }
        desk.tables.execute("UPDATE callback SET due_at = '2026-09-24 13:00+08' WHERE complaint_id = " + late);

        var first = await(desk.lists.waiting(WANG, Optional.empty(), 2, desk.clock.instant()));
        assertThat(first.items())
                .extracting(row -> row.callback().complaintId())
                .containsExactly(late, vip);
        var second = await(desk.lists.waiting(WANG, first.next(), 2, desk.clock.instant()));
        assertThat(second.items())
                .extracting(row -> row.callback().complaintId())
                .containsExactly(soon);
        assertThat(desk.takeNext(1).orElseThrow().complaint()).isEqualTo(late);
        assertThat(desk.takeNext(2).orElseThrow().complaint()).isEqualTo(vip);
        assertThat(desk.takeNext(3).orElseThrow().complaint()).isEqualTo(soon);
    }

    @Test
    void a_wish_beyond_the_limit_is_called_before_the_limit() throws Exception {
        var far = Instant.parse("2099-01-01T00:00:00Z");
        long complaint = desk.file(Severity.MINOR, Optional.of(far)).id();
        await(desk.changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
        desk.resolve(complaint);
        var due = Instant.parse("2026-09-28T10:00:00Z");

        desk.clock.set(due.minus(LEASE).minusSeconds(1));
        assertThat(desk.takeNext(WANG)).isEmpty();
        desk.clock.set(due.minus(LEASE));
        desk.end(desk.takeNext(WANG).orElseThrow(), CallbackDesk.reached(5));

        assertThat(desk.status(complaint)).isEqualTo("closed");
        assertThat(desk.told(complaint, "closed", "onTime")).isEqualTo("true");
    }

    @Test
    void a_limit_that_comes_nearer_beats_the_wish_that_it_had_room_for() throws Exception {
        var wednesday = Instant.parse("2026-09-30T02:00:00Z");
        long complaint = desk.file(Severity.SEVERE, Optional.of(wednesday)).id();
        await(desk.changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
        desk.resolve(complaint);
        await(desk.changes.apply(new CorrectionRequest(
                complaint,
                "delay",
                Optional.empty(),
                Severity.MINOR,
                "客户说明",
                new Actor.Person(WANG),
                desk.clock.instant(),
                Optional.empty())));

        assertThat(desk.tables.value("SELECT due_at - not_before FROM callback"))
                .isEqualTo("00:10:00");
    }

    @Test
    void a_customer_is_not_called_before_the_time_they_asked_for() throws Exception {
        var monday = THURSDAY.plus(Duration.ofDays(4));
        long complaint = desk.file(Severity.SEVERE, Optional.of(monday)).id();
        await(desk.changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), desk.clock.instant())));
        desk.resolve(complaint);

        assertThat(desk.takeNext(WANG)).isEmpty();
        desk.clock.set(monday.minusSeconds(1));
        assertThat(desk.takeNext(WANG)).isEmpty();
        desk.clock.set(monday);
        assertThat(desk.takeNext(WANG)).isPresent();
    }

    @Test
    @Tag("F9")
    void a_callback_with_an_expired_lease_returns_and_its_frozen_holder_comes_too_late_once_it_is_taken()
            throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var frozen = desk.takeNext(WANG).orElseThrow();

        desk.clock.advance(LEASE.minusMillis(1));
        assertThat(await(desk.callbacks.giveBackExpired())).isZero();
        desk.clock.advance(Duration.ofMillis(1));
        assertThat(await(desk.callbacks.giveBackExpired())).isEqualTo(1);

        assertThat(desk.status(complaint)).isEqualTo("resolved");
        assertThat(desk.told(complaint, "callback-given-back", "why")).isEqualTo("lease-expired");

        var second = desk.takeNext(ZHOU).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> desk.end(frozen, CallbackDesk.reached(5))).isInstanceOf(Failure.Conflict.class);
        assertThat(desk.status(complaint)).isEqualTo("callback");
        assertThat(desk.end(second, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);
        assertThat(desk.status(complaint)).isEqualTo("closed");
    }

    @Test
    @Tag("F9")
    void an_outcome_after_the_lease_counts_as_long_as_no_one_has_taken_the_callback() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var slow = desk.takeNext(WANG).orElseThrow();
        desk.clock.advance(LEASE);
        await(desk.callbacks.giveBackExpired());
        var stranger = new CallbackAttempt(
                slow.callback(), slow.complaint(), slow.attempt(), ZHOU, slow.startedAt(), slow.leaseUntil());

        assertThatThrownBy(() -> desk.end(stranger, CallbackDesk.reached(1))).isInstanceOf(Failure.Conflict.class);
        assertThat(desk.end(slow, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);

        assertThat(desk.story(complaint))
                .isEqualTo("received assigned resolved callback-begun callback-given-back callback-begun rated"
                        + " callback-ended coded closed");
        assertThat(desk.tables.value("SELECT string_agg(outcome, ' ') FROM callback_attempt"))
                .isEqualTo("reached");
        assertThatThrownBy(() -> desk.end(slow, CallbackDesk.reached(5))).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    @Tag("F9")
    void an_agent_at_work_keeps_the_callback_but_not_for_ever() throws Exception {
        desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();

        for (int minutes = 9; minutes <= 45; minutes += 9) {
            desk.clock.advance(Duration.ofMinutes(9));
            assertThat(await(desk.callbacks.renew(attempt.callback(), 1, WANG)))
                    .isEqualTo(THURSDAY.plus(Duration.ofMinutes(minutes)).plus(LEASE));
            assertThat(await(desk.callbacks.giveBackExpired())).isZero();
        }
        desk.clock.advance(Duration.ofMinutes(9));
        assertThat(await(desk.callbacks.renew(attempt.callback(), 1, WANG)))
                .isEqualTo(THURSDAY.plus(LEASE.multipliedBy(6)));
        assertThatThrownBy(() -> await(desk.callbacks.renew(attempt.callback(), 1, ZHOU)))
                .isInstanceOf(Failure.Conflict.class);
        desk.clock.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> await(desk.callbacks.renew(attempt.callback(), 1, WANG)))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void the_next_agent_takes_over_an_expired_lease_without_waiting_for_the_timer() throws Exception {
        desk.resolved(Severity.MINOR);
        var frozen = desk.takeNext(WANG).orElseThrow();
        desk.clock.advance(LEASE);

        var second = desk.takeNext(WANG).orElseThrow();

        assertThat(second.callback()).isEqualTo(frozen.callback());
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> desk.end(frozen, CallbackDesk.reached(1))).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void withdrawing_cancels_the_callback_even_in_an_agents_hands() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();

        await(desk.changes.apply(StepRequest.of(complaint, Step.WITHDRAW, new Actor.Customer(), desk.clock.instant())));

        assertThat(desk.callbackStatus(complaint)).isEqualTo("cancelled");
        assertThat(desk.told(complaint, "callback-ended", "outcome")).isEqualTo("cancelled");
        assertThat(desk.told(complaint, "callback-ended", "asked")).isEqualTo("false");
        assertThatThrownBy(() -> desk.end(attempt, CallbackDesk.reached(5))).isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void a_customer_who_rings_back_is_served_before_the_earliest_time_and_at_any_hour() throws Exception {
        long first = desk.resolved(Severity.MINOR);
        long complaint = desk.resolved(Severity.SEVERE);
        desk.clock.set(Instant.parse("2026-09-26T17:15:00Z"));

        var attempt = await(desk.callbacks.take(complaint, WANG));

        assertThat(attempt.complaint()).isEqualTo(complaint);
        assertThat(desk.callbackStatus(first)).isEqualTo("waiting");
        assertThat(await(desk.callbacks.take(complaint, WANG))).as("a reload").isEqualTo(attempt);
        assertThat(desk.end(attempt, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);
        assertThatThrownBy(() -> await(desk.callbacks.take(complaint, WANG)))
                .as("it has ended")
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void another_agents_lease_is_respected_until_it_ends_and_no_agent_holds_two() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        long other = desk.resolved(Severity.SEVERE);
        await(desk.callbacks.take(complaint, WANG));

        assertThatThrownBy(() -> await(desk.callbacks.take(complaint, ZHOU)))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("another agent");
        assertThatThrownBy(() -> await(desk.callbacks.take(other, WANG)))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("give it back first");

        desk.clock.advance(LEASE);
        assertThat(await(desk.callbacks.take(complaint, ZHOU)).attempt()).isEqualTo(2);
    }

    @Test
    void those_who_take_the_next_and_one_who_takes_this_one_never_share_a_callback() throws Exception {
        for (int round = 0; round < 10; round++) {
            long complaint = desk.resolved(Severity.MINOR);
            var hands = new ArrayList<Future<Optional<CallbackAttempt>>>();
            for (long agent = 0; agent < 4; agent++) {
                long taker = 100 + 10 * round + agent;
                hands.add(
                        agent % 2 == 0
                                ? desk.callbacks.takeNext(Once.unkeyed(), taker)
                                : desk.callbacks
                                        .take(complaint, taker)
                                        .map(Optional::of)
                                        .otherwise(Optional.empty()));
            }
            await(Future.all(hands));

            assertThat(hands.stream().flatMap(hand -> hand.result().stream())).hasSize(1);
            assertThat(desk.tables.value("SELECT count(*) FROM callback_attempt"))
                    .isEqualTo(Integer.toString(round + 1));
        }
    }

    @Test
    @Tag("F9")
    void no_callback_is_handed_out_outside_business_hours() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);
        var sundayNight = Instant.parse("2026-09-26T17:15:00Z");
        var monday = Instant.parse("2026-09-28T01:00:00Z");

        desk.clock.set(sundayNight);
        assertThat(desk.takeNext(WANG)).isEmpty();
        assertThat(await(desk.lists.nextCallFrom(sundayNight))).contains(monday);
        desk.clock.set(monday.minusMillis(1));
        assertThat(desk.takeNext(WANG)).isEmpty();
        desk.clock.set(monday);
        assertThat(desk.takeNext(WANG).orElseThrow().complaint()).isEqualTo(complaint);
        assertThat(await(desk.lists.nextCallFrom(monday))).as("none waits").isEmpty();
    }

    @Test
    void a_customer_who_asks_for_a_call_tomorrow_at_ten_is_called_then_and_loses_no_attempt() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);
        var tomorrow = Instant.parse("2026-09-28T02:00:00Z");
        var attempt = desk.takeNext(WANG).orElseThrow();

        assertThat(desk.end(attempt, new CallbackOutcome.CallLater(tomorrow, Optional.empty())))
                .isEqualTo(CallbackStatus.WAITING);

        assertThat(desk.told(complaint, "callback-given-back", "why")).isEqualTo("call-later");
        assertThat(desk.told(complaint, "callback-given-back", "callAt")).startsWith("2026-09-28T02:00");
        desk.clock.set(tomorrow.minusMillis(1));
        assertThat(desk.takeNext(ZHOU)).isEmpty();
        desk.clock.set(tomorrow);
        var second = desk.takeNext(ZHOU).orElseThrow();
        assertThat(second.complaint()).isEqualTo(complaint);
        assertThat(await(desk.lists.detail(second.callback(), tomorrow)).attemptsLeft())
                .isEqualTo(3);
    }

    @Test
    void a_call_beyond_the_limit_is_refused_and_the_callback_stays_in_hand() throws Exception {
        desk.resolved(Severity.MINOR);
        var attempt = desk.takeNext(WANG).orElseThrow();
        var later = new CallbackOutcome.CallLater(Instant.parse("2026-09-29T02:00:00Z"), Optional.empty());

        assertThatThrownBy(() -> desk.end(attempt, later))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        refused -> assertThat(refused.fields()).singleElement().satisfies(field -> {
                            assertThat(field.pointer()).isEqualTo("/callAt");
                            assertThat(field.code()).isEqualTo("after-limit");
                            assertThat(field.detail()).contains("2026-09-28T17:50:00+08:00");
                        }));
        assertThat(await(desk.lists.detail(attempt.callback(), THURSDAY)).latestWish())
                .contains(Instant.parse("2026-09-28T09:50:00Z"));
        assertThat(desk.end(attempt, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);
    }

    @Test
    void a_hundred_callbacks_begin_and_end_as_one_batch() throws Exception {
        var begins = new ArrayList<CallbackStart>();
        for (int i = 0; i < 100; i++) {
            begins.add(new CallbackStart(desk.resolved(Severity.MINOR), WANG, desk.clock.instant()));
        }

        var attempts = await(desk.database.inTransaction(transaction -> desk.callbacks.begin(transaction, begins)));
        var results = await(desk.outcomes.record(
                Once.unkeyed(),
                attempts.stream()
                        .map(attempt -> new OutcomeRecord(
                                attempt.callback(),
                                attempt.attempt(),
                                WANG,
                                desk.clock.instant(),
                                CallbackDesk.reached((int) (attempt.callback() % 5) + 1)))
                        .toList()));

        assertThat(results).hasSize(100);
        assertThat(desk.tables.value("SELECT count(*) FROM rating")).isEqualTo("100");
        assertThat(desk.tables.value("SELECT count(*) FROM complaint WHERE status = 'closed'"))
                .isEqualTo("60");
        assertThat(desk.tables.value("SELECT count(*) FROM complaint WHERE status = 'reopened'"))
                .isEqualTo("40");
    }
}
