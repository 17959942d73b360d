package hotline.escalation;

import static hotline.escalation.LadderFixture.WEDNESDAY;
import static hotline.escalation.Rungs.china;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.CorrectionRequest;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.change.StepRequest;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Post;
import hotline.intake.Filed;
import hotline.limits.PauseRequest;
import hotline.limits.Pauses;
import hotline.log.EventType;
import hotline.log.LogEntry;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.support.FreightNetwork;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * While the timer is late, people's changes leave the same log as with a timer that never lags; only the times of
 * writing differ. Random lives of complaints under the freight network's own rules.
 */
@Tag("P9")
class LateTimerTest {
    private static final int LIVES = 25;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    /** Fields that hold the time of writing, or follow from it. */
    private static final Set<String> TIMES = Set.of("answerDue", "lateBy");

    private static final Line IN_TIME = new Line();
    private static final Line LATE = new Line();

    @AfterAll
    static void close() {
        IN_TIME.hotline.close();
        LATE.hotline.close();
    }

    /** A separate server with the same people and complaints as the other. */
    private static final class Line {
        final LadderFixture hotline =
                new LadderFixture(FreightNetwork.POLICY.limits(), FreightNetwork.POLICY.escalation());
        final Pauses pauses = new Pauses(hotline.changes, hotline.clock);
        final Caller.Staff agent = hotline.agent("agent1", Optional.of(Post.in("customer-service")));
        final Caller.Staff colleague = hotline.agent("agent2", Optional.of(Post.in("claims")));
        Filed filed;

        void begin(Severity severity) {
            // The lives before are over.
            hotline.stored.execute("UPDATE sla_clock SET next_action_at = NULL WHERE next_action_at IS NOT NULL");
            hotline.clock.set(WEDNESDAY);
            filed = hotline.file(severity);
        }

        /** Everything that happens until then, each at its moment. */
        void liveUntil(Instant end) {
            while (true) {
                var next = Optional.ofNullable(hotline.stored.value(
                                "SELECT (extract(epoch FROM min(next_action_at)) * 1000)::bigint" + " FROM sla_clock"))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                        .filter(at -> at.isBefore(end));
                if (next.isEmpty()) {
                    return;
                }
                var at = next.get().plusMillis(1);
                hotline.tick(at.isBefore(hotline.clock.instant()) ? hotline.clock.instant() : at);
            }
        }

        /** The result, in words. */
        String act(Act act) {
            hotline.clock.set(act.at);
            try {
                return act.on(this);
            } catch (Failure refused) {
                return refused.getClass().getSimpleName();
            }
        }

        String step(Step step, Caller.Staff by, Instant at) {
            return await(hotline.changes.apply(StepRequest.of(filed.id(), step, new Actor.Person(by.id()), at)
                            .because(Optional.of("客户说明"))
                            .resolvedBy(Optional.of("货已找到").filter(what -> step == Step.RESOLVE))))
                    .getClass()
                    .getSimpleName();
        }

        List<String> story() {
            var told = hotline.stored.value(
                    "SELECT string_agg(type || ' ' || data, E'\\n' ORDER BY seq) FROM event" + of());
            return told.replace(filed.number(), "CASE")
                    .lines()
                    .map(Line::withoutTimes)
                    .toList();
        }

        private String of() {
            return " WHERE complaint_id = " + filed.id();
        }

        private static String withoutTimes(String line) {
            int cut = line.indexOf(' ');
            var data = new JsonObject(line.substring(cut + 1));
            TIMES.forEach(data::remove);
            return line.substring(0, cut) + " " + data.encode();
        }

        String notices() {
            return hotline.stored.value(
                    "SELECT string_agg(concat_ws(' ', right(number, 3), clock_kind, clock_ordinal, rung, department, due_at, to_person,"
                            + " to_department, lapsed_at), E'\\n' ORDER BY number) FROM notice" + of());
        }

        String clocks() {
            return hotline.stored.value("SELECT string_agg(concat_ws(' ', kind, ordinal, state, due_at, counted_due_at,"
                    + " paused_time, next_action_at, stopped_at, (SELECT string_agg(r, ',' ORDER BY r) FROM unnest(rungs) r)),"
                    + " E'\\n' ORDER BY kind, ordinal) FROM sla_clock" + of());
        }
    }

