package hotline.floor;

import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.Rotation.Seat;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A line of agents without a database, for replays: the rules of presence and rotation change them as {@link AgentTurns} and {@link Presence}
 * change their rows. Not for two threads at once.
 */
public final class FloorInMemory {
    private final String line;
    private final FloorRules rules;
    private final Consumer<FloorEvent> log;
    private final Map<Long, AgentOnFloor> agents = new TreeMap<>();
    private long last;

    /** @param log gets what the floor's log would have */
    public FloorInMemory(String line, FloorRules rules, Consumer<FloorEvent> log) {
        this.line = line;
        this.rules = rules;
        this.log = log;
    }

    /** All who were ever on it. */
    public Collection<AgentOnFloor> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    public Optional<AgentOnFloor> agent(long person) {
        return Optional.ofNullable(agents.get(person));
    }

    public FloorState state(long person) {
        return agent(person).map(AgentOnFloor::state).orElse(FloorState.OFF);
    }

    /** The person's own choice; the first one brings them to the floor. */
    public void choose(long person, Choice choice, Optional<Instant> until, Instant now) {
        var today = rules.day(now);
        last = Math.max(last, Rotation.before(today));
        var agent = agents.getOrDefault(person, AgentOnFloor.newcomer(person, line, now, today))
                .on(line, today);
        agents.put(person, agent);
        changed(agent, PresenceRules.choose(agent, choice, until, now), now);
        seat(person, now);
    }

    private void seat(long person, Instant now) {
        var agent = here(person);
        if (agent.state() == FloorState.OFF && agent.turn().isPresent()) {
            move(new Rotation.Move(person, Optional.empty(), Rotation.Why.LEFT), now);
        } else if (agent.state() != FloorState.OFF && agent.turn().isEmpty()) {
            move(new Rotation(List.of(), last).signIn(person), now);
        }
    }

    /** Their connection was lost: off, with their place kept. */
    public void lost(long person, Instant now) {
        agent(person).ifPresent(agent -> changed(agent, PresenceRules.lost(agent, now), now));
    }

    /** A supervisor's decision about being away for a manager (R2). */
    public void decided(long person, boolean isAwayConfirmed) {
        agent(person).ifPresent(agent -> agents.put(person, agent.decided(false, isAwayConfirmed)));
    }

    /** A supervisor gave a turn back (R2). */
    public void restored(long person, Instant now) {
        agent(person)
                .filter(agent -> agent.turn().isPresent())
                .ifPresent(agent -> move(new Rotation(seats(Long.MAX_VALUE, now), last).first(person), now));
    }

    /** R8. */
    public void swapped(long one, long other, Instant now) {
        new Rotation(seats(Long.MAX_VALUE, now), last).swap(one, other).forEach(move -> move(move, now));
    }

    /** Their turn was taken or lost: to the end. */
    public void moved(long person, Instant now) {
        agent(person)
                .filter(agent -> agent.turn().isPresent())
                .ifPresent(agent -> move(new Rotation(List.of(), last).missed(person), now));
    }

    public void offered(long person, Instant until, Instant now) {
        changed(here(person), PresenceRules.offered(here(person), until, now), now);
    }

    /** Work that needs all of them is in their hands. */
    public void took(long person, Taking taking, Instant now) {
        changed(here(person), PresenceRules.took(here(person), taking, now), now);
        dealt(person, taking, now);
    }

    /** Work of which they may hold several. */
    public void tookBeside(long person, Taking taking, Instant now) {
        goneFrom(here(person).missing(0, here(person).counts()), now);
        dealt(person, taking, now);
    }

    private void dealt(long person, Taking taking, Instant now) {
        if (taking == Taking.DEALT) {
            here(person).turn().ifPresent(own -> new Rotation(seats(own, now), last)
                    .dealt(person)
                    .forEach(move -> move(move, now)));
        }
    }

    private List<Seat> seats(long upTo, Instant now) {
        var seats = new ArrayList<Seat>();
        for (var one : agents.values()) {
            one.turn()
                    .filter(turn -> turn <= upTo)
                    .ifPresent(turn -> seats.add(new Seat(one.person(), turn, Standing.of(one, now))));
        }
        return seats;
    }

    /** An offer passed unanswered (R2). */
    public void missed(long person, Instant now) {
        var agent = here(person);
        changed(agent, PresenceRules.missedOffer(agent, rules.dispatch().missedAfter(), limit(agent, now), now), now);
        move(new Rotation(List.of(), last).missed(person), now);
    }

    public void declined(long person, Instant now) {
        goneFrom(here(person).missing(0, here(person).counts()), now);
        move(new Rotation(List.of(), last).missed(person), now);
    }

    /** An offer is gone without their fault. */
    public void gone(long person, Instant now) {
        goneFrom(here(person), now);
    }

    private void goneFrom(AgentOnFloor agent, Instant now) {
        changed(
                here(agent.person()),
                agent.state() == FloorState.OFFERED
                        ? PresenceRules.free(agent, Optional.empty(), limit(agent, now), now)
                        : agent,
                now);
    }

    /** @param wrapUpUntil empty: without wrap-up */
    public void ended(long person, Optional<Instant> wrapUpUntil, Instant now) {
        var agent = here(person).ended(now);
        changed(
                here(person),
                here(person).state().holdsWork()
                        ? PresenceRules.free(agent, wrapUpUntil, limit(agent, now), now)
                        : agent,
                now);
    }

    /** Work next to others has left them. */
    public void endedBeside(long person, Optional<Instant> wrapUpUntil, Instant now) {
        var agent = here(person).ended(now);
        changed(
                here(person),
                here(person).state() == FloorState.READY && wrapUpUntil.isPresent()
                        ? PresenceRules.free(agent, wrapUpUntil, Optional.empty(), now)
                        : agent,
                now);
    }

    public void wrappedUp(long person, Instant now) {
        var agent = here(person);
        if (agent.state() == FloorState.WRAP_UP) {
            changed(agent, PresenceRules.free(agent, Optional.empty(), Optional.empty(), now), now);
        }
    }

    private Optional<Instant> limit(AgentOnFloor agent, Instant now) {
        return agent.next().flatMap(next -> rules.limit(next, now));
    }

    private AgentOnFloor here(long person) {
        return agent(person).orElseThrow();
    }

    private void changed(AgentOnFloor before, AgentOnFloor after, Instant now) {
        agents.put(after.person(), after);
        FloorEvent.between(before, after, Optional.empty(), Optional.empty(), now)
                .forEach(log);
    }

    private void move(Rotation.Move move, Instant now) {
        var moved = here(move.person()).at(move);
        agents.put(moved.person(), moved);
        move.turn().ifPresent(turn -> last = Math.max(last, turn));
        log.accept(FloorEvent.of(moved, move, Optional.empty(), new JsonObject(), now));
    }
}
