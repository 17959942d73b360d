package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.LadderFixture.WEDNESDAY;
import static hotline.escalation.LadderFixture.await;
import static hotline.escalation.Rungs.handling;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.CorrectionRequest;
import hotline.complaint.EventType;
import hotline.complaint.LimitChanges;
import hotline.complaint.LogEntry;
import hotline.complaint.Step;
import hotline.identity.Duty;
import hotline.identity.Post;
import hotline.identity.Role;
import hotline.intake.Filed;
import hotline.policy.ClockKind;
import hotline.policy.Limit;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.Severity;
import hotline.sla.SlaClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ladder at work on clocks that run, stand still, are counted anew and end (P9, T5). */
class EscalatingTest {
    private final LadderFixture hotline = new LadderFixture(
            Rungs.major(),
            handling("half", NoticeKind.REMINDER, new Moment.ShareOfLimit(50), Recipient.HOLDER),
            handling("soon", NoticeKind.REMINDER, new Moment.BeforeDue(60), Recipient.HOLDER),
            Rungs.expediting(),
            handling(
                    "next-day",
                    NoticeKind.SUPERVISION,
                    new Moment.AfterDue(new Limit.WorkingDays(1)),
                    Recipient.SUPERVISOR),
            Rungs.inquiry(ClockKind.HANDLING),
            Rungs.inquiry(ClockKind.PROMISED_REPLY),
            Rungs.inquiry(ClockKind.HOLDING));

    private final hotline.identity.Caller.Staff agent =
            hotline.agent("agent1", Optional.of(Post.in("customer-service")));

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void rungs_happen_as_their_moments_pass_each_with_the_next_number() {
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
    void after_days_without_a_server_each_rung_happens_still_and_once() {
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
    void an_expediting_notice_says_whose_time_it_is_and_by_when_to_answer() {
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
    void a_limit_counted_anew_repeats_no_rung_that_has_happened() {
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
    void a_clock_that_stands_still_holds_its_rungs_back_and_moves_them() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-25T11:00:00"));
        change(filed, (clock, at) -> clock.paused(at));
        assertThat(hotline.tick(china("2026-12-02T10:00:00"))).isZero();
        hotline.clock.set(china("2026-12-02T10:00:00"));
        change(filed, (clock, at) -> hotline.deadlines.of(1).resumed(clock, at));
        // Six hours of business were left of the half.
        assertThat(hotline.tick(china("2026-12-02T17:30:00"))).isZero();
        hotline.tick(china("2026-12-02T17:30:01"));

        assertThat(hotline.rungs()).containsExactly("half");
    }

    /** P9: overdue and closed. */
    @Test
    void who_ends_a_clock_too_late_is_asked_why_in_the_same_transaction() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plusSeconds(1));
        hotline.clock.set(china("2026-11-27T11:00:00"));
        hotline.take(filed, agent, Step.ASSIGN);
        hotline.take(filed, agent, Step.RESOLVE);
        assertThat(hotline.rungs()).doesNotContain("inquiry-handling");
        hotline.take(filed, agent, Step.CLOSE);

        var inquiry = hotline.sent().get(3);
        assertThat(inquiry.rung()).isEqualTo("inquiry-handling");
        assertThat(inquiry.number()).isEqualTo(filed.number() + "-N4");
        assertThat(inquiry.to()).isEqualTo(new Addressee.Department("customer-service"));
        assertThat(inquiry.dueAt()).isEqualTo(china("2026-11-27T11:00:00"));
        assertThat(inquiry.reply().dueAt()).contains(china("2026-11-27T12:00:00"));
        assertThat(hotline.story(filed)).endsWith("closed", "notice-issued");
        assertThat(hotline.stored.value("SELECT xmin::text FROM notice WHERE rung = 'inquiry-handling'"))
                .isEqualTo(hotline.stored.value("SELECT xmin::text FROM complaint"));
    }

    @Test
    void closed_before_the_timer_came_it_is_asked_all_the_same_and_after_reopening_not_again() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-27T11:00:00"));
        close(filed);
        assertThat(hotline.rungs()).containsExactly("inquiry-handling");

        hotline.take(filed, agent, Step.REOPEN);
        hotline.take(filed, agent, Step.RESOLVE);
        hotline.take(filed, agent, Step.CLOSE);
        hotline.tick(china("2026-11-28T11:00:00"));
        assertThat(hotline.rungs()).containsExactly("inquiry-handling");
    }

    @Test
    void what_ends_in_time_or_in_vain_is_not_asked_about() {
        var closed = hotline.file(Severity.MINOR);
        close(closed);
        var withdrawn = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-27T11:00:00"));
        hotline.take(withdrawn, agent, Step.WITHDRAW);
        assertThat(hotline.rungs()).isEmpty();
    }

