package hotline.limits;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.failure.Failure;
import hotline.intake.Filed;
import hotline.once.Once;
import hotline.policy.taxonomy.Severity;
import hotline.sla.ClockState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several actors at once on the same complaints: any order of them gives one of the right results. */
class RacesTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-28T01:00:00Z");
    private static final Instant TUESDAY_CLOSE = Instant.parse("2026-09-29T10:00:00Z");
    private static final int CASES = 40;

    private LimitsDesk limits;

    @BeforeEach
    void start() {
        limits = new LimitsDesk(MONDAY_MORNING);
    }

    @AfterEach
    void close() throws Exception {
        limits.close();
    }

    @Test
    void a_pause_in_the_last_moment_and_the_timer_agree_on_whether_it_was_in_time() throws Exception {
        var cases = taken(Severity.MINOR);
        limits.clock.set(TUESDAY_CLOSE);
        var pauses = new ArrayList<Future<ComplaintState>>();
        var ticks = new ArrayList<Future<Integer>>();
        limits.clock.set(TUESDAY_CLOSE);
        for (int i = 0; i < CASES; i++) {
            pauses.add(limits.pauses.pause(
                    Once.unkeyed(),
                    cases.get(i).number(),
                    LimitsDesk.WANG,
                    Optional.empty(),
                    new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty())));
            if (i % 4 == 0) {
                limits.clock.set(TUESDAY_CLOSE.plusNanos(1000));
                ticks.add(limits.timer.tick(limits.clock.instant()));
                limits.clock.set(TUESDAY_CLOSE);
            }
        }
        await(Future.join(pauses).otherwiseEmpty());
        await(Future.join(ticks));
        limits.clock.set(TUESDAY_CLOSE.plus(Duration.ofHours(1)));
        await(limits.timer.tick(limits.clock.instant()));

        for (int i = 0; i < CASES; i++) {
            var clock = limits.state(cases.get(i)).clock();
            boolean paused = pauses.get(i).succeeded();
            assertThat(clock.isPaused()).isEqualTo(paused);
            assertThat(clock.state()).isEqualTo(paused ? ClockState.PAUSED : ClockState.BREACHED);
            assertThat(limits.desk.story(cases.get(i).id()))
                    .contains(paused ? "paused" : "breached")
                    .doesNotContain(paused ? "breached" : "paused");
            if (!paused) {
                assertThat(pauses.get(i).cause()).isInstanceOf(Failure.Conflict.class);
            }
        }
    }

    @Test
    void a_case_resumed_and_withdrawn_at_once_runs_again_once() throws Exception {
        var cases = taken(Severity.MODERATE);
        for (Filed one : cases) {
            limits.pause(one);
        }
        limits.clock.advance(Duration.ofHours(1));
        var random = new Random(3);
        var resumptions = new ArrayList<Future<ComplaintState>>();
        var withdrawals = new ArrayList<Future<?>>();
        for (Filed one : cases) {
            var both = new ArrayList<Runnable>(List.of(
                    () -> resumptions.add(
                            limits.pauses.resume(Once.unkeyed(), one.number(), LimitsDesk.WANG, Optional.empty())),
                    () -> withdrawals.add(limits.desk.changes.apply(
                            StepRequest.of(one.id(), Step.WITHDRAW, new Actor.Customer(), limits.clock.instant())))));
            Collections.shuffle(both, random);
            both.forEach(Runnable::run);
        }
        await(Future.join(resumptions).otherwiseEmpty());
        await(Future.join(withdrawals));

        for (int i = 0; i < CASES; i++) {
            var state = limits.state(cases.get(i));
            assertThat(state.status()).isEqualTo(Status.WITHDRAWN);
            assertThat(state.clock().pausedTime()).isEqualTo(Duration.ofHours(1));
            assertThat(state.custody().pauseReason()).isEmpty();
            assertThat(limits.desk.story(cases.get(i).id()))
                    .isEqualTo("received assigned paused resumed coded withdrawn");
            if (resumptions.get(i).failed()) {
                assertThat(resumptions.get(i).cause()).hasMessageContaining("running");
            }
        }
    }

    @Test
    void of_a_pause_and_a_hand_over_with_the_same_version_one_is_made() throws Exception {
        var one = limits.taken(Severity.MODERATE);
        int version = limits.state(one).version();
        var pause = limits.pauses.pause(
                Once.unkeyed(),
                one.number(),
                LimitsDesk.WANG,
                Optional.of(Set.of(version)),
                new PauseRequest("inspection", Optional.empty(), false, false, Optional.empty()));
        var handOver = limits.handOvers.handOver(
                Once.unkeyed(),
                one.number(),
                LimitsDesk.SUN,
                Optional.of(Set.of(version)),
                new HandOverRequest("claims", "归口", Optional.empty()));
        await(Future.join(pause, handOver).otherwiseEmpty());
        assertThat(pause.succeeded()).isNotEqualTo(handOver.succeeded());
        assertThat(pause.succeeded() ? handOver.cause() : pause.cause()).isInstanceOf(Failure.Changed.class);
    }

    @Test
    void an_extension_requested_eight_times_at_once_is_requested_once() throws Exception {
        var one = limits.taken(Severity.MODERATE);
        var asked = new ArrayList<Future<ComplaintState>>();
        for (int i = 0; i < 8; i++) {
            asked.add(limits.extensions.ask(
                    Once.unkeyed(), one.number(), LimitsDesk.WANG, Optional.empty(), new ExtensionRequest(1, "等待")));
        }
        await(Future.join(asked).otherwiseEmpty());
        assertThat(asked.stream().filter(Future::succeeded)).hasSize(1);
        assertThat(asked.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> cause instanceof Failure.Conflict);
        assertThat(limits.desk.tables.value("SELECT count(*) FROM extension")).isEqualTo("1");
    }

    private List<Filed> taken(Severity severity) throws Exception {
        var cases = new ArrayList<Filed>();
        for (int i = 0; i < CASES; i++) {
            cases.add(limits.taken(severity));
        }
        return cases;
    }
}
