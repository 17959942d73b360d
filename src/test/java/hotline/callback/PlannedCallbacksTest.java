package hotline.callback;

import static hotline.callback.CallbackDesk.THURSDAY;
import static hotline.callback.CallbackDesk.WANG;
import static hotline.callback.CallbackDesk.ZHOU;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.callback.plan.NextCall.Why;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.calling.CallResult;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks under the plan that the freight network is shipped with: windows, limits of a number, who calls. */
class PlannedCallbacksTest {
    private static final long LI = 9;
    private static final Instant MONDAY_NINE = Instant.parse("2026-09-28T01:00:00Z");

    private final CallbackDesk desk = CallbackDesk.planned();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    @Tag("F9")
    void unanswered_calls_are_spaced_by_what_happened_and_the_third_ends_the_callback() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);

        assertThat(end(CallResult.BUSY)).isEqualTo(CallbackStatus.WAITING);
        assertThat(notBefore(complaint)).isEqualTo(THURSDAY.plus(Duration.ofMinutes(15)));
        assertThat(desk.takeNext(ZHOU)).isEmpty();

        desk.clock.advance(Duration.ofMinutes(15));
        assertThat(end(CallResult.NO_ANSWER)).isEqualTo(CallbackStatus.WAITING);
        assertThat(notBefore(complaint))
                .as("twice on Thursday; Friday to Sunday are off")
                .isEqualTo(MONDAY_NINE);
        assertThat(why(complaint)).contains(Why.DAY_CAP);

        desk.clock.set(MONDAY_NINE);
        assertThat(end(CallResult.UNOBTAINABLE)).isEqualTo(CallbackStatus.WAITING);
        desk.clock.advance(Duration.ofHours(1));
        assertThat(end(CallResult.VOICEMAIL)).isEqualTo(CallbackStatus.UNREACHABLE);
        assertThat(desk.status(complaint)).isEqualTo("closed");
    }

    @Test
    @Tag("F9")
    void a_call_that_we_broke_off_comes_again_soon_counts_for_the_number_and_uses_up_no_attempt() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);

        assertThat(end(CallResult.ABANDONED_BY_US)).isEqualTo(CallbackStatus.WAITING);
        assertThat(notBefore(complaint)).isEqualTo(THURSDAY.plus(Duration.ofMinutes(5)));
        assertThat(desk.tables.value("SELECT outcome FROM callback_attempt")).isEqualTo("abandoned-by-us");

        desk.clock.advance(Duration.ofMinutes(5));
        assertThat(end(CallResult.NO_ANSWER)).isEqualTo(CallbackStatus.WAITING);
        assertThat(why(complaint)).as("their telephone has rung twice that day").contains(Why.DAY_CAP);
        desk.clock.set(MONDAY_NINE);
        assertThat(end(CallResult.NO_ANSWER)).isEqualTo(CallbackStatus.WAITING);
        desk.clock.set(notBefore(complaint));
        assertThat(end(CallResult.NO_ANSWER)).isEqualTo(CallbackStatus.UNREACHABLE);
    }

    @Test
    @Tag("F9")
    void customers_are_called_in_windows_of_their_own_zone() throws Exception {
        // 20:00 on Monday in London, 03:00 on Tuesday in Shanghai.
        desk.clock.set(Instant.parse("2026-09-28T19:00:00Z"));
        long london = desk.resolved(Severity.SEVERE, "+442079460958");
        desk.tables.execute("UPDATE complaint SET phone = '+442079460958' WHERE id = " + london);
        long shanghai = desk.resolved(Severity.SEVERE);

        assertThat(desk.takeNext(ZHOU)).isEmpty();
        assertThat(notBefore(london)).isEqualTo(Instant.parse("2026-09-29T08:00:00Z"));
        assertThat(notBefore(shanghai)).isEqualTo(Instant.parse("2026-09-29T01:00:00Z"));
        assertThat(why(shanghai)).contains(Why.WINDOW);
        assertThat(await(desk.lists.nextCallFrom(desk.clock.instant())))
                .contains(Instant.parse("2026-09-29T01:00:00Z"));

        desk.clock.set(Instant.parse("2026-09-29T01:00:00Z"));
        assertThat(desk.takeNext(ZHOU).orElseThrow().complaint()).isEqualTo(shanghai);
        assertThat(desk.takeNext(LI)).isEmpty();
        desk.clock.set(Instant.parse("2026-09-29T08:00:00Z"));
        assertThat(desk.takeNext(LI).orElseThrow().complaint()).isEqualTo(london);
    }

    @Test
    @Tag("F9")
    void a_number_with_several_callbacks_is_dialled_once_and_shows_the_others() throws Exception {
        long first = desk.resolved(Severity.MINOR, "13800009999");
        long second = desk.resolved(Severity.MODERATE, "13800009999");
        long stranger = desk.resolved(Severity.SEVERE);

        var takers = new ArrayList<Future<Optional<CallbackAttempt>>>();
        for (long agent = 100; agent < 110; agent++) {
            takers.add(desk.callbacks.takeNext(Once.unkeyed(), agent));
        }
        await(Future.all(takers));

        var taken = takers.stream().flatMap(taker -> taker.result().stream()).toList();
        assertThat(taken).extracting(CallbackAttempt::complaint).hasSize(2).contains(stranger);
        var ours = taken.stream()
                .filter(attempt -> attempt.complaint() != stranger)
                .findFirst()
                .orElseThrow();
        long other = ours.complaint() == first ? second : first;
        assertThat(why(other)).contains(Why.IN_CALL);
        assertThat(await(desk.lists.detail(ours.callback(), desk.clock.instant()))
                        .others())
                .singleElement()
                .satisfies(one -> assertThat(one.status()).isEqualTo(CallbackStatus.WAITING));
        assertThatThrownBy(() -> desk.take(other, LI))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("this number");

        assertThat(desk.end(ours, CallbackDesk.reached(5))).isEqualTo(CallbackStatus.REACHED);
        assertThat(desk.take(other, ours.agent()).complaint())
                .as("joined into one call")
                .isEqualTo(other);
    }

    /** A call that came in, of which the exchange says no end yet unless it is over. */
    private void calls(String phone, long agent, boolean isOver) throws Exception {
        desk.tables.execute(
                "INSERT INTO person (id, login, name, role, password_hash, created_at) OVERRIDING SYSTEM VALUE VALUES ("
                        + agent + ", 'speaker', '周', 'agent', 'none', now()) ON CONFLICT DO NOTHING");
        desk.tables.execute(
                "INSERT INTO connector (code, name, format, zone, created_at) SELECT 'desk', 'desk', 'hotline', 'Asia/Shanghai', now()"
                        + " WHERE NOT EXISTS (SELECT FROM connector WHERE code = 'desk')");
        desk.tables.execute(
                "INSERT INTO call (connector, day, call_id, direction, state, from_number, answered_at, ended_at, person, times_by, seen_at)"
                        + " SELECT id, '2026-09-24', 'c-' || (SELECT count(*) FROM call), 'in', '"
                        + (isOver ? "ended" : "answered") + "', '" + phone
                        + "', '2026-09-24T02:00:00Z', " + (isOver ? "'2026-09-24T02:01:00Z'" : "NULL") + ", " + agent
                        + ", 'exchange', now() FROM connector WHERE code = 'desk'");
    }

    @Test
    @Tag("F9")
    void a_customer_who_is_on_the_line_is_not_called_and_only_the_agent_who_speaks_with_them_can_do_it_now()
            throws Exception {
        desk.clock.set(Instant.parse("2026-09-24T02:00:30Z"));
        long complaint = desk.resolved(Severity.MINOR, "13800009998");
        calls("+8613800009998", ZHOU, false);

        assertThat(desk.takeNext(LI)).isEmpty();
        assertThat(why(complaint)).contains(Why.IN_CALL);
        assertThatThrownBy(() -> desk.take(complaint, LI))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("speaks with a colleague");
        assertThat(desk.take(complaint, ZHOU).complaint()).isEqualTo(complaint);
    }

    @Test
    @Tag("F9")
    void limits_of_a_number_hold_over_all_its_callbacks() throws Exception {
        desk.resolved(Severity.MINOR, "13800009999");
        desk.resolved(Severity.MINOR, "13800009999");
        long third = desk.resolved(Severity.MINOR, "13800009999");
        for (int call = 0; call < 2; call++) {
            desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.reached(5));
        }

        assertThat(desk.takeNext(ZHOU)).as("twice a day is enough").isEmpty();
        assertThat(notBefore(third)).isEqualTo(MONDAY_NINE);
        assertThat(why(third)).contains(Why.DAY_CAP);
    }

    @Test
    @Tag("K5")
    void who_handled_the_case_never_asks_how_it_was_and_supervisors_see_who_that_is() throws Exception {
        desk.tables.execute(
                "INSERT INTO person (id, login, name, role, password_hash, created_at) OVERRIDING SYSTEM VALUE"
                        + " VALUES (7, 'wang', '王伟', 'agent', '-', now())");
        long complaint = desk.resolved(Severity.MINOR);

        assertThat(desk.takeNext(WANG)).isEmpty();
        var waiting = await(desk.lists.waiting(LI, Optional.empty(), 10, desk.clock.instant()));
        assertThat(waiting.items()).singleElement().satisfies(row -> assertThat(
                        row.callback().held().notBy())
                .singleElement()
                .satisfies(person -> assertThat(person.name()).isEqualTo("王伟")));
        assertThat(desk.takeNext(ZHOU).orElseThrow().complaint()).isEqualTo(complaint);
    }

    @Test
    @Tag("R3")
    void the_agent_who_was_asked_to_call_later_calls_first_and_after_an_hour_anybody() throws Exception {
        long complaint = desk.resolved(Severity.SEVERE);
        var monday = MONDAY_NINE.plus(Duration.ofHours(1));
        desk.end(desk.takeNext(ZHOU).orElseThrow(), new CallbackOutcome.CallLater(monday, Optional.empty()));

        desk.clock.set(monday);
        assertThat(desk.takeNext(LI)).as("it waits for Zhou").isEmpty();
        desk.clock.advance(Duration.ofMinutes(59));
        assertThat(desk.takeNext(LI)).isEmpty();
        desk.clock.advance(Duration.ofMinutes(1));
        assertThat(desk.takeNext(LI).orElseThrow().complaint())
                .as("never dropped")
                .isEqualTo(complaint);
    }

    @Test
    @Tag("F9")
    void a_wrong_number_gives_way_to_another_number_of_the_customer_and_else_ends() throws Exception {
        long alone = desk.resolved(Severity.MINOR);
        assertThat(desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.notReached(CallResult.WRONG_NUMBER)))
                .isEqualTo(CallbackStatus.UNREACHABLE);
        assertThat(desk.status(alone)).isEqualTo("closed");

        long complaint = desk.resolved(Severity.MINOR);
        desk.tables.execute("INSERT INTO complaint_file (complaint, file) VALUES (" + complaint + ", 1)");
        desk.tables.execute("INSERT INTO customer_contact (file, kind, value, since)"
                + " VALUES (1, 'phone', '+8613911112222', now()), (1, 'e-mail', 'li@example.com', now())");
        assertThat(desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.notReached(CallResult.WRONG_NUMBER)))
                .isEqualTo(CallbackStatus.WAITING);
        var again = desk.takeNext(ZHOU).orElseThrow();
        assertThat(await(desk.lists.detail(again.callback(), desk.clock.instant()))
                        .callback()
                        .otherPhone())
                .contains("+8613911112222");
        assertThat(desk.end(again, CallbackDesk.notReached(CallResult.WRONG_NUMBER)))
                .isEqualTo(CallbackStatus.UNREACHABLE);
    }

    /** Each as often as chance lets the other one come first. */
    @Test
    @Tag("F9")
    void an_outcome_after_the_lease_and_another_agent_who_takes_never_both_win() throws Exception {
        int late = 0;
        for (int round = 0; round < 40; round++) {
            long complaint = desk.resolved(Severity.SEVERE);
            var slow = desk.take(complaint, ZHOU);
            desk.clock.advance(Duration.ofMinutes(10));
            await(desk.callbacks.giveBackExpired());

            var outcome = desk.outcomes
                    .record(
                            Once.unkeyed(),
                            new OutcomeRecord(slow.callback(), 1, ZHOU, desk.clock.instant(), CallbackDesk.reached(5)))
                    .map(recorded -> true)
                    .recover(failure -> failure instanceof Failure.Conflict
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(failure));
            var taken = desk.callbacks.takeNext(Once.unkeyed(), LI);
            await(Future.all(outcome, taken));

            boolean isTaken = taken.result().isPresent();
            assertThat(isTaken && outcome.result()).as("both").isFalse();
            assertThat(desk.callbackStatus(complaint)).isEqualTo(isTaken ? "in-progress" : "reached");
            late += isTaken ? 0 : 1;
            if (isTaken) {
                desk.end(taken.result().get(), CallbackDesk.reached(5));
            }
        }
        assertThat(late).as("outcomes that counted after the lease").isPositive();
    }

    @Test
    @Tag("F9")
    void a_wish_beyond_the_limit_of_the_case_is_served_before_it_under_a_plan_too() throws Exception {
        long complaint = desk.file(Severity.MINOR, Optional.of(Instant.parse("2099-01-01T00:00:00Z")))
                .id();
        await(desk.changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), THURSDAY)));
        desk.resolve(complaint);
        var latest = Instant.parse("2026-09-28T09:50:00Z");

        assertThat(notBefore(complaint)).isEqualTo(latest);
        assertThat(why(complaint)).contains(Why.BEFORE_LIMIT);
        desk.clock.set(latest);
        desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.reached(5));
        assertThat(desk.told(complaint, "closed", "onTime")).isEqualTo("true");
    }

    @Test
    @Tag("F9")
    void a_time_that_the_customer_asked_for_is_kept_whatever_the_windows_say() throws Exception {
        var one = Instant.parse("2026-09-28T05:30:00Z");
        long complaint = desk.file(Severity.SEVERE, Optional.of(one)).id();
        await(desk.changes.apply(StepRequest.of(complaint, Step.ASSIGN, new Actor.Person(WANG), THURSDAY)));
        desk.resolve(complaint);
        assertThat(List.of(notBefore(complaint))).containsExactly(one);

        desk.clock.set(one.plusSeconds(60));
        assertThat(desk.takeNext(ZHOU).orElseThrow().complaint())
                .as("at half past one, when the office is open")
                .isEqualTo(complaint);
    }

    private CallbackStatus end(CallResult how) throws Exception {
        return desk.end(desk.takeNext(ZHOU).orElseThrow(), CallbackDesk.notReached(how));
    }

    private Instant notBefore(long complaint) throws Exception {
        return callback(complaint).notBefore();
    }

    private Optional<Why> why(long complaint) throws Exception {
        return callback(complaint).held().why();
    }

    private Callback callback(long complaint) throws Exception {
        long id = Long.parseLong(
                desk.tables.value("SELECT id FROM callback WHERE complaint_id = " + complaint + " ORDER BY id DESC"));
        return await(desk.lists.detail(id, desk.clock.instant())).callback();
    }
}
