package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.LadderFixture.WEDNESDAY;
import static hotline.escalation.Rungs.china;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.change.CorrectionRequest;
import hotline.identity.Duty;
import hotline.identity.Post;
import hotline.intake.Filed;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ladder at work on clocks that run, are paused, are recounted and end (P9, T5). */
class EscalatingTest {
    private final LadderFixture hotline = new LadderFixture(Rungs.ofAllKinds());

    private final hotline.identity.Caller.Staff agent =
            hotline.agent("agent1", Optional.of(Post.in("customer-service")));

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void rungs_happen_at_their_moments_each_with_the_next_number() {
        var filed = hotline.file(Severity.MINOR);
        // 14 hours of business from Wednesday 10:00 to Thursday 18:00; half of them are over on Thursday at 9:30.
        hotline.tick(china("2026-11-26T09:30:00"));
        assertThat(hotline.rungs()).isEmpty();
        hotline.tick(china("2026-11-26T09:30:01"));
        assertThat(hotline.rungs()).containsExactly("half");
        hotline.tick(china("2026-11-26T17:00:01"));
        hotline.tick(china("2026-11-26T18:00:01"));
        hotline.tick(china("2026-11-27T18:00:01"));

        assertThat(hotline.rungs()).containsExactly("half", "soon", "expediting", "next-day");
        assertThat(hotline.sent().stream().map(Notice::number))
                .containsExactly(
                        filed.number() + "-N1", filed.number() + "-N2", filed.number() + "-N3", filed.number() + "-N4");
        assertThat(hotline.story(filed))
                .containsExactly(
                        "received", "notice-issued", "notice-issued", "breached", "notice-issued", "notice-issued");
        assertThat(hotline.stored.value("SELECT count(*) FROM sla_clock WHERE next_action_at IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void after_days_without_a_server_each_rung_still_happens_once() {
        hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plus(Duration.ofDays(9)));
        hotline.tick(THURSDAY_CLOSE.plus(Duration.ofDays(10)));

        assertThat(hotline.rungs()).containsExactly("half", "soon", "expediting", "next-day");
        assertThat(hotline.sent())
                .allSatisfy(notice -> assertThat(notice.issuedAt()).isEqualTo(THURSDAY_CLOSE.plus(Duration.ofDays(9))))
                .extracting(Notice::dueAt)
                .isSorted();
    }

    @Test
    void an_expediting_notice_names_the_department_and_the_time_of_the_answer() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plusSeconds(1));

