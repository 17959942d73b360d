package hotline.floor;

import hotline.dispatch.FloorAgent;
import hotline.dispatch.Post;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.Rotation.Seat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A line of agents without a database: the pure rules of presence and rotation change them, and events are kept as the floor's log has them. */
public final class SimulatedFloor {
    private static final int MISSED_AFTER = 2;

    private final String line;
    private final ZoneId zone;
    private final Map<Long, AgentOnFloor> agents = new TreeMap<>();
    private final List<FloorEvent> events = new ArrayList<>();
    private long last;

    public SimulatedFloor(String line, ZoneId zone) {
        this.line = line;
        this.zone = zone;
    }

    public List<FloorEvent> events() {
        return List.copyOf(events);
    }

    public FloorState state(long person) {
        return agents.get(person).state();
    }

    public void choose(long person, FloorState state, Optional<String> reason, Optional<Duration> limit, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        last = Math.max(last, Rotation.before(today));
        var agent = agents.getOrDefault(person, AgentOnFloor.newcomer(person, line, now, today))
                .on(line, today);
        agents.put(person, agent);
        changed(agent, PresenceRules.choose(agent, new Choice(state, reason), limit.map(now::plus), now), now);
        seat(person, now);
    }

    private void seat(long person, Instant now) {
        var agent = agents.get(person);
        if (agent.state() == FloorState.OFF && agent.turn().isPresent()) {
            move(new Rotation.Move(person, Optional.empty(), Rotation.Why.LEFT), now);
        } else if (agent.state() != FloorState.OFF && agent.turn().isEmpty()) {
            move(new Rotation(List.of(), last).signIn(person), now);
        }
    }

    public void offered(long person, Instant until, Instant now) {
        var agent = agents.get(person);
        changed(agent, PresenceRules.offered(agent, until, now), now);
    }

    /** In turn: it takes theirs, and those of agents before them who were not at their posts. */
    public void took(long person, Instant now) {
        var agent = agents.get(person);
        changed(agent, PresenceRules.took(agent, Taking.DEALT, now), now);
        var seats = agents.values().stream()
                .flatMap(one -> one.turn().map(turn -> new Seat(one.person(), turn, Standing.of(one, now))).stream())
                .toList();
        new Rotation(seats, last).dealt(person).forEach(move -> move(move, now));
    }

    public void missed(long person, Instant now) {
        var agent = agents.get(person);
        changed(agent, PresenceRules.missedOffer(agent, MISSED_AFTER, Optional.empty(), now), now);
        move(new Rotation(List.of(), last).missed(person), now);
    }

    public void declined(long person, Instant now) {
        var agent = agents.get(person);
        changed(agent, PresenceRules.free(agent, Optional.empty(), Optional.empty(), now), now);
        move(new Rotation(List.of(), last).missed(person), now);
    }

    /** Without their fault. */
    public void gone(long person, Instant now) {
        var agent = agents.get(person);
        changed(agent, PresenceRules.free(agent, Optional.empty(), Optional.empty(), now), now);
    }

    public void ended(long person, Optional<Duration> wrapUp, Instant now) {
        var agent = agents.get(person).ended(now);
        agents.put(person, agent);
        changed(agent, PresenceRules.free(agent, wrapUp.map(now::plus), Optional.empty(), now), now);
    }

    public void wrappedUp(long person, Instant now) {
        gone(person, now);
    }

    private void changed(AgentOnFloor before, AgentOnFloor after, Instant now) {
        agents.put(after.person(), after);
        events.addAll(FloorEvent.between(before, after, Optional.empty(), Optional.empty(), now));
    }

    private void move(Rotation.Move move, Instant now) {
        var moved = agents.get(move.person()).at(move);
        agents.put(moved.person(), moved);
        move.turn().ifPresent(turn -> last = Math.max(last, turn));
        events.add(FloorEvent.of(moved, move, Optional.empty(), new JsonObject(), now));
    }

    /** As a match sees those who are in the rotation. */
    public Collection<FloorAgent> seen(Instant now) {
        return agents.values().stream()
                .filter(agent -> agent.turn().isPresent())
                .map(agent -> new FloorAgent(
                        agent.person(),
                        post(agent, now),
                        agent.turn().get(),
                        agent.isTurnOwed(),
                        Map.of(),
                        Map.of(),
                        true,
                        agent.lastEndedAt().orElse(agent.since()),
                        Optional.empty()))
                .toList();
    }

    private static Post post(AgentOnFloor agent, Instant now) {
        return switch (agent.state()) {
            case READY -> Post.READY;
            case OFFERED, BUSY, WRAP_UP -> Post.BUSY;
            case OFF, MISSED -> Post.ABSENT;
            case BREAK, AWAY_ON_DUTY -> Standing.of(agent, now) == Standing.KEEPS ? Post.EXCUSED : Post.ABSENT;
        };
    }
}
