package hotline.dispatch;

import hotline.dispatch.Why.Because;
import hotline.dispatch.Why.PassedOver;
import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agents who can take works of one kind with one need, in an order. It looks at each agent's skills once, when it gets that far. */
final class Pool {
    private final Bench bench;
    private final WorkKind kind;
    private final Need need;
    private final Bench.Ranking ranking;
    private final List<FloorAgent> found = new ArrayList<>();
    /** How many of the ranking have been looked at. */
    private int seen;
    /** The first of those found who may still be free. */
    private int start;
    /** All who could take them if they were at the post and free; known when first asked for. */
    private Optional<List<FloorAgent>> fit = Optional.empty();

    Pool(Bench bench, WorkKind kind, Need need, Bench.Ranking ranking) {
        this.bench = bench;
        this.kind = kind;
        this.need = need;
        this.ranking = ranking;
    }

    Need need() {
        return need;
    }

    AgentOrder order() {
        return ranking.order();
    }

    /** From 1, among all agents of the line. */
    int place(FloorAgent agent) {
        return ranking.place(agent) + 1;
    }

    /** Could take it when at the post and without other work. */
    boolean serves(FloorAgent agent, Work work) {
        return isFit(agent) && !work.isBarredFor(agent.person());
    }

    boolean takes(FloorAgent agent, Work work) {
        return isFree(agent) && serves(agent, work) && !bench.isTaken(agent);
    }

    Optional<FloorAgent> first(Work work) {
        for (int at = start; at < found.size() || findNext(); at++) {
            var agent = found.get(at);
            if (bench.isTaken(agent)) {
                start += at == start ? 1 : 0;
            } else if (!work.isBarredFor(agent.person())) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }

    Optional<FloorAgent> last(Work work) {
        var agents = ranking.agents();
        for (int at = agents.size() - 1; at >= 0; at--) {
            if (takes(agents.get(at), work)) {
                return Optional.of(agents.get(at));
            }
        }
        return Optional.empty();
    }

    private boolean findNext() {
        while (seen < ranking.agents().size()) {
            var agent = ranking.agents().get(seen++);
            if (isFree(agent) && isFit(agent)) {
                return found.add(agent);
            }
        }
        return false;
    }

    /** How many agents can be given one now. */
    long free() {
        return ranking.agents().stream()
                .filter(agent -> isFree(agent) && isFit(agent))
                .count();
    }

    private boolean isFree(FloorAgent agent) {
        return agent.post() == Post.READY && bench.hasRoom(agent, kind);
    }

    private boolean isFit(FloorAgent agent) {
        return agent.isTrained() && need.isMetBy(agent.skills());
    }

    List<PassedOver> passedBefore(FloorAgent chosen, Work work) {
        return passed(ranking.agents().subList(0, ranking.place(chosen)), 1, work);
    }

    /** Those behind, from the last on. */
    List<PassedOver> passedAfter(FloorAgent chosen, Work work) {
        var agents = ranking.agents();
        return passed(agents.subList(ranking.place(chosen) + 1, agents.size()), -1, work);
    }

    private List<PassedOver> passed(List<FloorAgent> agents, int direction, Work work) {
        var passed = new ArrayList<PassedOver>();
        int most = Math.min(agents.size(), Why.MOST_PASSED_OVER);
        for (int n = 0; n < most; n++) {
            var agent = agents.get(direction > 0 ? n : agents.size() - 1 - n);
            passed.add(new PassedOver(agent.person(), why(agent, work)));
        }
        return passed;
    }

    private Because why(FloorAgent agent, Work work) {
        if (work.notBy().contains(agent.person())) {
            return Because.NOT_RATED_BY;
        }
        if (work.avoid().contains(agent.person())) {
            return Because.AVOIDED;
        }
        if (!agent.isTrained()) {
            return Because.NOT_TRAINED;
        }
        if (!need.isMetBy(agent.skills())) {
            return Because.NOT_SKILLED;
        }
        return switch (agent.post()) {
            case ABSENT -> Because.ABSENT;
            case EXCUSED -> Because.EXCUSED;
            case BUSY, BUSY_ASKED_FOR -> Because.BUSY;
            case READY -> bench.isTaken(agent) ? Because.OFFERED_ANOTHER : Because.FULL;
        };
    }

    /** R2, R5: agents before that one who would have had the turn, each once in a round. */
    List<Long> lostBefore(FloorAgent chosen, Work work) {
        return bench.losing(ranking).stream()
                .takeWhile(agent -> ranking.place(agent) < ranking.place(chosen))
                .filter(agent -> serves(agent, work))
                .toList()
                .stream()
                .map(bench::lose)
                .toList();
    }

    Waiting.Reason whyNobody(Work work) {
        if (fit.isEmpty()) {
            fit = Optional.of(ranking.agents().stream().filter(this::isFit).toList());
        }
        var able = fit.get();
        if (able.isEmpty()) {
            return Waiting.Reason.SKILL;
        }
        return able.stream().allMatch(agent -> work.isBarredFor(agent.person()))
                ? Waiting.Reason.BARRED
                : Waiting.Reason.AGENT;
    }
}
