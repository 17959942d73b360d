package hotline.dispatch;

import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agents of a line in a round, and which of them have been given an offer. */
final class Bench {
    private record PoolKey(WorkKind kind, Need need, AgentOrder order) {}

    private record OrderKey(WorkKind kind, AgentOrder order) {}

    private final Map<Long, FloorAgent> agents = new HashMap<>();
    private final DispatchRules rules;
    private final Set<Long> taken = new HashSet<>();
    private final Map<PoolKey, Pool> pools = new HashMap<>();
    private final Map<OrderKey, Ranking> rankings = new HashMap<>();
    private Optional<List<FloorAgent>> losing = Optional.empty();

    Bench(List<FloorAgent> all, DispatchRules rules) {
        this.rules = rules;
        all.forEach(agent -> agents.put(agent.person(), agent));
    }

    Optional<FloorAgent> agent(long person) {
        return Optional.ofNullable(agents.get(person));
    }

    void take(FloorAgent agent) {
        taken.add(agent.person());
    }

    boolean isTaken(FloorAgent agent) {
        return taken.contains(agent.person());
    }

    /** Has no customer and less in hand than the policy allows of that kind. */
    boolean hasRoom(FloorAgent agent, WorkKind kind) {
        return !(kind.isSingle() && agent.isWithCustomer()) && agent.load(kind) < rules.inHand(kind);
    }

    /** Agents whose turn would be lost if it came now, in their order. */
    List<FloorAgent> losing(Ranking ranking) {
        if (losing.isEmpty()) {
            losing = Optional.of(new ArrayList<>(ranking.agents().stream()
                    .filter(agent -> agent.post().losesTurn())
                    .toList()));
        }
        return losing.get();
    }

    /** The agent goes to the end, so no further turn is lost in this round. */
    long lose(FloorAgent agent) {
        losing.ifPresent(all -> all.remove(agent));
        return agent.person();
    }

    Pool pool(WorkKind kind, Need need, AgentOrder order) {
        return pools.computeIfAbsent(
                new PoolKey(kind, need, order), key -> new Pool(this, kind, need, ranking(kind, order)));
    }

    private Ranking ranking(WorkKind kind, AgentOrder order) {
        return rankings.computeIfAbsent(new OrderKey(kind, order), key -> Ranking.of(agents.values(), kind, order));
    }

    /** All agents in an order, each with its place. */
    record Ranking(AgentOrder order, List<FloorAgent> agents, Map<Long, Integer> places) {
        static Ranking of(Iterable<FloorAgent> all, WorkKind kind, AgentOrder order) {
            var ranked = new ArrayList<FloorAgent>();
            all.forEach(ranked::add);
            ranked.sort(comparator(kind, order));
            var places = new HashMap<Long, Integer>();
            for (int place = 0; place < ranked.size(); place++) {
                places.put(ranked.get(place).person(), place);
            }
            return new Ranking(order, ranked, places);
        }

        private static Comparator<FloorAgent> comparator(WorkKind kind, AgentOrder order) {
            Comparator<FloorAgent> first =
                    switch (order) {
                        case ROTATION ->
                            Comparator.comparing((FloorAgent agent) -> !agent.isOwed())
                                    .thenComparingLong(FloorAgent::turn);
                        case LONGEST_IDLE -> Comparator.comparing(FloorAgent::lastEnded);
                        case LEAST_LOAD ->
                            Comparator.comparingInt((FloorAgent agent) -> agent.load(kind))
                                    .thenComparing(FloorAgent::lastEnded);
                    };
            return first.thenComparingLong(FloorAgent::person);
        }

        int place(FloorAgent agent) {
            return places.getOrDefault(agent.person(), 0);
        }
    }
}
