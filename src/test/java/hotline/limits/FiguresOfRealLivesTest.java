package hotline.limits;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.ComplaintState;
import hotline.complaint.Holding;
import hotline.complaint.Step;
import hotline.failure.Failure;
import hotline.intake.Filed;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.Figures;
import hotline.measures.HeldTime;
import hotline.measures.MeasureQuery;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.Measures;
import hotline.measures.Period;
import hotline.measures.facts.FactReader;
import hotline.once.Once;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaClock;
import hotline.support.FreightNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures counted from the log agree with the clocks, after any mix of changes: paused, extended, handed over,
 * corrected, closed, opened again.
 */
class FiguresOfRealLivesTest {
    private static final List<String> DEPARTMENTS = List.of("claims", "operations", "finance", "customer-service");
    private static final List<String> TYPES = List.of("delay", "cargo-damage", "service-attitude");

    private LimitsDesk limits;
    private LogReader figures;

    @BeforeEach
    void start() {
        limits = new LimitsDesk(Instant.parse("2026-09-21T01:00:00Z"));
        var calendar = FreightNetwork.deadlines().calendar(1);
        figures = new LogReader(
                TestLoops.on(limits.desk.vertx),
                limits.desk.database.pool(),
                new FactReader(limits.desk.vertx, calendar.zone()),
                limits.desk.parking);
    }

