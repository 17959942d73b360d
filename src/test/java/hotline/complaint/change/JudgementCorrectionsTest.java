package hotline.complaint.change;

import static hotline.complaint.ComplaintFixture.FRIDAY;
import static hotline.complaint.ComplaintFixture.MONDAY_CLOSE;
import static hotline.complaint.ComplaintFixture.SEVERE_CLOSE;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintFixture;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.failure.Failure;
import hotline.intake.Filed;
import hotline.log.EventType;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.sla.ClockState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgementCorrectionsTest {
    private final ComplaintFixture hotline = new ComplaintFixture();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void a_correction_recounts_the_limit_from_receipt_and_the_old_one_stays_in_the_log() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(FRIDAY.plusSeconds(3600));
        correct(filed, "cargo-damage", "goods-wet", Severity.SEVERE);

        var complaint = hotline.read(filed).state();
        assertThat(complaint.clock().dueAt()).isEqualTo(SEVERE_CLOSE);
        assertThat(complaint.clock().originalDueAt()).isEqualTo(MONDAY_CLOSE);
        assertThat(complaint.judged().judgedBy()).isEqualTo("person");
        assertThat(complaint.judged().subtype()).contains("goods-wet");
        assertThat(nextAction(filed)).isEqualTo("running 2026-10-12 10:00");
        var logged = hotline.events(filed).get(1);
        assertThat(logged.internal()).isTrue();
        assertThat(logged.data().getString("severity")).isEqualTo("severe");
        assertThat(logged.data().getJsonObject("from").getString("severity")).isEqualTo("minor");
        assertThat(logged.data().getString("fromDue")).isEqualTo("2026-09-28T10:00:00Z");
        assertThat(logged.data().getString("due")).isEqualTo("2026-10-12T10:00:00Z");
    }

    @Test
    void a_longer_limit_takes_the_breach_back() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(MONDAY_CLOSE.plusSeconds(1));
        await(hotline.timer.tick(hotline.clock.instant()));
        correct(filed, "cargo-damage", null, Severity.SEVERE);

        var complaint = hotline.read(filed).state();
        assertThat(complaint.clock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(complaint.clock().breachedAt()).isEmpty();
        var corrected = hotline.events(filed).get(2).data();
        assertThat(corrected.getBoolean("pastDueBefore")).isTrue();
        assertThat(corrected.getBoolean("pastDueAfter")).isFalse();
        assertThat(await(hotline.timer.tick(SEVERE_CLOSE.plusSeconds(1)))).isEqualTo(1);
    }

    @Test
    void a_limit_that_has_passed_by_the_new_judgement_is_breached_at_once_and_once() {
        var filed = hotline.file(Severity.SEVERE);
        hotline.clock.set(MONDAY_CLOSE.plusSeconds(1));
        correct(filed, "cargo-damage", null, Severity.MINOR);

        assertThat(hotline.story(filed))
                .containsExactly(EventType.RECEIVED, EventType.JUDGEMENT_CORRECTED, EventType.BREACHED);
        assertThat(hotline.events(filed).get(1).data().getBoolean("pastDueAfter"))
                .isFalse();
        assertThat(await(hotline.timer.tick(hotline.clock.instant().plusSeconds(60))))
                .isZero();
        assertThat(hotline.read(filed).state().clock().state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void an_ended_complaint_is_judged_by_the_time_at_which_it_ended() {
        var filed = hotline.file(Severity.SEVERE);
        hotline.clock.set(MONDAY_CLOSE.plusSeconds(1));
        hotline.take(filed, Step.ASSIGN, Step.RESOLVE, Step.CLOSE);
        hotline.clock.set(SEVERE_CLOSE);
        correct(filed, "cargo-damage", null, Severity.MINOR);

        assertThat(hotline.read(filed).state().clock().state()).isEqualTo(ClockState.BREACHED);
        assertThat(hotline.story(filed)).endsWith(EventType.CLOSED, EventType.JUDGEMENT_CORRECTED);
        assertThat(hotline.events(filed).get(5).data().getBoolean("open")).isFalse();
    }

    @Test
    void service_attitude_has_two_days_for_every_severity() {
        var filed = hotline.file(Severity.SEVERE);
        correct(filed, "service-attitude", null, Severity.SEVERE);
        assertThat(hotline.read(filed).state().clock().dueAt()).isEqualTo("2026-09-29T10:00:00Z");
    }

    @Test
    void type_and_subtype_are_those_of_the_policy() {
        var filed = hotline.file(Severity.MINOR);
        assertThatThrownBy(() -> correct(filed, "weather", null, Severity.MINOR))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> assertThat(invalid.fields().get(0).pointer()).isEqualTo("/type"));
        assertThatThrownBy(() -> correct(filed, "delay", "goods-wet", Severity.MINOR))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> assertThat(invalid.fields().get(0).pointer()).isEqualTo("/subtype"));
        assertThat(hotline.story(filed)).containsExactly(EventType.RECEIVED);
    }

    @Test
    void another_version_is_refused() {
        var filed = hotline.file(Severity.MINOR);
        var stale = request(filed.id(), "delay", null, Severity.MINOR, Optional.of(Set.of(9)));
        assertThatThrownBy(() -> await(hotline.changes.apply(Once.unkeyed(), filed.number(), id -> stale)))
                .isInstanceOf(Failure.Changed.class);
    }

    @Test
    void followers_receive_moved_limits() {
        var heard = new ArrayList<Changed>();
        ChangeFollower follower = (transaction, moved) -> {
            heard.addAll(moved);
            return Future.succeededFuture(List.of());
        };
        var changes = new ComplaintChanges(hotline.database, hotline.policies, hotline.deadlines, List.of(follower));
        var filed = hotline.file(Severity.MINOR);
        await(changes.apply(request(filed.id(), "delay", null, Severity.SEVERE, Optional.empty())));

        assertThat(heard).singleElement().satisfies(one -> {
            assertThat(one.before().clock().dueAt()).isEqualTo(MONDAY_CLOSE);
            assertThat(one.after().clock().dueAt()).isEqualTo(SEVERE_CLOSE);
            assertThat(one.at()).isEqualTo(hotline.clock.instant());
        });
    }

    private void correct(Filed filed, String type, String subtype, Severity severity) {
        await(hotline.changes.apply(
                Once.unkeyed(), filed.number(), id -> request(id, type, subtype, severity, Optional.empty())));
    }

    private CorrectionRequest request(
            long id, String type, String subtype, Severity severity, Optional<Set<Integer>> version) {
        return new CorrectionRequest(
                id,
                type,
                Optional.ofNullable(subtype),
                severity,
                "整票未到",
                new Actor.Person(hotline.agent.id()),
                hotline.clock.instant(),
                version);
    }

    private String nextAction(Filed filed) {
        return hotline.stored.value("SELECT state || to_char(next_action_at AT TIME ZONE 'UTC', ' YYYY-MM-DD HH24:MI')"
                + " FROM sla_clock WHERE complaint_id = " + filed.id());
    }
}
