package hotline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoopTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Logger logger = (Logger) LoggerFactory.getLogger(Loop.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HandTimers timers = new HandTimers();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Loops loops = new Loops(null, metrics, timers);
    private final List<Promise<Next>> rounds = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void one_round_at_a_time_with_the_usual_pause_between() {
        started(this::begun);
        timers.pass(Duration.ZERO);
        timers.pass(Duration.ofSeconds(4));
        assertThat(rounds).as("the first one continues").hasSize(1);

        rounds.get(0).complete(Next.usual());
        timers.pass(Duration.ofMillis(999));
        assertThat(rounds).hasSize(1);
        timers.pass(Duration.ofMillis(1));
        assertThat(rounds).hasSize(2);
    }

    @Test
    void a_round_decides_when_the_next_one_begins() {
        started(this::begun);
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.atOnceIf(true));
        timers.pass(Duration.ZERO);
        assertThat(rounds).hasSize(2);

        rounds.get(1).complete(Next.after(Duration.ofMillis(30)));
        timers.pass(Duration.ofMillis(29));
        assertThat(rounds).hasSize(2);
        timers.pass(Duration.ofMillis(1));
        assertThat(rounds).hasSize(3);
    }

    @Test
    void a_round_that_hangs_fails_at_its_limit_and_the_next_one_begins() {
        started(this::begun);
        timers.pass(Duration.ofSeconds(5));
        assertThat(count("failures")).isOne();

        timers.pass(SECOND);
        assertThat(rounds).hasSize(2);
        rounds.get(1).complete(Next.usual());
        rounds.get(0).complete(Next.atOnceIf(true));
        timers.pass(Duration.ZERO);
        assertThat(rounds).as("the first one counts no more").hasSize(2);
        assertThat(lines())
                .satisfiesExactly(
                        begins -> assertThat(begins)
                                .contains("The loop ladder fails and is tried again", "not done within 5000 ms"),
                        over -> assertThat(over).contains("The loop ladder works again"));
    }

    @Test
    void failed_rounds_are_tried_again_more_and_more_slowly_and_logged_once_a_minute() {
        var began = new ArrayList<Long>();
        var loop = started(() -> {
            began.add(timers.nanos());
            throw new IllegalStateException("no database");
        });
        // A line at once and one each 60 to 65 seconds, for any jitter.
        timers.pass(Duration.ofSeconds(179));

        assertThat(began.size()).as("every 2.5 to 5 seconds").isBetween(37, 80);
        assertThat(began.get(1) - began.get(0)).isBetween(500_000_000L, 1_000_000_000L);
        for (int i = 4; i < began.size(); i++) {
            assertThat(began.get(i) - began.get(i - 1)).isBetween(2_500_000_000L, 5_000_000_000L);
        }
        assertThat(log.list).hasSize(3).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
        assertThat(lines().get(0))
                .isEqualTo(
                        "The loop ladder fails and is tried again:" + " java.lang.IllegalStateException: no database");
        assertThat(lines().get(2)).matches("The loop ladder has failed for 1[23]\\d s .* no database");
        assertThat(count("failures")).isEqualTo(count("rounds")).isEqualTo(began.size());
        loop.stop();
    }

    @Test
    void a_loop_that_works_again_logs_it_and_runs_as_before() {
        var away = new boolean[] {true};
        started(() -> {
            rounds.add(Promise.promise());
            return away[0] ? Future.failedFuture("away") : Future.succeededFuture(Next.usual());
        });
        timers.pass(Duration.ofSeconds(20));
        away[0] = false;
        timers.pass(Duration.ofSeconds(5));
        int before = rounds.size();
        timers.pass(Duration.ofSeconds(10));

        assertThat(rounds).hasSize(before + 10);
        assertThat(log.list).hasSize(2);
        assertThat(log.list.get(1).getLevel()).isEqualTo(Level.INFO);
        assertThat(lines().get(1)).matches("The loop ladder works again after 2\\d s");
    }

    @Test
    void stopping_waits_for_the_round_under_way_and_no_other_begins() {
        var loop = started(this::begun);
        timers.pass(Duration.ZERO);
        var stopped = loop.stop();
        assertThat(stopped.isComplete()).isFalse();

        rounds.get(0).complete(Next.atOnceIf(true));
        assertThat(stopped.succeeded()).isTrue();
        timers.pass(Duration.ofMinutes(1));
        assertThat(rounds).hasSize(1);

        loop.start();
        timers.pass(Duration.ZERO);
        assertThat(rounds).as("it can be started again").hasSize(2);
    }

    @Test
    void all_loops_of_a_node_stop_together() {
        started(this::begun);
        timers.pass(Duration.ZERO);
        var stopped = loops.stop();
        assertThat(stopped.isComplete()).isFalse();

        rounds.get(0).fail("the database is closing");
        assertThat(stopped.succeeded()).isTrue();
        timers.pass(Duration.ofMinutes(1));
        assertThat(rounds).hasSize(1);
    }

    @Test
    void stopping_ends_the_pause() {
        var loop = started(this::begun);
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.usual());

        assertThat(loop.stop().succeeded()).isTrue();
        timers.pass(Duration.ofMinutes(1));
        assertThat(rounds).hasSize(1);
    }

    @Test
    void callers_during_a_round_wait_for_the_one_after_it() {
        var loop = started(this::begun);
        timers.pass(Duration.ZERO);
        var first = loop.now();
        var second = loop.now();

        rounds.get(0).complete(Next.after(Duration.ofHours(1)));
        timers.pass(Duration.ZERO);
        assertThat(first.isComplete()).as("that round began before the call").isFalse();
        assertThat(rounds).hasSize(2);
        rounds.get(1).fail("away");
        assertThat(first.failed()).isTrue();
        assertThat(second.failed()).isTrue();
        timers.pass(SECOND);
        assertThat(rounds).hasSize(3);
    }

    @Test
    void a_round_asked_for_within_a_moment_is_neither_put_off_nor_forgotten_during_another() {
        var loop = started(this::begun);
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.usual());
        loop.within(Duration.ofMillis(25));
        timers.pass(Duration.ofMillis(20));
        loop.within(Duration.ofMillis(25));
        assertThat(rounds).hasSize(1);
        timers.pass(Duration.ofMillis(5));
        assertThat(rounds).hasSize(2);

        loop.within(Duration.ofMillis(25));
        rounds.get(1).complete(Next.usual());
        timers.pass(Duration.ofMillis(25));
        assertThat(rounds).hasSize(3);
        rounds.get(2).complete(Next.usual());
        timers.pass(SECOND.minusMillis(10));
        loop.within(Duration.ofMillis(25));
        timers.pass(Duration.ofMillis(10));
        assertThat(rounds).as("the usual pause ends sooner").hasSize(4);
    }

    @Test
    void a_loop_that_is_not_started_runs_on_request() {
        var loop = loops.loop("ladder", new Pace(SECOND, Duration.ofSeconds(5)), this::begun);
        var asked = loop.now();
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.usual());
        timers.pass(Duration.ofMinutes(1));

        assertThat(asked.succeeded()).isTrue();
        assertThat(rounds).hasSize(1);
        assertThat(loops.failing()).isEmpty();
    }

    @Test
    void lag_is_the_delay_of_a_round_or_the_waiting_time_of_due_work() {
        started(this::begun);
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.usual());
        timers.pass(Duration.ofMillis(900));
        assertThat(lag()).as("nothing is due").isZero();

        timers.pass(Duration.ofSeconds(3));
        assertThat(lag()).isEqualTo(2.9);
        rounds.get(1).complete(Next.atOnceIf(true).behind(Duration.ofMinutes(2)));
        assertThat(lag()).isEqualTo(120);
    }

    @Test
    void a_loop_that_has_failed_for_long_is_named_and_a_short_outage_is_not() {
        started(this::begun);
        timers.pass(Duration.ofSeconds(30));
        assertThat(loops.failing()).isEmpty();

        timers.pass(Duration.ofSeconds(12));
        assertThat(loops.failing()).containsExactly("the loop ladder has not worked for 42 s");
        assertThat(loops.turning().succeeded())
                .as("it is tried again and again")
                .isTrue();

        timers.pass(Duration.ofSeconds(5));
        rounds.get(rounds.size() - 1).tryComplete(Next.usual());
        timers.pass(Duration.ofSeconds(5));
        rounds.get(rounds.size() - 1).tryComplete(Next.usual());
        assertThat(loops.failing()).isEmpty();
    }

    @Test
    void a_loop_with_dead_timers_is_stuck() {
        var loop = started(this::begun);
        timers.pass(Duration.ZERO);
        rounds.get(0).complete(Next.usual());
        timers.passInVain(Duration.ofSeconds(31));
        assertThat(loops.turning().succeeded()).isTrue();

        timers.passInVain(Duration.ofSeconds(2));
        assertThat(loops.turning().cause()).hasMessage("the loop ladder has been stuck for 32 s");
        loop.stop();
        assertThat(loops.turning().succeeded()).isTrue();
    }

    private Future<Next> begun() {
        var round = Promise.<Next>promise();
        rounds.add(round);
        return round.future();
    }

    private Loop started(Supplier<Future<Next>> round) {
        var loop = loops.loop("ladder", new Pace(SECOND, Duration.ofSeconds(5)), round);
        loop.start();
        return loop;
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private double count(String what) {
        return metrics.get("hotline.loop." + what)
                .tag("loop", "ladder")
                .counter()
                .count();
    }

    private double lag() {
        return metrics.get("hotline.loop.lag").tag("loop", "ladder").gauge().value();
    }
}
