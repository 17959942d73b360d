package hotline.escalation;

import static hotline.escalation.LadderFixture.THURSDAY_CLOSE;
import static hotline.escalation.Rungs.handling;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LadderTimerTest {
    private static final Instant PAST = THURSDAY_CLOSE.plusSeconds(1);

    private final LadderFixture hotline = new LadderFixture(
            handling("soon", NoticeKind.REMINDER, new Moment.BeforeDue(60), Recipient.HOLDER), Rungs.expediting());

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void three_timers_at_once_do_each_limit_and_each_rung_once() {
        hotline.file(2_000, Severity.MINOR);
        var ticks = List.of(
                hotline.timer.tick(PAST),
                hotline.node().tick(PAST),
                hotline.node().tick(PAST));
        await(Future.all(ticks));
        // If two timers want a row, one of them skips it; the next tick has nothing left then.
        int later = hotline.tick(PAST.plusSeconds(1));

        assertThat(ticks.stream().mapToInt(Future::result).sum() + later).isEqualTo(2_000);
        assertThat(hotline.stored.value("SELECT string_agg(type || ' ' || n || ' ' || complaints, ', ' ORDER BY type)"
                        + " FROM (SELECT type, count(*) AS n, count(DISTINCT complaint_id) AS complaints FROM event"
                        + " WHERE actor_kind = 'program' GROUP BY type) AS t"))
                .isEqualTo("breached 2000 2000, notice-issued 4000 2000");
        assertThat(hotline.stored.value("SELECT count(*) || ' ' || count(DISTINCT number) FROM notice"))
                .isEqualTo("4000 4000");
        assertThat(hotline.stored.value("SELECT count(*) FROM complaint c JOIN sla_clock k ON k.complaint_id = c.id"
                        + " WHERE c.breached_at = k.breached_at AND c.last_seq = 4 AND c.version = 1 AND c.notices = 2"
                        + " AND k.state = 'breached' AND k.next_action_at IS NULL"
                        + " AND k.rungs @> '{soon,expediting}'"))
                .isEqualTo("2000");
    }

    @Test
    void the_last_instant_is_still_in_time() {
        hotline.file(Severity.MINOR);
        hotline.tick(THURSDAY_CLOSE);
        assertThat(hotline.rungs()).containsExactly("soon");
        hotline.tick(THURSDAY_CLOSE.plusMillis(1));
        assertThat(hotline.rungs()).containsExactly("soon", "expediting");
        assertThat(hotline.tick(PAST)).isZero();
    }

    @Test
    void a_complaint_that_another_transaction_changes_is_skipped_and_looked_at_later() {
        var held = hotline.file(Severity.MINOR);
        hotline.file(Severity.MINOR);
        int whileHeld = await(hotline.database.pool().withTransaction(transaction -> hotline.changes
                .lock(transaction, List.of(held.id()))
                .compose(locked -> hotline.timer.tick(PAST))));

        assertThat(whileHeld).isEqualTo(1);
        assertThat(hotline.tick(PAST.plusSeconds(1))).isEqualTo(1);
        assertThat(hotline.story(held)).containsExactly("received", "notice-issued", "breached", "notice-issued");
    }

    @Test
    void the_running_timer_finds_a_limit_that_passes_soon_after() {
        hotline.file(Severity.MINOR);
        hotline.timer.start();
        hotline.clock.set(THURSDAY_CLOSE.plusMillis(1));

        await("the breach is written", () -> hotline.stored
                .value("SELECT count(breached_at) FROM complaint")
                .equals("1"));
    }

    @Test
    void steps_and_ticks_side_by_side_neither_deadlock_nor_lose_an_event() {
        var agent = hotline.agent("agent1", Optional.empty());
        var filed =
                hotline.file(300, Severity.MINOR).stream().map(one -> one.id()).toList();
        hotline.clock.set(PAST);
        var work = new ArrayList<Future<?>>();
        for (int batch = 0; batch < 30; batch++) {
            var requests = new ArrayList<>(filed.subList(batch * 10, batch * 10 + 10).stream()
                    .map(id -> StepRequest.of(id, Step.ASSIGN, new Actor.Person(agent.id()), PAST))
                    .toList());
            Collections.shuffle(requests);
            work.add(hotline.database.inTransaction(transaction -> hotline.changes.applyAll(transaction, requests)));
            work.add(hotline.timer.tick(PAST));
        }
        await(Future.all(work));
        hotline.tick(PAST);

        assertThat(hotline.stored.value("SELECT count(*) FROM complaint WHERE status = 'assigned' AND last_seq = 5"
                        + " AND breached_at IS NOT NULL AND notices = 2"))
                .isEqualTo("300");
        assertThat(hotline.stored.value("SELECT count(*) FROM event")).isEqualTo("1500");
    }

    /** River 1318: work that can't be done must not hold up work that can. */
    @Test
    void complaints_under_a_policy_not_known_yet_hold_up_no_others() {
        hotline.file(1_500, Severity.MINOR);
        hotline.stored.execute("UPDATE complaint SET policy_version = 2");
        hotline.stored.execute("INSERT INTO policy_version (policy, version, digest, source, installed_at)"
                + " VALUES ('p', '1', 'one', '', now()), ('p', '2', 'two', '', now())");
        hotline.clock.advance(Duration.ofMinutes(1));
        var known = hotline.file(Severity.MINOR);

        assertThat(hotline.tick(PAST)).isEqualTo(1);
        assertThat(hotline.story(known)).contains("breached");

        hotline.policies.know(
                new hotline.policy.PolicyVersion(2, hotline.policies.inForce().policy()));
        assertThat(hotline.tick(PAST)).isEqualTo(1_500);
    }

    @Test
    void a_tick_with_nothing_due_reads_one_entry_of_an_index() {
        hotline.file(3_000, Severity.SEVERE);
        hotline.stored.execute("VACUUM ANALYZE sla_clock");
        var read = new JsonArray(
                        hotline.stored.value("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + LadderStore.EARLIEST))
                .getJsonObject(0)
                .getJsonObject("Plan");

        assertThat(read.encode()).contains("sla_clock_due");
        assertThat(read.getInteger("Shared Hit Blocks") + read.getInteger("Shared Read Blocks"))
                .isLessThanOrEqualTo(4);
    }
}
