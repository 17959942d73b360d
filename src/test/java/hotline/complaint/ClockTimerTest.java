package hotline.complaint;

import static hotline.complaint.ComplaintFixture.MONDAY_CLOSE;
import static hotline.complaint.ComplaintFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Intake;
import hotline.policy.Severity;
import hotline.sla.ClockTimer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTimerTest {
    private final ComplaintFixture hotline = new ComplaintFixture();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void three_timers_at_once_write_each_breach_once() {
        file(2_000);
        var ticks = new ArrayList<Future<Integer>>();
        for (int node = 0; node < 3; node++) {
            ticks.add(new ClockTimer(hotline.vertx, hotline.database.pool(), hotline.clock)
                    .tick(MONDAY_CLOSE.plusSeconds(1)));
        }
        await(Future.all(ticks));
        // A row that two were about to take is passed over by one of them; the next tick has nothing left then.
        int later = await(hotline.timer.tick(MONDAY_CLOSE.plusSeconds(2)));

        assertThat(ticks.stream().mapToInt(Future::result).sum() + later).isEqualTo(2_000);
        assertThat(hotline.stored.value("SELECT count(*) || ' ' || count(DISTINCT complaint_id) || ' ' || min(seq)"
                        + " FROM event WHERE type = 'breached' AND actor_kind = 'program'"))
                .isEqualTo("2000 2000 2");
        assertThat(hotline.stored.value("SELECT count(*) FROM complaint c JOIN sla_clock k ON k.complaint_id = c.id"
                        + " WHERE c.breached_at = k.breached_at AND c.last_seq = 2 AND c.version = 1"
                        + " AND k.state = 'breached' AND k.next_action_at IS NULL"))
                .isEqualTo("2000");
    }

    @Test
    void the_last_instant_is_still_in_time() {
        hotline.file(Severity.MINOR);
        assertThat(await(hotline.timer.tick(MONDAY_CLOSE))).isZero();
        assertThat(await(hotline.timer.tick(MONDAY_CLOSE.plusMillis(1)))).isEqualTo(1);
        assertThat(await(hotline.timer.tick(MONDAY_CLOSE.plusSeconds(1)))).isZero();
    }

    @Test
    void a_complaint_that_somebody_is_changing_is_passed_over_and_breached_after() {
        var held = hotline.file(Severity.MINOR);
        hotline.file(Severity.MINOR);
        int whileHeld = await(hotline.database.pool().withTransaction(transaction -> hotline.steps
                .lock(transaction, List.of(held.id()))
                .compose(locked -> hotline.timer.tick(MONDAY_CLOSE.plusSeconds(1)))));

        assertThat(whileHeld).isEqualTo(1);
        assertThat(await(hotline.timer.tick(MONDAY_CLOSE.plusSeconds(2)))).isEqualTo(1);
        assertThat(hotline.story(held)).containsExactly(EventType.RECEIVED, EventType.BREACHED);
    }

    @Test
    void the_running_timer_finds_a_limit_that_passes_soon_after() {
        var filed = hotline.file(Severity.MINOR);
        hotline.timer.start();
        hotline.clock.set(MONDAY_CLOSE.plusMillis(1));

        long begun = System.nanoTime();
        while (hotline.read(filed).state().clock().breachedAt().isEmpty()) {
            assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
            Thread.onSpinWait();
        }
        await(hotline.timer.stop());
    }

    @Test
    void steps_and_ticks_side_by_side_neither_deadlock_nor_lose_an_event() {
        var filed = file(300);
        hotline.clock.set(MONDAY_CLOSE.plusSeconds(1));
        var work = new ArrayList<Future<?>>();
        for (int batch = 0; batch < 30; batch++) {
            var requests = new ArrayList<>(filed.subList(batch * 10, batch * 10 + 10).stream()
                    .map(id -> StepRequest.of(
                            id, Step.ASSIGN, new Actor.Person(hotline.agent.id()), hotline.clock.instant()))
                    .toList());
            Collections.shuffle(requests);
            work.add(hotline.steps.takeAll(requests));
            work.add(hotline.timer.tick(hotline.clock.instant()));
        }
        await(Future.all(work));
        await(hotline.timer.tick(hotline.clock.instant()));

        assertThat(hotline.stored.value("SELECT count(*) FROM complaint WHERE status = 'assigned' AND last_seq = 3"
                        + " AND breached_at IS NOT NULL"))
                .isEqualTo("300");
        assertThat(hotline.stored.value("SELECT count(*) FROM event")).isEqualTo("900");
    }

    private List<Long> file(int many) {
        var draft = ComplaintFixture.draft(Severity.MINOR, "website", Filing.BY_CUSTOMER);
        var received = Collections.nCopies(many, new Intake.Received(draft, hotline.clock.instant()));
        return await(hotline.intake.fileAll(received)).stream()
                .map(one -> one.id())
                .toList();
    }
}
