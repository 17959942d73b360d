package hotline.callback.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import hotline.callback.plan.NextCall.At;
import hotline.callback.plan.NextCall.How;
import hotline.callback.plan.NextCall.Over;
import hotline.callback.plan.NextCall.Why;
import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.policy.calling.AfterCall;
import hotline.policy.calling.CallCaps;
import hotline.policy.calling.CallPlanRules;
import hotline.policy.calling.CallResult;
import hotline.policy.calling.CallWindow;
import hotline.policy.calling.Pause;
import hotline.support.FreightNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The plan of callbacks, on the Chinese calendar with its make-up days, in zones with and without a change of the clock. */
@Tag("F9")
class CallPlannerTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<CallWindow> USUAL = List.of(new CallWindow(540, 720), new CallWindow(840, 1200));
    private static final CallCaps CAPS = new CallCaps(Optional.of(2), Optional.of(5), 2);
    private static final Pause HOUR = minutes(60);
    private static final Map<CallResult, AfterCall> AFTER = Map.of(
            CallResult.NO_ANSWER,
            new AfterCall(List.of(HOUR, new Pause.OtherHalfDay(), new Pause.NextWorkingDay()), false),
            CallResult.BUSY,
            new AfterCall(List.of(minutes(15), minutes(30), HOUR), true),
            CallResult.VOICEMAIL,
            new AfterCall(List.of(new Pause.OtherHalfDay()), false),
            CallResult.UNOBTAINABLE,
            new AfterCall(List.of(minutes(30)), false),
            CallResult.ABANDONED_BY_US,
            new AfterCall(List.of(minutes(5), new Pause.NextWorkingDay()), false));
    /** Thursday before a holiday, 10:00 in Shanghai. */
    private static final Instant THURSDAY = at("2026-09-24T10:00", SHANGHAI);

    /** A story: how often which result comes, with pauses until the agent dials. */
    record Story(
            List<CallWindow> windows,
            CallCaps caps,
            int attempts,
            ZoneId zone,
            Instant begin,
            List<CallResult> results,
            List<Integer> waits,
            List<Integer> elsewhere) {
        /** The limit of every second case. */
        Instant latest() {
            return waits.size() % 2 == 0 ? Instant.MAX : begin.plus(Duration.ofMinutes(10L * waits.get(0)));
        }
    }

    /** Property 9: never outside windows, above a limit, or on a day off; in both changes of the clock; the same each time; it ends. */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void it_never_calls_when_it_must_not_and_always_ends(@ForAll("stories") Story story) {
        var windows = new Windows(story.windows(), CallPlannerTest::isWorked, story.zone());
        var rules = rules(story.attempts(), story.windows(), story.caps());
        var planner = new CallPlanner(rules, windows);
        var attempts = new ArrayList<Attempt>();
        var ofNumber = new ArrayList<Instant>();
        story.elsewhere().forEach(hours -> ofNumber.add(story.begin().minus(Duration.ofHours(hours))));
        var now = story.begin();

        var next = planner.plan(history(attempts, ofNumber, story.latest()), now);
        int calls = 0;
        while (next instanceof At moment) {
            assertThat(moment.moment()).isAfterOrEqualTo(now);
            assertAllowed(moment.moment(), windows, story, ofNumber);
            assertThat(new CallPlanner(rules, windows).plan(history(attempts, ofNumber, story.latest()), now))
                    .as("the same question, the same answer")
                    .isEqualTo(next);
            assertThat(calls).as("it ends").isLessThan(2 * story.attempts() + 1);

            // The agent dials some time later, if that is still allowed.
            now = moment.moment()
                    .plus(Duration.ofMinutes(
                            story.waits().get(calls % story.waits().size())));
            now = planner.check(history(attempts, ofNumber, story.latest()), now)
                    .moment();
            assertAllowed(now, windows, story, ofNumber);
            ofNumber.add(now);
            now = now.plusSeconds(40);
            attempts.add(
                    new Attempt(now, story.results().get(calls % story.results().size())));
            calls++;
            next = planner.plan(history(attempts, ofNumber, story.latest()), now);
        }
        assertThat(next).isEqualTo(new Over(How.UNREACHABLE));
        if (story.latest().isBefore(Instant.MAX)) {
            return;
        }
        assertThat(attempts.stream()
                        .map(attempt -> windows.half(attempt.at()))
                        .distinct()
                        .count())
                .as("different halves of days")
                .isGreaterThanOrEqualTo(Math.min(story.caps().halfDays(), calls));
    }

    private static void assertAllowed(Instant call, Windows windows, Story story, List<Instant> ofNumber) {
        var local = call.atZone(story.zone());
        int minute = local.getHour() * 60 + local.getMinute();
        assertThat(isWorked(local.toLocalDate())).as("a working day: " + local).isTrue();
        assertThat(story.windows().stream().anyMatch(window -> window.from() <= minute && minute < window.to()))
                .as("in a window: " + local)
                .isTrue();
        story.caps().aDay().ifPresent(most -> assertThat(ofNumber.stream()
                        .filter(one -> windows.day(one).equals(local.toLocalDate()))
                        .count())
                .as("calls before that one on its day")
                .isLessThan(most));
        story.caps().inSevenDays().ifPresent(most -> assertThat(ofNumber.stream()
                        .filter(one -> one.isAfter(call.minus(WEEK)))
                        .count())
                .as("calls before that one in seven days")
                .isLessThan(most));
    }

    @Provide
    Arbitrary<Story> stories() {
        var windows = Arbitraries.of(
                USUAL,
                List.of(new CallWindow(0, 1440)),
                List.of(new CallWindow(60, 120)),
                List.of(new CallWindow(90, 150), new CallWindow(600, 660)),
                List.of(new CallWindow(1380, 1440)));
        var caps = Combinators.combine(
                        Arbitraries.integers().between(1, 3).optional(),
                        Arbitraries.integers().between(3, 6).optional(),
                        Arbitraries.integers().between(1, 3))
                .as(CallCaps::new);
        // Both changes of the clock in London and New York, holidays and make-up days in China, and any other time.
        var begin = Arbitraries.of(
                        at("2026-03-27T18:00", LONDON),
                        at("2026-10-23T18:00", LONDON),
                        at("2026-03-06T18:00", NEW_YORK),
                        at("2026-10-30T18:00", NEW_YORK),
                        at("2026-09-30T18:00", SHANGHAI),
                        at("2026-02-13T18:00", SHANGHAI))
                .flatMap(
                        day -> Arbitraries.longs().between(0, 5 * 24 * 60).map(minute -> day.plusSeconds(60 * minute)));
        return Combinators.combine(
                        windows,
                        caps,
                        Arbitraries.integers().between(3, 5),
                        Arbitraries.of(SHANGHAI, LONDON, NEW_YORK),
                        begin,
                        Arbitraries.of(
                                        CallResult.NO_ANSWER,
                                        CallResult.BUSY,
                                        CallResult.VOICEMAIL,
                                        CallResult.UNOBTAINABLE)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.integers()
                                .between(0, 600)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.integers().between(1, 200).list().ofMaxSize(4))
                .as(Story::new);
    }

    @Example
    void pauses_follow_the_result_and_the_third_attempt_is_in_another_half_of_a_day() {
        assertThat(after(CallResult.NO_ANSWER)).isEqualTo(new At(at("2026-09-24T11:00", SHANGHAI), Why.PAUSE));
        assertThat(after(CallResult.BUSY)).isEqualTo(new At(at("2026-09-24T10:15", SHANGHAI), Why.PAUSE));
        assertThat(after(CallResult.UNOBTAINABLE)).isEqualTo(new At(at("2026-09-24T10:30", SHANGHAI), Why.PAUSE));
        assertThat(after(CallResult.VOICEMAIL)).isEqualTo(new At(at("2026-09-24T14:00", SHANGHAI), Why.OTHER_HALF));
        assertThat(after(CallResult.NO_ANSWER, CallResult.NO_ANSWER))
                .as("in the afternoon of a day with two calls already: the morning of Sunday's make-up day or later")
                .isEqualTo(new At(at("2026-09-28T09:00", SHANGHAI), Why.DAY_CAP));
    }

    @Example
    void a_call_that_we_broke_off_uses_up_no_attempt_and_comes_again_once_that_day() {
        assertThat(after(CallResult.ABANDONED_BY_US)).isEqualTo(new At(at("2026-09-24T10:05", SHANGHAI), Why.PAUSE));
        var monday = new At(at("2026-09-28T09:00", SHANGHAI), Why.PAUSE);
        assertThat(after(CallResult.ABANDONED_BY_US, CallResult.ABANDONED_BY_US))
                .as("the next working day")
                .isEqualTo(monday);
        assertThat(after(
                        CallResult.ABANDONED_BY_US,
                        CallResult.ABANDONED_BY_US,
                        CallResult.ABANDONED_BY_US,
                        CallResult.ABANDONED_BY_US))
                .as("the last pause goes on, and the customer never counts as not reached")
                .isEqualTo(monday);
        assertThat(planner(SHANGHAI)
                        .left(List.of(
                                new Attempt(THURSDAY, CallResult.ABANDONED_BY_US),
                                new Attempt(THURSDAY, CallResult.NO_ANSWER))))
                .isEqualTo(2);
    }

    @Example
    void a_wrong_number_gives_way_to_another_one_or_ends() {
        var attempts = List.of(new Attempt(THURSDAY, CallResult.WRONG_NUMBER));
        assertThat(planner(SHANGHAI)
                        .plan(
                                new CallHistory(
                                        CallPurpose.RATING,
                                        Instant.MAX,
                                        Instant.MAX,
                                        attempts,
                                        List.of(),
                                        Optional.empty(),
                                        true),
                                THURSDAY))
                .isEqualTo(new At(THURSDAY, Why.OTHER_NUMBER));
        assertThat(planner(SHANGHAI).plan(history(attempts, List.of(), Instant.MAX), THURSDAY))
                .isEqualTo(new Over(How.WRONG_NUMBER));
    }

    @Example
    void a_customer_who_asked_is_called_then_and_one_who_wished_for_a_call_is_under_no_limit() {
        var evening = at("2026-09-24T21:00", SHANGHAI);
        var asked = new CallHistory(
                CallPurpose.RATING,
                Instant.MAX,
                Instant.MAX,
                List.of(new Attempt(THURSDAY, CallResult.CALL_LATER)),
                List.of(THURSDAY, THURSDAY, THURSDAY),
                Optional.of(evening),
                false);
        assertThat(planner(SHANGHAI).plan(asked, THURSDAY)).isEqualTo(new At(evening, Why.ASKED));
        assertThat(planner(SHANGHAI).check(asked, evening.plusSeconds(600)).moment())
                .isEqualTo(evening.plusSeconds(600));
        assertThat(planner(SHANGHAI)
                        .check(asked, evening.plus(Duration.ofHours(3)))
                        .why())
                .as("an hour that was missed is asked for no more")
                .isNotEqualTo(Why.ASKED);

        var wish = new CallHistory(
                CallPurpose.WISH,
                Instant.MAX,
                Instant.MAX,
                List.of(),
                List.of(THURSDAY, THURSDAY, THURSDAY),
                Optional.empty(),
                false);
        assertThat(planner(SHANGHAI).plan(wish, THURSDAY)).isEqualTo(new At(THURSDAY, Why.NOW));
    }

    @Example
    void one_more_call_comes_before_the_limit_of_the_case_where_a_window_leaves_time() {
        var attempts = List.of(new Attempt(THURSDAY, CallResult.VOICEMAIL));
        assertThat(planner(SHANGHAI)
                        .plan(history(attempts, List.of(THURSDAY), at("2026-09-24T13:00", SHANGHAI)), THURSDAY))
                .isEqualTo(new At(at("2026-09-24T11:59", SHANGHAI), Why.BEFORE_LIMIT));
    }

    @Example
    void a_customer_abroad_is_called_by_their_own_clock_also_after_it_changes() {
        // The evening before British Summer Time begins; Sunday and Monday are no days to call, or before nine.
        assertThat(planner(LONDON).plan(history(List.of(), List.of(), Instant.MAX), at("2026-03-27T21:00", LONDON)))
                .isEqualTo(new At(Instant.parse("2026-03-30T08:00:00Z"), Why.WINDOW));
        assertThat(planner(NEW_YORK).plan(history(List.of(), List.of(), Instant.MAX), at("2026-10-30T21:00", NEW_YORK)))
                .isEqualTo(new At(Instant.parse("2026-11-02T14:00:00Z"), Why.WINDOW));
    }

    @Property(tries = 50)
    void a_sample_is_as_large_as_the_policy_says_wherever_it_begins_and_grows_with_it(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long first,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var some = plan(USUAL, CAPS, percent);
        var more = plan(USUAL, CAPS, Math.min(100, percent + 10));
        var chosen = LongStream.range(first, first + 10_000)
                .filter(some::isSampled)
                .boxed()
                .toList();

        assertThat((double) chosen.size()).isCloseTo(100.0 * percent, offset(150.0));
        assertThat(chosen).allMatch(more::isSampled);
    }

    private static NextCall after(CallResult... results) {
        var attempts = new ArrayList<Attempt>();
        var calls = new ArrayList<Instant>();
        for (var result : results) {
            attempts.add(new Attempt(THURSDAY, result));
            calls.add(THURSDAY);
        }
        return planner(SHANGHAI).plan(history(attempts, calls, Instant.MAX), THURSDAY);
    }

    private static CallPlanner planner(ZoneId zone) {
        return new CallPlanner(rules(3, USUAL, CAPS), new Windows(USUAL, CallPlannerTest::isWorked, zone));
    }

    private static CallbackRules rules(int attempts, List<CallWindow> windows, CallCaps caps) {
        return new CallbackRules(
                attempts,
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                2,
                Dissatisfaction.REOPEN,
                Dissatisfaction.LINKED_CASE,
                plan(windows, caps, 100));
    }

    private static CallPlanRules plan(List<CallWindow> windows, CallCaps caps, int sample) {
        return new CallPlanRules(windows, caps, new EnumMap<>(AFTER), Duration.ZERO, Set.of(), sample);
    }

    private static CallHistory history(List<Attempt> attempts, List<Instant> ofNumber, Instant latest) {
        return new CallHistory(CallPurpose.RATING, latest, latest, attempts, ofNumber, Optional.empty(), false);
    }

    private static boolean isWorked(LocalDate day) {
        return FreightNetwork.deadlines().calendar(1).isWorkingDay(day);
    }

    private static Pause minutes(int count) {
        return new Pause.Time(Duration.ofMinutes(count));
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
