package hotline.staffing.replay;

import hotline.dispatch.Floor;
import hotline.dispatch.FloorAgent;
import hotline.dispatch.Match;
import hotline.dispatch.Offering;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.failure.Expected;
import hotline.floor.AgentOnFloor;
import hotline.floor.FloorInMemory;
import hotline.floor.FloorState;
import hotline.offer.Posts;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import hotline.staffing.replay.Past.Agent;
import hotline.staffing.replay.WaitingWorks.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The match of the replay: the agents as the floor in memory has them, the works that wait, and whom they would be offered to. */
final class ReplayMatch {
    private static final int SPARE = 16;
    private static final int MOST_AT_FIRST = 256;
    private static final int MOST_PAGES = 6;

    private final Past past;
    private final DispatchRules rules;
    private final FloorInMemory floor;
    private final WaitingWorks waiting;
    private final Map<Long, Integer> cases;
    private final Map<Long, Agent> agents = new HashMap<>();
    private final Map<Long, Seen> lastSeen = new HashMap<>();
    /** The works that the last match has looked at. */
    private final Map<WorkId, Waits> looked = new HashMap<>();

    /** An agent as the last match saw one. */
    private record Seen(AgentOnFloor agent, int cases, FloorAgent asMatched) {
        /** The limit of a break passes without a change of the agent. */
        boolean isStill(AgentOnFloor now, int load) {
            return agent.equals(now) && cases == load && now.state() != FloorState.BREAK;
        }
    }

    /** @param cases how many each agent has in hand; the replay changes them */
    ReplayMatch(Past past, DispatchRules rules, FloorInMemory floor, WaitingWorks waiting, Map<Long, Integer> cases) {
        this.past = past;
        this.rules = rules;
        this.floor = floor;
        this.waiting = waiting;
        this.cases = cases;
        past.agents().forEach(agent -> agents.put(agent.person(), agent));
    }

    /** A work of the last match. */
    Waits looked(WorkId work) {
        return Expected.in(looked, work);
    }

    /** None while no agent is free. */
    List<Offering> offers(Instant now) {
        int free = 0;
        for (var agent : floor.agents()) {
            free += agent.state() == FloorState.READY && agent.turn().isPresent() ? 1 : 0;
        }
        if (free == 0) {
            return List.of();
        }
        looked.clear();
        return offers(seen(now), free, now);
    }

    private List<FloorAgent> seen(Instant now) {
        var seen = new ArrayList<FloorAgent>();
        for (var agent : floor.agents()) {
            if (agent.turn().isPresent()) {
                int load = cases.getOrDefault(agent.person(), 0);
                var one = Optional.ofNullable(lastSeen.get(agent.person()))
                        .filter(before -> before.isStill(agent, load))
                        .orElseGet(() -> new Seen(agent, load, seen(agent, load, now)));
                lastSeen.put(agent.person(), one);
                seen.add(one.asMatched());
            }
        }
        return seen;
    }

    /** As many works are looked at as {@code hotline.offer} reads for a match. */
    private List<Offering> offers(List<FloorAgent> seen, int free, Instant now) {
        int page = Math.min(free + SPARE, MOST_AT_FIRST);
        int most = page;
        for (int nth = 1; ; nth++) {
            var works = new ArrayList<Work>();
            for (var one : waiting.first(most)) {
                works.add(waiting.seen(one, now));
                looked.put(one.id(), one);
            }
            var offers = Match.offers(new Floor(past.line(), seen, works), rules, now);
            if (offers.size() >= free || nth >= MOST_PAGES || !waiting.hasMore(most)) {
                return offers;
            }
            page *= 2;
            most += page;
        }
    }

    private FloorAgent seen(AgentOnFloor agent, int load, Instant now) {
        var known = agents.get(agent.person());
        return new FloorAgent(
                agent.person(),
                Posts.of(agent.state(), agent.reason(), agent.until(), agent.isAwayConfirmed(), now),
                agent.turn().orElseThrow(),
                false,
                Map.of(WorkKind.CASE, load),
                known == null ? Map.of() : known.skills(),
                known == null || known.isTrained(),
                agent.lastEndedAt().orElse(agent.since()),
                known == null ? Optional.empty() : known.mentor());
    }
}