    /** T4: the customer was promised a reply and got it too late. */
    @Test
    void a_promise_kept_too_late_by_a_note_to_the_customer_is_asked_about() {
        var filed = hotline.file(Severity.SEVERE);
        var promise = SlaClock.running(ClockKind.PROMISED_REPLY, WEDNESDAY, WEDNESDAY.plusSeconds(600));
        await(hotline.changes.change(
                filed.number(),
                id -> new LimitChanges.Request(
                        id,
                        new Actor.Person(agent.id()),
                        WEDNESDAY,
                        Optional.empty(),
                        (before, limits) -> LimitChanges.Change.of(
                                before.standing(),
                                before.clocks().with(promise),
                                LogEntry.of(EventType.REPLY_PROMISED, new JsonObject())))));
        var note = LogEntry.note("货物已找到", false);
        await(hotline.notes.add(filed.number(), agent, note, WEDNESDAY.plusSeconds(601)));

        assertThat(hotline.rungs()).containsExactly("inquiry-promised-reply");
        assertThat(hotline.story(filed))
                .containsExactly("received", "reply-promised", "overdue", "noted", "notice-issued");
    }

    /** Blame falls where the time went: on the department that let go too late. */
    @Test
    void a_department_that_held_a_case_too_long_is_asked_when_it_lets_go() {
        hotline.agent("clerk", Optional.of(Post.in("claims")));
        var filed = hotline.file(Severity.SEVERE);
        var held = SlaClock.running(ClockKind.HOLDING, WEDNESDAY, WEDNESDAY.plusSeconds(600))
                .of("claims", Optional.empty());
        hotline.clock.set(WEDNESDAY.plusSeconds(601));
        await(hotline.changes.change(
                filed.number(),
                id -> new LimitChanges.Request(
                        id,
                        new Actor.Person(agent.id()),
                        WEDNESDAY.plusSeconds(601),
                        Optional.empty(),
                        (before, limits) -> LimitChanges.Change.of(
                                before.standing(),
                                before.clocks().with(held.stopped(WEDNESDAY.plusSeconds(601), false)),
                                LogEntry.of(EventType.HANDED_OVER, new JsonObject())))));

        assertThat(hotline.sent()).singleElement().satisfies(notice -> {
            assertThat(notice.rung()).isEqualTo("inquiry-holding");
            assertThat(notice.department()).isEqualTo("claims");
            assertThat(notice.to()).isEqualTo(new Addressee.Department("claims"));
        });
    }

    @Test
    void a_limit_beside_the_customers_own_is_overdue_not_breached() {
        var filed = hotline.file(Severity.SEVERE);
        var promise = SlaClock.running(ClockKind.PROMISED_REPLY, WEDNESDAY, WEDNESDAY.plusSeconds(600));
        await(hotline.changes.change(
                filed.number(),
                id -> new LimitChanges.Request(
                        id,
                        new Actor.Person(agent.id()),
                        WEDNESDAY,
                        Optional.empty(),
                        (before, limits) -> LimitChanges.Change.of(
                                before.standing(), before.clocks().with(promise)))));
        hotline.tick(WEDNESDAY.plusSeconds(601));

        assertThat(hotline.story(filed)).endsWith("overdue");
        assertThat(hotline.stored.value("SELECT count(breached_at) FROM complaint"))
                .isEqualTo("0");
        assertThat(hotline.stored.value("SELECT state FROM sla_clock WHERE kind = 'promised-reply'"))
                .isEqualTo("breached");
    }

    @Test
    void a_reminder_that_nobody_read_lapses_with_its_clock_and_what_asks_for_an_answer_stays() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plusSeconds(1));
        close(filed);
        var lapsed = hotline.sent().stream()
                .filter(notice -> notice.reply().lapsedAt().isPresent())
                .toList();
        assertThat(lapsed).extracting(Notice::rung).containsExactly("half", "soon");

        var reader = hotline.person("late reader", Role.SUPERVISOR, Optional.empty());
        var numbers = lapsed.stream().map(Notice::number).toList();
        assertThat(await(new NoticeReplies(hotline.database).receive(reader, numbers, hotline.clock.instant())))
                .isZero();
    }

    private void close(Filed filed) {
        hotline.take(filed, agent, Step.ASSIGN);
        hotline.take(filed, agent, Step.RESOLVE);
        hotline.take(filed, agent, Step.CLOSE);
    }

    private void correct(Filed filed, Severity severity) {
        await(hotline.corrections.correctAll(List.of(new CorrectionRequest(
                filed.id(),
                "delay",
                Optional.empty(),
                severity,
                "重新判断",
                new Actor.Person(agent.id()),
                hotline.clock.instant(),
                Optional.empty()))));
    }

    /** Changes all clocks of a complaint. */
    private void change(Filed filed, BiFunction<SlaClock, Instant, SlaClock> how) {
        var at = hotline.clock.instant();
        await(hotline.changes.change(
                filed.number(),
                id -> new LimitChanges.Request(
                        id,
                        new Actor.Person(agent.id()),
                        at,
                        Optional.empty(),
                        (before, limits) -> LimitChanges.Change.of(
                                before.standing(),
                                before.clocks().each(clock -> true, clock -> how.apply(clock, at))))));
    }

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
