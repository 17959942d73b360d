package hotline.dispatch;

import static hotline.dispatch.Floors.NOW;
import static hotline.dispatch.Floors.rules;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/** What holds for the offers on any floor. The numbers are those of the brief's list of properties. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class MatchPropertiesTest {
    private static final int MOST_AGENTS = 12;

    private static Map<WorkId, Long> agents(Round round) {
        return round.offers().stream().collect(Collectors.toMap(Offering::work, Offering::agent));
    }

    private static Set<WorkId> served(Round round) {
        return agents(round).keySet();
    }

    private static Map<Long, FloorAgent> byPerson(Floor floor) {
        return floor.agents().stream().collect(Collectors.toMap(FloorAgent::person, Function.identity()));
    }

    private static Map<WorkId, Work> byId(Floor floor) {
        return floor.works().stream().collect(Collectors.toMap(Work::id, Function.identity()));
    }

    private static boolean couldTake(FloorAgent agent, Work work, AgentOrder order) {
        var rules = rules(order);
        return agent.post() == Post.READY
                && new NaiveMatch(Floors.floor(List.of(), List.of()), rules, NOW).hasRoom(agent, work.kind())
                && agent.isTrained()
                && !work.isBarredFor(agent.person())
                && rules.relaxed(work.need(), rules.step(work.arrived(), NOW)).isMetBy(agent.skills());
    }

    /** 2 and 18. */
    @Property(tries = 2000)
    @Tag("R1")
    void offers_are_those_of_a_naive_reference(@ForAll("floors") Floor floor, @ForAll AgentOrder order) {
        assertThat(agents(Match.round(floor, rules(order), NOW)))
                .isEqualTo(new NaiveMatch(floor, rules(order), NOW).offers());
    }

    /** 1 and 2: capacity, skills, refusals and training are respected, and each work and each agent has one offer. */
    @Property
    @Tag("R6")
    @Tag("C2")
    @Tag("C7")
    void every_offer_is_one_that_its_agent_can_take(@ForAll("floors") Floor floor, @ForAll AgentOrder order) {
        var offers = Match.offers(floor, rules(order), NOW);
        assertThat(offers).extracting(Offering::agent).doesNotHaveDuplicates();
        assertThat(offers).extracting(Offering::work).doesNotHaveDuplicates();
        var agents = byPerson(floor);
        var works = byId(floor);
        assertThat(offers).allMatch(offer -> couldTake(agents.get(offer.agent()), works.get(offer.work()), order));
    }

    /** 3: what waits has no agent who is free for it, unless it waits for its own agent. */
    @Property
    void no_work_waits_while_an_agent_who_can_take_it_is_free(@ForAll("floors") Floor floor, @ForAll AgentOrder order) {
        var round = Match.round(floor, rules(order), NOW);
        var busy = Set.copyOf(agents(round).values());
        var works = byId(floor);
        assertThat(round.offers().size() + round.waiting().size())
                .isEqualTo(floor.works().size());
        for (var waiting : round.waiting()) {
            if (waiting.reason() != Waiting.Reason.OWNER) {
                assertThat(floor.agents())
                        .noneMatch(agent ->
                                !busy.contains(agent.person()) && couldTake(agent, works.get(waiting.work()), order));
            }
        }
    }

    /** 4: no work that waits could have had the agent of a work behind it. */
    @Property
    @Tag("D2")
    void no_agent_gets_a_work_while_one_before_it_waits_that_the_agent_could_take(
            @ForAll("floors") Floor floor, @ForAll AgentOrder order) {
        var round = Match.round(floor, rules(order), NOW);
        var works = byId(floor);
        var agents = byPerson(floor);
        var first = WorkOrder.of(rules(order));
        for (var waiting : round.waiting()) {
            var waits = works.get(waiting.work());
            for (var offer : round.offers()) {
                boolean isBehind = first.compare(waits, works.get(offer.work())) < 0;
                if (isBehind && waiting.reason() != Waiting.Reason.OWNER) {
                    assertThat(couldTake(agents.get(offer.agent()), waits, order))
                            .isFalse();
                }
            }
        }
    }

    /** 7. */
    @Property
    void the_same_floor_in_any_order_gives_the_same_round(
            @ForAll("floors") Floor floor, @ForAll AgentOrder order, @ForAll Random random) {
        var agents = new ArrayList<>(floor.agents());
        var works = new ArrayList<>(floor.works());
        Collections.shuffle(agents, random);
        Collections.shuffle(works, random);
        assertThat(Match.round(Floors.floor(agents, works), rules(order), NOW))
                .isEqualTo(Match.round(floor, rules(order), NOW));
    }

    /**
     * 8: also with many needs, wishes and refusals. At each work the free agents of the larger floor are those of the smaller one and one
     * more: where the two choose differently, the one not chosen is the one more. So whatever found an agent finds one.
     */
    @Property(tries = 2000)
    void one_more_agent_leaves_no_work_without_one_that_had_one(
            @ForAll("floors") Floor floor, @ForAll AgentOrder order, @ForAll("agent") FloorAgent more) {
        var agents = new ArrayList<>(floor.agents());
        agents.add(numbered(more, MOST_AGENTS + 1, -1));
        assertThat(served(Match.round(Floors.floor(agents, floor.works()), rules(order), NOW)))
                .containsAll(served(Match.round(floor, rules(order), NOW)));
    }

    /** 8, what does not hold: a work waits for its own agent until that agent signs in without the skill, and then takes another one. */
    @Example
    void one_more_agent_whom_a_work_waits_for_in_vain_can_take_another_work_its_agent() {
        var own = new Preference(2, Preference.Because.OWNER, NOW.plusSeconds(60));
        var complaints = new Need(Map.of("complaints", 1));
        var first = Floors.needing(complaints, NOW, Floors.preferring(own, Floors.work(WorkKind.CASE, 1)));
        var second = Floors.work(WorkKind.CASE, 2);
        var specialist = Floors.skilled(Map.of("complaints", 1), Floors.agent(1, 1));
        var works = List.of(first, second);
        var rules = rules(AgentOrder.ROTATION);
        assertThat(served(Match.round(Floors.floor(List.of(specialist), works), rules, NOW)))
                .containsExactly(second.id());
        var busyWithoutSkill = Floors.at(Post.BUSY, Floors.agent(2, 2));
        assertThat(served(Match.round(Floors.floor(List.of(specialist, busyWithoutSkill), works), rules, NOW)))
                .containsExactly(first.id());
    }

    /** R2, R5: a turn is lost once in a round, and only by an agent before the one who gets the work. */
    @Property
    @Tag("R2")
    void turns_are_lost_by_those_not_at_the_post_before_the_one_in_turn(@ForAll("floors") Floor floor) {
        var agents = byPerson(floor);
        var offers = Match.offers(floor, rules(AgentOrder.ROTATION), NOW);
        assertThat(offers.stream().flatMap(offer -> offer.turnsLost().stream()).toList())
                .doesNotHaveDuplicates();
        for (var offer : offers) {
            assertThat(offer.counts() || offer.turnsLost().isEmpty()).isTrue();
            assertThat(offer.turnsLost()).allSatisfy(person -> {
                var loser = agents.get(person);
                assertThat(loser.post().losesTurn()).isTrue();
                assertThat(loser.isOwed()
                                || loser.turn() < agents.get(offer.agent()).turn())
                        .isTrue();
            });
            assertThat(offer.why().passedOver()).hasSizeLessThanOrEqualTo(Why.MOST_PASSED_OVER);
        }
    }

    @Provide
    Arbitrary<Floor> floors() {
        var works = work().list().ofMaxSize(20).map(all -> {
            var numbered = new ArrayList<Work>();
            all.forEach(one -> numbered.add(numbered(one, numbered.size() + 1)));
            return numbered;
        });
        var agents = agent().list().ofMaxSize(MOST_AGENTS).map(all -> {
            var numbered = new ArrayList<FloorAgent>();
            all.forEach(one -> numbered.add(numbered(one, numbered.size() + 1, (numbered.size() * 7) % 13)));
            return numbered;
        });
        return Combinators.combine(agents, works).as(Floors::floor);
    }

    @Provide
    Arbitrary<FloorAgent> agent() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Post.READY),
                                Tuple.of(1, Post.BUSY),
                                Tuple.of(1, Post.BUSY_ASKED_FOR),
                                Tuple.of(1, Post.EXCUSED),
                                Tuple.of(1, Post.ABSENT)),
                        Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true)),
                        Arbitraries.maps(
                                        Arbitraries.of(WorkKind.class),
                                        Arbitraries.integers().between(0, 3))
                                .ofMaxSize(2),
                        Arbitraries.maps(
                                Arbitraries.of("complaints", "english"),
                                Arbitraries.integers().between(1, 5)),
                        Arbitraries.frequency(Tuple.of(6, true), Tuple.of(1, false)),
                        Arbitraries.integers().between(0, 3))
                .as((post, isOwed, loads, skills, isTrained, idle) -> new FloorAgent(
                        0,
                        post,
                        0,
                        isOwed,
                        loads,
                        skills,
                        isTrained,
                        NOW.minus(Duration.ofMinutes(idle)),
                        Optional.empty()));
    }

    private static Arbitrary<Work> work() {
        var people = Arbitraries.longs().between(1, MOST_AGENTS).set().ofMaxSize(3);
        var preference = Combinators.combine(
                        Arbitraries.longs().between(1, MOST_AGENTS),
                        Arbitraries.of(Preference.Because.class),
                        Arbitraries.integers().between(-1, 1),
                        Arbitraries.of(false, false, true))
                .as((agent, because, minutes, isOnLeave) ->
                        new Preference(agent, because, NOW.plus(Duration.ofMinutes(minutes)), isOnLeave))
                .optional(0.3);
        var need = Arbitraries.maps(
                        Arbitraries.of("complaints", "english"),
                        Arbitraries.integers().between(1, 4))
                .map(Need::new);
        var times = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(-2, 6),
                        Arbitraries.integers().between(0, 40))
                .as((head, due, waited) -> List.of(head, due, waited));
        return Combinators.combine(Arbitraries.of(WorkKind.class), need, times, preference, people, people)
                .as((kind, what, time, wish, avoid, notBy) -> {
                    var due = NOW.plus(Duration.ofHours(time.get(1)));
                    boolean isLate = due.isBefore(NOW);
                    return new Work(
                            new WorkId(kind, 0),
                            "service",
                            what,
                            isLate,
                            isLate ? due : due.minus(Duration.ofHours(time.get(0))),
                            due,
                            NOW.minus(Duration.ofMinutes(time.get(2))),
                            wish,
                            avoid,
                            notBy,
                            true);
                });
    }

    private static Work numbered(Work work, long subject) {
        return new Work(
                new WorkId(work.kind(), subject),
                work.line(),
                work.need(),
                work.isLate(),
                work.rank(),
                work.due(),
                work.arrived(),
                work.preference(),
                work.avoid(),
                work.notBy(),
                work.counts());
    }

    private static FloorAgent numbered(FloorAgent agent, long person, long turn) {
        return new FloorAgent(
                person,
                agent.post(),
                turn,
                agent.isOwed(),
                agent.loads(),
                agent.skills(),
                agent.isTrained(),
                agent.lastEnded(),
                agent.mentor());
    }
}
