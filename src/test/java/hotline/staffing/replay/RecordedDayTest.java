package hotline.staffing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.WorkId;
import hotline.offer.OfferAnswer;
import hotline.policy.ServiceLevel;
import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import hotline.staffing.replay.Past.Agent;
import hotline.staffing.replay.Past.PastOffer;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.Past.Time;
import hotline.workday.SimulatedMonth;
import hotline.workday.SimulatedMonth.CallRow;
import hotline.workday.SimulatedMonth.OfferRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * 13. A floor that another program drove, with misses, refusals, breaks and callers who hung up, is replayed from its record alone.
 */
class RecordedDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final ServiceLevel LEVEL = ServiceLevel.USUAL;
    private static final DispatchRules RULES = new DispatchRules(
            true,
            Duration.ofSeconds(20),
            2,
            AgentOrder.ROTATION,
            Map.of(),
            List.of(),
            Map.of(WorkKind.CALLBACK, SimulatedMonth.WRAP_UP),
            Map.of(),
            3,
            List.of(),
            List.of(),
            List.of(),
            false,
            false);

    @Property(tries = 25)
    @Tag("R1")
    @Tag("R2")
    void a_recorded_day_replayed_through_the_same_rules_has_the_recorded_offers(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 15) int agents,
            @ForAll @IntRange(min = 10, max = 300) int works) {
        var past = past(seed, 2, agents, works);
        var same = replayed(past);
        var agreement = Agreement.of(past, same.made());
        assertThat(agreement.until()).as("%s", agreement).isEmpty();
        assertThat(agreement.same()).isEqualTo(past.offers().size());
        assertThat(same.tally().outcome(LEVEL))
                .isEqualTo(ReplayTally.ofRecord(past).outcome(LEVEL));
    }

    @Example
    @Tag("R1")
    void with_agents_more_less_waits_and_with_agents_fewer_more_does() {
        var past = past(7, 3, 6, 400);
        var fewer = waiting(OtherAgents.of(past, -3));
        var same = waiting(past);
        var more = waiting(OtherAgents.of(past, 3));
        assertThat(List.of(fewer, same, more)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(more).isLessThan(fewer);
        assertThat(waiting(OtherAgents.of(past, -100))).isGreaterThan(fewer);
    }

    /** How long works waited altogether. */
    private static Duration waiting(Past past) {
        var kind = replayed(past).tally().outcome(LEVEL).kinds().get(WorkKind.CALLBACK);
        return kind.ninetieth().orElseThrow();
    }

    @Example
    void it_is_stopped_and_continues_between_arrivals() {
        var past = past(3, 1, 4, 80);
        var whole = replayed(past);
        var inPieces = new FloorReplay(past, RULES, Usual.of(past, RULES));
        int pieces = 0;
        while (!inPieces.isOver()) {
            inPieces.play(7);
            pieces++;
        }
        assertThat(pieces).isGreaterThan(5);
        assertThat(inPieces.made()).isEqualTo(whole.made());
    }

    static FloorReplay replayed(Past past) {
        var replay = new FloorReplay(past, RULES, Usual.of(past, RULES));
        replay.play(Integer.MAX_VALUE);
        return replay;
    }

    static Past past(long seed, int days, int agents, int works) {
        var month = SimulatedMonth.unseen(RULES, ZONE, seed);
        month.run(FIRST, days, agents, works);
        var from = FIRST.atStartOfDay(ZONE).toInstant();
        var calls = new HashMap<Long, CallRow>();
        month.calls.forEach(call -> calls.put(call.subject(), call));
        var gone = new HashMap<Long, Instant>();
        month.offers.stream()
                .filter(offer -> offer.answer().equals("withdrawn"))
                .forEach(offer -> gone.put(offer.subject(), offer.answeredAt()));
        return new Past(
                SimulatedMonth.LINE,
                ZONE,
                from,
                FIRST.plusDays(days + 3L).atStartOfDay(ZONE).toInstant(),
                LongStream.rangeClosed(1, agents)
                        .mapToObj(person -> new Agent(person, Map.of(), true, Optional.empty(), List.of()))
                        .toList(),
                FloorSteps.of(month.floor().events(), from),
                month.arrivals.entrySet().stream()
                        .map(one -> work(
                                one.getKey(),
                                one.getValue(),
                                Optional.ofNullable(calls.get(one.getKey())),
                                Optional.ofNullable(gone.get(one.getKey()))))
                        .sorted(Comparator.comparing(PastWork::arrived))
                        .toList(),
                month.offers.stream().map(RecordedDayTest::offer).toList());
    }

    private static PastWork work(long subject, Instant arrived, Optional<CallRow> call, Optional<Instant> gone) {
        return new PastWork(
                id(subject),
                new NeedRule.Subject(WorkKind.CALLBACK, "lost", "", Severity.MINOR, "hotline", "zh"),
                arrived,
                arrived,
                0,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                List.of(new Time(
                        arrived,
                        call.map(CallRow::from),
                        gone,
                        call.map(one -> Duration.between(one.from(), one.to())))));
    }

    private static WorkId id(long subject) {
        return new WorkId(WorkKind.CALLBACK, subject);
    }

    private static PastOffer offer(OfferRow row) {
        return new PastOffer(
                id(row.subject()),
                row.number(),
                row.agent(),
                row.at(),
                OfferAnswer.of(row.answer()),
                Optional.of(row.answeredAt()));
    }
}
