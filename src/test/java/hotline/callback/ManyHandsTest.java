package hotline.callback;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.satisfaction.PageRating;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Agents, customers and the timer reach for the same callbacks at the same moment. */
class ManyHandsTest {
    private static final int ROUNDS = 40;

    private final CallbackDesk desk = new CallbackDesk();
    private final Random random = new Random(20260925);
    private final List<Long> complaints = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void all_calls_end_and_the_tables_agree() throws Exception {
        for (int i = 0; i < 30; i++) {
            complaints.add(desk.resolved(Severity.MINOR));
        }

        for (int round = 0; round < ROUNDS; round++) {
            var hands = new ArrayList<Future<?>>();
            for (long agent = 1; agent <= 8; agent++) {
                hands.add(work(agent));
            }
            hands.add(desk.ratings.rate(
                    Once.unkeyed(),
                    new PageRating(any(), 1 + random.nextInt(5), Optional.empty(), desk.clock.instant())));
            hands.add(desk.changes.apply(
                    StepRequest.of(any(), Step.WITHDRAW, new Actor.Customer(), desk.clock.instant())));
            desk.clock.advance(Duration.ofMinutes(4));
            hands.add(desk.callbacks.giveBackExpired());
            for (Future<?> hand : hands) {
                await(hand.otherwise(failure -> {
                    assertThat(failure).isInstanceOf(Failure.class);
                    return null;
                }));
            }
        }

        assertThat(desk.tables.value("SELECT count(*) FROM complaint c JOIN callback k ON k.complaint_id = c.id"
                        + " WHERE (k.status = 'in-progress') <> (c.status = 'callback')"
                        + " AND k.id = (SELECT max(id) FROM callback WHERE complaint_id = c.id)"))
                .as("a callback is in hand if the complaint says so")
                .isEqualTo("0");
        assertThat(desk.tables.value("SELECT count(*) FROM callback_attempt a JOIN callback k ON k.id = a.callback_id"
                        + " WHERE (a.ended_at IS NULL) <> (k.status = 'in-progress' AND a.attempt = k.attempts)"))
                .as("exactly the attempts in hand are open")
                .isEqualTo("0");
        assertThat(desk.tables.value("SELECT count(*) FROM callback WHERE status NOT IN ('waiting', 'in-progress')"))
                .isEqualTo(desk.tables.value("SELECT count(*) FROM event WHERE type = 'callback-ended'"));
        assertThat(desk.tables.value("SELECT count(*) FROM rating"))
                .isEqualTo(desk.tables.value("SELECT count(*) FROM event WHERE type = 'rated'"));
    }

    private Future<?> work(long agent) {
        var outcome = List.of(CallbackDesk.reached(1 + random.nextInt(5)), CallbackDesk.noAnswer(), (CallbackOutcome)
                        new CallbackOutcome.GivenBack(Optional.empty()))
                .get(random.nextInt(3));
        return desk.callbacks
                .takeNext(Once.unkeyed(), agent)
                .compose(taken -> taken.isEmpty()
                        ? Future.succeededFuture()
                        : desk.outcomes.record(
                                Once.unkeyed(),
                                new OutcomeRecord(
                                        taken.get().callback(),
                                        taken.get().attempt(),
                                        agent,
                                        desk.clock.instant(),
                                        outcome)));
    }

    private long any() {
        return complaints.get(random.nextInt(complaints.size()));
    }
}