    private record Act(int what, Instant at, int with) {
        String on(Line line) {
            var by = with % 2 == 0 ? line.agent : line.colleague;
            return switch (what) {
                case 0, 1 -> line.step(Step.ASSIGN, by, at);
                case 2 -> line.step(Step.INVESTIGATE, by, at);
                case 3, 4 -> line.step(Step.RESOLVE, by, at);
                case 5, 6 -> line.step(Step.CLOSE, by, at);
                case 7 -> line.step(Step.REOPEN, by, at);
                case 8 -> line.step(Step.RELEASE, by, at);
                case 9 -> {
                    await(line.hotline.notes.write(
                            Once.unkeyed(),
                            line.filed.number(),
                            by,
                            EventType.NOTED,
                            id -> new NoteRequest(id, new Actor.Person(by.id()), at, LogEntry.note("正在查找", false))));
                    yield "noted";
                }
                case 10, 11 -> {
                    var reason = FreightNetwork.POLICY.limits().pauses().get(0).code();
                    await(line.pauses.pause(
                            Once.unkeyed(),
                            line.filed.number(),
                            new Actor.Person(by.id()),
                            Optional.empty(),
                            new PauseRequest(reason, Optional.empty(), false, false, Optional.empty())));
                    yield "paused";
                }
                case 12 -> {
                    await(line.pauses.resume(
                            Once.unkeyed(), line.filed.number(), new Actor.Person(by.id()), Optional.empty()));
                    yield "resumed";
                }
                default ->
                    await(line.hotline.changes.apply(new CorrectionRequest(
                                    line.filed.id(),
                                    "delay",
                                    Optional.empty(),
                                    SEVERITIES.get(with % SEVERITIES.size()),
                                    "客户说明",
                                    new Actor.Person(by.id()),
                                    at,
                                    Optional.empty())))
                            .getClass()
                            .getSimpleName();
            };
        }
    }

    @Test
    void changes_while_the_timer_is_late_leave_the_log_of_a_timer_in_time() {
        int caughtUp = 0;
        for (int life = 0; life < LIVES; life++) {
            var random = new Random(life);
            var severity = SEVERITIES.get(random.nextInt(SEVERITIES.size()));
            IN_TIME.begin(severity);
            LATE.begin(severity);
            var at = WEDNESDAY;
            var acts = new ArrayList<Act>();
            for (int i = 0; i < 9; i++) {
                at = at.plus(someTime(random));
                var act = new Act(random.nextInt(14), at, random.nextInt(100));
                acts.add(act);
                IN_TIME.liveUntil(at);
                if (random.nextInt(6) == 0) {
                    LATE.hotline.tick(at);
                }
                int before = LATE.story().size();
                assertThat(LATE.act(act)).as("life %d: %s", life, acts).isEqualTo(IN_TIME.act(act));
                caughtUp += LATE.story().size() - before > 2 ? 1 : 0;
            }
            var end = at.plus(Duration.ofDays(30));
            IN_TIME.liveUntil(end);
            LATE.hotline.tick(end);
            assertThat(LATE.story()).as("life %d: %s", life, acts).containsExactlyElementsOf(IN_TIME.story());
            assertThat(LATE.notices()).as("life %d: %s", life, acts).isEqualTo(IN_TIME.notices());
            assertThat(LATE.clocks()).as("life %d: %s", life, acts).isEqualTo(IN_TIME.clocks());
        }
        assertThat(caughtUp)
                .as("changes before which overdue actions were done")
                .isGreaterThan(LIVES / 2);
    }

    private static Duration someTime(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofSeconds(1 + random.nextInt(60));
            case 1 -> Duration.ofMinutes(1 + random.nextInt(240));
            case 2 -> Duration.ofHours(1 + random.nextInt(24));
            default -> Duration.ofHours(1 + random.nextInt(100));
        };
    }

    /** A reminder that comes after the end of its clock records its delay and is on no desk. */
    @Test
    void a_reminder_that_comes_with_the_end_of_its_clock_records_its_delay_and_lapses_at_once() {
        LATE.begin(Severity.MINOR);
        LATE.hotline.clock.set(china("2026-11-26T17:59:00"));
        LATE.hotline.close(LATE.filed, LATE.agent);

        assertThat(LATE.hotline.stored.value(
                        "SELECT string_agg(rung || ' ' || (lapsed_at = issued_at), ', ' ORDER BY id)"
                                + " FROM notice WHERE clock_kind = 'handling' AND complaint_id = " + LATE.filed.id()))
                .contains("half-time true");
        assertThat(LATE.hotline.stored.value(
                        "SELECT count(*) FROM event WHERE type = 'notice-issued' AND (data ->> 'lateBy')::int > 60"))
                .isNotEqualTo("0");
    }

    /** Both limits have passed; the breach keeps the moment of the first, and names it as the earlier limit. */
    @Test
    void a_corrected_judgement_keeps_the_breach_of_the_earlier_limit() {
        LATE.begin(Severity.MINOR);
        LATE.hotline.tick(china("2026-11-26T18:00:01"));
        LATE.hotline.clock.set(china("2026-12-01T10:00:00"));
        await(LATE.hotline.changes.apply(new CorrectionRequest(
                LATE.filed.id(),
                "delay",
                Optional.empty(),
                Severity.MODERATE,
                "客户说明",
                new Actor.Person(LATE.agent.id()),
                LATE.hotline.clock.instant(),
                Optional.empty())));

        var state = await(LATE.hotline
                        .database
                        .pool()
                        .withTransaction(
                                transaction -> LATE.hotline.changes.lock(transaction, List.of(LATE.filed.id()))))
                .get(LATE.filed.id());
        assertThat(state.clock().breachedAt()).contains(china("2026-11-26T18:00:01"));
        assertThat(state.clock().dueAt()).isEqualTo(china("2026-11-30T18:00:00"));
        assertThat(state.clock().passedEarlierLimit()).isTrue();
    }
}
