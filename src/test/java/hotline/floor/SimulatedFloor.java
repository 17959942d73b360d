package hotline.floor;

import hotline.dispatch.FloorAgent;
import hotline.floor.AgentOnFloor.Choice;
import hotline.offer.Posts;
import hotline.policy.dispatch.DispatchRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of agents without a database, whose events are kept as the floor's log has them. */
public final class SimulatedFloor {
    private final List<FloorEvent> events = new ArrayList<>();
    private final FloorInMemory floor;

    public SimulatedFloor(String line, ZoneId zone) {
        floor = new FloorInMemory(line, new FloorRules(zone, DispatchRules.NONE), events::add);
    }

    public List<FloorEvent> events() {
        return List.copyOf(events);
    }

    public FloorState state(long person) {
        return floor.state(person);
    }

    public void choose(long person, FloorState state, Optional<String> reason, Optional<Duration> limit, Instant now) {
        floor.choose(person, new Choice(state, reason), limit.map(now::plus), now);
    }

    public void offered(long person, Instant until, Instant now) {
        floor.offered(person, until, now);
    }

    /** In turn: it takes theirs, and those of agents before them who were not at their posts. */
    public void took(long person, Instant now) {
        floor.took(person, Taking.DEALT, now);
    }

    public void missed(long person, Instant now) {
        floor.missed(person, now);
    }

    public void declined(long person, Instant now) {
        floor.declined(person, now);
    }

    /** Without their fault. */
    public void gone(long person, Instant now) {
        floor.gone(person, now);
    }

    public void ended(long person, Optional<Duration> wrapUp, Instant now) {
        floor.ended(person, wrapUp.map(now::plus), now);
    }

    public void wrappedUp(long person, Instant now) {
        floor.wrappedUp(person, now);
    }

    /** As a match sees those who are in the rotation. */
    public Collection<FloorAgent> seen(Instant now) {
        return floor.agents().stream()
                .filter(agent -> agent.turn().isPresent())
                .map(agent -> new FloorAgent(
                        agent.person(),
                        Posts.of(agent.state(), agent.reason(), agent.until(), agent.isAwayConfirmed(), now),
                        agent.turn().get(),
                        agent.isTurnOwed(),
                        Map.of(),
                        Map.of(),
                        true,
                        agent.lastEndedAt().orElse(agent.since()),
                        Optional.empty()))
                .toList();
    }
}
