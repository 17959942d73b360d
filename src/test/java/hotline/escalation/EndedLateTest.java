package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.LadderFixture.WEDNESDAY;
import static hotline.escalation.Rungs.china;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.NoteRequest;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.identity.Role;
import hotline.log.EventType;
import hotline.log.HandedOver;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LogEntry;
import hotline.once.Once;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaClock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notices when clocks end: late endings must be accounted for, and unread reminders lapse (P9, T4). */
class EndedLateTest {
    private final LadderFixture hotline = new LadderFixture(Rungs.ofAllKinds());
    private final Caller.Staff agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));

    @AfterEach
    void close() {
        hotline.close();
    }

    /** P9: overdue and closed. */
    @Test
    void ending_a_clock_too_late_sends_an_inquiry_in_the_same_transaction() {
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
    void a_complaint_closed_before_the_timer_came_gets_one_inquiry_even_after_reopening() {
        var filed = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-27T11:00:00"));
        hotline.close(filed, agent);
        assertThat(hotline.rungs()).containsExactly("half", "soon", "expediting", "inquiry-handling");

        hotline.take(filed, agent, Step.REOPEN);
        hotline.take(filed, agent, Step.RESOLVE);
        hotline.take(filed, agent, Step.CLOSE);
        hotline.tick(china("2026-11-28T11:00:00"));
        assertThat(hotline.rungs()).containsExactly("half", "soon", "expediting", "inquiry-handling");
    }

    @Test
    void clocks_that_end_in_time_or_are_cancelled_get_no_inquiry() {
        var closed = hotline.file(Severity.MINOR);
        hotline.close(closed, agent);
        var withdrawn = hotline.file(Severity.MINOR);
        hotline.clock.set(china("2026-11-27T11:00:00"));
        hotline.take(withdrawn, agent, Step.WITHDRAW);
        assertThat(hotline.rungs()).as("notices that were due before").containsExactly("half", "soon", "expediting");
    }

    /** T4: the customer was promised a reply and got it too late. */
    @Test
    void a_promise_kept_too_late_by_a_note_to_the_customer_gets_an_inquiry() {
        var filed = hotline.file(Severity.SEVERE);
        var promise = SlaClock.running(ClockKind.PROMISED_REPLY, WEDNESDAY, WEDNESDAY.plusSeconds(600));
        hotline.change(
                filed,
                agent,
                clocks -> clocks.with(promise),
                LogEntry.of(new ReplyPromised(promise.dueAt(), Optional.of("明天回电"), true, Optional.empty())));
        var note = LogEntry.note("货物已找到", false);
        await(hotline.notes.write(
                Once.unkeyed(),
                filed.number(),
                agent,
                EventType.NOTED,
                id -> new NoteRequest(id, new Actor.Person(agent.id()), WEDNESDAY.plusSeconds(601), note)));

        assertThat(hotline.rungs()).containsExactly("major", "inquiry-promised-reply");
        assertThat(hotline.story(filed))
                .containsExactly("received", "reply-promised", "notice-issued", "overdue", "noted", "notice-issued");
    }

    /** Lost time is charged to the department that let go too late. */
    @Test
    void a_department_that_held_a_case_too_long_gets_an_inquiry_when_it_lets_go() {
        hotline.agent("clerk", Optional.of(Post.in("claims")));
        var filed = hotline.file(Severity.SEVERE);
        var held = SlaClock.running(ClockKind.HOLDING, WEDNESDAY, WEDNESDAY.plusSeconds(600))
                .of("claims", Optional.empty());
        hotline.clock.set(WEDNESDAY.plusSeconds(601));
        hotline.change(
                filed,
                agent,
                clocks -> clocks.with(held.stopped(WEDNESDAY.plusSeconds(601), false)),
                LogEntry.of(new HandedOver(
                        "claims",
                        "customer-service",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));

        assertThat(hotline.sent()).last().satisfies(notice -> {
            assertThat(notice.rung()).isEqualTo("inquiry-holding");
            assertThat(notice.department()).isEqualTo("claims");
            assertThat(notice.to()).isEqualTo(new Addressee.Department("claims"));
        });
    }

    @Test
    void an_unread_reminder_lapses_with_its_clock_and_a_notice_that_needs_an_answer_stays() {
        var filed = hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE.plusSeconds(1));
        hotline.close(filed, agent);
        var lapsed = hotline.sent().stream()
                .filter(notice -> notice.reply().lapsedAt().isPresent())
                .toList();
        assertThat(lapsed).extracting(Notice::rung).containsExactly("half", "soon");

        var reader = hotline.person("late reader", Role.SUPERVISOR, Optional.empty());
        var numbers = lapsed.stream().map(Notice::number).toList();
        assertThat(await(new NoticeReplies(hotline.database, hotline.changes)
                        .receive(Once.unkeyed(), reader, numbers, hotline.clock.instant())))
                .isZero();
    }
}