    @AfterEach
    void close() throws Exception {
        limits.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260925, 42})
    void figures_and_clocks_agree(long seed) throws Exception {
        var random = new Random(seed);
        var lives = new ArrayList<Filed>();
        for (int i = 0; i < 25; i++) {
            lives.add(limits.taken(any(random, Severity.values())));
        }
        for (int day = 0; day < 20; day++) {
            for (int i = 0; i < 25; i++) {
                limits.clock.advance(Duration.ofMinutes(random.nextInt(60)));
                await(limits.timer.tick(limits.clock.instant()));
                try {
                    live(random, any(random, lives.toArray(Filed[]::new)));
                } catch (Failure refused) {
                    // A refused change is fine: the rules decide which changes are possible, and the figures must
                    // fit those that were made
                }
            }
            await(figures.catchUp());
            compare(lives);
        }
        eachRoundHasItsOwnTime();
        var log = limits.desk.tables;
        for (String event : List.of(
                "paused",
                "resumed",
                "extension-granted",
                "extension-refused",
                "handed-over",
                "judgement-corrected",
                "breached",
                "closed",
                "withdrawn",
                "reopened")) {
            assertThat(Integer.parseInt(log.value("SELECT count(*) FROM event WHERE type = '" + event + "'")))
                    .as(event)
                    .isPositive();
        }
    }

    private void live(Random random, Filed one) throws Exception {
        switch (random.nextInt(13)) {
            case 0, 1 -> limits.pause(one);
            case 2 -> limits.resume(one);
            case 3, 4 -> limits.ask(one, 1 + random.nextInt(3));
            case 5 -> limits.decide(random.nextInt(4) > 0);
            case 6 ->
                await(limits.handOvers.handOver(
                        Once.unkeyed(),
                        one.number(),
                        LimitsDesk.WANG,
                        Optional.empty(),
                        new HandOverRequest(DEPARTMENTS.get(random.nextInt(4)), "归口", Optional.empty())));
            case 7 -> limits.step(one, Step.ASSIGN);
            case 8 -> limits.correct(one, any(random, TYPES.toArray(String[]::new)), any(random, Severity.values()));
            case 9 -> limits.step(one, Step.RESOLVE);
            case 10 -> limits.desk.rate(one.id(), 3 + random.nextInt(3));
            case 11 -> limits.step(one, random.nextInt(4) == 0 ? Step.WITHDRAW : Step.INVESTIGATE);
            default -> limits.step(one, Step.REOPEN);
        }
    }

    private void compare(List<Filed> lives) throws Exception {
        var now = limits.clock.instant();
        var states = new ArrayList<>(limits.states(lives).values());
        states.forEach(state -> noMinuteIsLost(state, now));
        var counted = counted();
        long closed =
                counted.counts().stream().mapToLong(counts -> counts.closings()).sum();
        assertThat(counted.onTimeClosure().denominator() - closed)
                .as("open and past due")
                .isEqualTo(states.stream()
                        .filter(state -> isOpen(state) && state.clock().isBreached())
                        .count());
        assertThat(counted.onTimeClosureUnextended().denominator() - closed)
                .as("open and past due without extensions")
                .isEqualTo(states.stream()
                        .filter(state -> isOpen(state) && isPastUnextended(state.clock(), now))
                        .count());
        assertThat(counted.holding().stream().filter(held -> held.cases() > 0)).containsExactlyElementsOf(held(states));
    }

    /** As long as no department limit is breached, each working minute belongs to a department or to a pause. */
    private static void noMinuteIsLost(ComplaintState state, Instant now) {
        var limits = FreightNetwork.deadlines().of(1);
        var clock = state.clock();
        boolean isSimple = state.progress().reopened() == 0
                && state.clocks().all().stream().noneMatch(one -> one.kind() == ClockKind.HOLDING && one.isBreached());
        if (isSimple) {
            var until = clock.stoppedAt().orElse(now);
            var custody = clock.pausedAt()
                    .map(since -> limits.calendar().workingTimeBetween(since, now))
                    .orElse(Duration.ZERO);
            var held = Holding.turns(state, limits, now).stream()
                    .map(Holding.Turns::time)
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(held.plus(clock.pausedTime()).plus(custody))
                    .as("the time of " + state.facts().number())
                    .isEqualTo(
                            limits.calendar().workingTimeBetween(state.facts().receivedAt(), until));
        }
    }

    /** Each end has the working time since the receipt or, if the case had ended before, since it was reopened. */
    private void eachRoundHasItsOwnTime() throws Exception {
        var calendar = FreightNetwork.deadlines().calendar(1);
        int ends = 0;
        try (var connection = limits.desk.tables.connection();
                var rows = connection.createStatement().executeQuery("""
                        SELECT e.at, (e.data ->> 'workingMinutes')::bigint, max(b.at)
                        FROM event e
                        JOIN event b ON b.complaint_id = e.complaint_id AND b.seq < e.seq
                            AND (b.type = 'received' OR b.type = 'reopened' AND (b.data ->> 'wasEnded')::boolean)
                        WHERE e.type IN ('closed', 'withdrawn', 'judged-not-valid')
                        GROUP BY e.complaint_id, e.seq, e.at, e.data""")) {
            while (rows.next()) {
                ends++;
                assertThat(rows.getLong(2))
                        .isEqualTo(calendar.workingMinutesBetween(
                                rows.getObject(3, OffsetDateTime.class).toInstant(),
                                rows.getObject(1, OffsetDateTime.class).toInstant()));
            }
        }
        assertThat(ends).isPositive();
    }

    private static boolean isOpen(ComplaintState state) {
        return !state.status().isEnded();
    }

    private static boolean isPastUnextended(SlaClock clock, Instant now) {
        var limit = clock.limit().orElseThrow();
        return clock.isBreached()
                || (limit.extendedDays() > 0 && clock.pausedAt().orElse(now).isAfter(limit.unextended()));
    }

    private static List<HeldTime> held(List<ComplaintState> states) {
        var calendar = FreightNetwork.deadlines().calendar(1);
        var held = new TreeMap<String, HeldTime>();
        for (ComplaintState state : states) {
            for (SlaClock clock : state.clocks().all()) {
                if (clock.kind() == ClockKind.HOLDING && clock.stoppedAt().isPresent()) {
                    var minutes = calendar.workingTimeBetween(
                                    clock.startedAt(), clock.stoppedAt().get())
                            .minus(clock.pausedTime())
                            .toMinutes();
                    var department = clock.department().orElseThrow();
                    held.merge(
                            department,
                            new HeldTime(department, 1, minutes, clock.isBreached() ? 1 : 0),
                            (one, other) -> new HeldTime(
                                    department,
                                    one.cases() + other.cases(),
                                    one.workingMinutes() + other.workingMinutes(),
                                    one.overLimit() + other.overLimit()));
                }
            }
        }
        return List.copyOf(held.values());
    }

    private Figures counted() throws Exception {
        var measures = new Measures(
                limits.desk.database.pool(),
                limits.desk.parking,
                () -> FreightNetwork.deadlines().calendar(1),
                limits.clock);
        var whole = new Period(LocalDate.of(2026, 9, 1), measures.today());
        return await(measures.of(new MeasureQuery(whole, Only.ALL, Set.of())));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