        var notice = hotline.sent().get(2);
        assertThat(notice.kind()).isEqualTo(NoticeKind.EXPEDITING);
        assertThat(notice.department()).isEqualTo("customer-service");
        assertThat(notice.to()).isEqualTo(new Addressee.Department("customer-service"));
        assertThat(notice.dueAt()).isEqualTo(THURSDAY_CLOSE);
        // An hour of business from 18:00:01 on Thursday.
        assertThat(notice.reply().dueAt()).contains(china("2026-11-27T10:00:00"));
        var told = new JsonObject(hotline.stored.value(
                "SELECT data FROM event WHERE type = 'notice-issued'" + " AND data ->> 'rung' = 'expediting'"));
        assertThat(told)
                .isEqualTo(new JsonObject()
                        .put("type", "delay")
                        .put("severity", "minor")
                        .put("channel", "website")
                        .put("number", filed.number() + "-N3")
                        .put("rung", "expediting")
                        .put("kind", "expediting")
                        .put("clock", "handling")
                        .put("department", "customer-service")
                        .put("toDepartment", "customer-service")
                        .put("due", "2026-11-26T10:00:00Z")
                        .put("answerDue", "2026-11-27T02:00:00Z"));
        assertThat(hotline.stored.value("SELECT bool_and(internal) FROM event WHERE type = 'notice-issued'"))
                .isEqualTo("t");
    }

    /** T5 */
    @Test
    void a_severe_complaint_reaches_the_head_within_the_next_tick() {
        var head = hotline.agent("head", Optional.of(new Post("customer-service", Optional.of(Duty.HEAD))));
        hotline.file(Severity.MODERATE);
        var severe = hotline.file(Severity.SEVERE);
        hotline.tick(WEDNESDAY.plusMillis(1));

        assertThat(hotline.sent()).singleElement().satisfies(notice -> {
            assertThat(notice.about().number()).isEqualTo(severe.number());
            assertThat(notice.kind()).isEqualTo(NoticeKind.REPORT);
            assertThat(notice.to()).isEqualTo(new Addressee.Person(head.id()));
            assertThat(notice.telling().at()).isEqualTo(WEDNESDAY.plusMillis(1));
        });
    }

    @Test
    void a_complaint_that_turns_out_severe_reaches_the_head_then() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(WEDNESDAY.plusSeconds(3_600));
        assertThat(hotline.rungs()).isEmpty();
        correct(filed, Severity.SEVERE);
        hotline.tick(WEDNESDAY.plusSeconds(3_601));
        assertThat(hotline.rungs()).containsExactly("major");
    }

    @Test
    void a_recounted_limit_repeats_no_rung_that_has_happened() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plusSeconds(1));
        correct(filed, Severity.MODERATE);
        // Three working days from Wednesday: Monday at 18:00.
        hotline.tick(china("2026-11-30T18:00:01"));
        hotline.tick(china("2026-12-01T18:00:01"));

        assertThat(hotline.rungs()).containsExactly("half", "soon", "expediting", "next-day");
        assertThat(hotline.sent().get(3).dueAt()).isEqualTo(china("2026-12-01T18:00:00"));
        assertThat(hotline.story(filed))
                .containsExactly(
                        "received",
                        "notice-issued",
                        "notice-issued",
                        "breached",
                        "notice-issued",
                        "judgement-corrected",
                        "breached",
                        "notice-issued");
    }

    @Test
    void a_paused_clock_holds_its_rungs_back_and_moves_them() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-25T11:00:00"));
        hotline.change(
                filed, agent, clocks -> clocks.each(clock -> true, clock -> clock.paused(hotline.clock.instant())));
        assertThat(hotline.tick(china("2026-12-02T10:00:00"))).isZero();
        hotline.clock.set(china("2026-12-02T10:00:00"));
        hotline.change(
                filed,
                agent,
                clocks -> clocks.each(
                        clock -> true, clock -> hotline.deadlines.of(1).resumed(clock, hotline.clock.instant())));
        // Six hours of business were left of the half.
        assertThat(hotline.tick(china("2026-12-02T17:30:00"))).isZero();
        hotline.tick(china("2026-12-02T17:30:01"));

        assertThat(hotline.rungs()).containsExactly("half");
    }

    @Test
    void other_limits_than_the_customers_are_overdue_not_breached() {
        var filed = hotline.file(Severity.SEVERE);
        var promise = SlaClock.running(ClockKind.PROMISED_REPLY, WEDNESDAY, WEDNESDAY.plusSeconds(600));
        hotline.change(filed, agent, clocks -> clocks.with(promise));
        hotline.tick(WEDNESDAY.plusSeconds(601));

        assertThat(hotline.story(filed)).endsWith("overdue");
        assertThat(hotline.stored.value("SELECT count(breached_at) FROM complaint"))
                .isEqualTo("0");
        assertThat(hotline.stored.value("SELECT state FROM sla_clock WHERE kind = 'promised-reply'"))
                .isEqualTo("breached");
    }

    private void correct(Filed filed, Severity severity) {
        await(hotline.changes.apply(new CorrectionRequest(
                filed.id(),
                "delay",
                Optional.empty(),
                severity,
                "重新判断",
                new Actor.Person(agent.id()),
                hotline.clock.instant(),
                Optional.empty())));
    }
}
