package hotline.floor;

import hotline.floor.Rotation.Move;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents whose rows a transaction has locked, with what becomes of them; written at the end at once, with events. */
final class Change {
    private final Instant now;
    private final LocalDate today;
    private final Optional<Long> by;
    private final Map<Long, AgentOnFloor> before = new LinkedHashMap<>();
    private final Map<Long, AgentOnFloor> after = new LinkedHashMap<>();
    private final List<FloorEvent> moves = new ArrayList<>();
    private Optional<String> words = Optional.empty();

    /** @param by a supervisor; empty: the person or the program */
    Change(Instant now, LocalDate today, Optional<Long> by) {
        this.now = now;
        this.today = today;
        this.by = by;
    }

    Instant now() {
        return now;
    }

    LocalDate today() {
        return today;
    }

    Change saying(Optional<String> said) {
        words = said;
        return this;
    }

    Change of(List<AgentOnFloor> locked) {
        locked.forEach(agent -> {
            before.putIfAbsent(agent.person(), agent);
            after.putIfAbsent(agent.person(), agent.on(agent.line(), today));
        });
        return this;
    }

    Optional<AgentOnFloor> agent(long person) {
        return Optional.ofNullable(after.get(person));
    }

    List<AgentOnFloor> agents() {
        return List.copyOf(after.values());
    }

    void put(AgentOnFloor agent) {
        before.putIfAbsent(agent.person(), agent);
        after.put(agent.person(), agent);
    }

    /** @param data what the event says next to */
    void move(Move move, JsonObject data) {
        agent(move.person()).ifPresent(agent -> {
            var moved = agent.at(move);
            after.put(moved.person(), moved);
            moves.add(FloorEvent.of(moved, move, by, data, now));
        });
    }

    void record(long person, FloorEvent.Type type) {
        agent(person).ifPresent(agent -> moves.add(FloorEvent.of(agent, type, by, now)));
    }

    Future<Void> write(SqlConnection transaction) {
        var changed = after.values().stream()
                .filter(agent -> !agent.equals(before.get(agent.person())))
                .toList();
        var events = new ArrayList<FloorEvent>();
        changed.forEach(agent -> Optional.ofNullable(before.get(agent.person()))
                .ifPresent(was -> events.addAll(FloorEvent.between(was, agent, by, words, now))));
        events.addAll(moves);
        return FloorStore.save(transaction, changed).compose(saved -> FloorStore.record(transaction, events));
    }
}
