package hotline.dispatch;

import hotline.dispatch.Why.Outcome;
import hotline.dispatch.Why.Tied;
import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is offered which work now. Pure: no clock, no database, no chance. The same floor gives the same offers, in whatever order its lists are.
 * The works are looked at by their order; each gets the first agent who can take it. What no agent can take is skipped and keeps its
 * rank. An agent gets at most one offer in a round.
 */
public final class Match {
    private record Asked(Need need, int step) {}

    private final DispatchRules rules;
    private final Instant now;
    private final Bench bench;
    private final Map<Asked, Need> relaxed = new HashMap<>();

    private Match(Floor floor, DispatchRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
        this.bench = new Bench(floor.agents(), rules);
    }

    public static List<Offering> offers(Floor floor, DispatchRules rules, Instant now) {
        return round(floor, rules, now).offers();
    }

    /** The offers, and why the other works wait. */
    public static Round round(Floor floor, DispatchRules rules, Instant now) {
        return new Match(floor, rules, now).of(floor.works());
    }

    private Round of(List<Work> works) {
        var offers = new ArrayList<Offering>();
        var waiting = new ArrayList<Waiting>();
        int ahead = 0;
        for (Work work : works.stream().sorted(WorkOrder.of(rules)).toList()) {
            int step = rules.step(work.arrived(), now);
            var need = relaxed.computeIfAbsent(
                    new Asked(work.need(), step), asked -> rules.relaxed(asked.need(), asked.step()));
            var search = new Search(work, step, ahead++, need);
            search.offer().ifPresentOrElse(offers::add, () -> waiting.add(search.waiting()));
        }
        return new Round(offers, waiting);
    }

    /** The search for the agent of one work. */
    private final class Search {
        private final Work work;
        private final int step;
        private final int ahead;
        private final Pool pool;
        private boolean isForOwner;

        Search(Work work, int step, int ahead, Need need) {
            this.work = work;
            this.step = step;
            this.ahead = ahead;
            this.pool = bench.pool(work.kind(), need, rules.order());
        }

        Optional<Offering> offer() {
            return work.preference().map(this::preferred).orElseGet(() -> byOrder(Optional.empty()));
        }

        /** R3, R5: the agent meant, while the work waits for that agent; then another. */
        private Optional<Offering> preferred(Preference preference) {
            var meant = bench.agent(preference.agent());
            if (meant.filter(agent -> pool.takes(agent, work)).isPresent()) {
                return Optional.of(
                        offering(meant.get(), pool, false, Optional.of(tied(preference, Outcome.HONOURED)), List.of()));
            }
            boolean mayServe =
                    meant.map(agent -> pool.serves(agent, work)).orElse(!work.isBarredFor(preference.agent()));
            if (mayServe && preference.isAwaited(now)) {
                isForOwner = true;
                return Optional.empty();
            }
            boolean isHelped = mayServe
                    && preference.because() == Preference.Because.TIE
                    && work.kind().isCustomerPresent();
            var outcome = preference.isOnLeave() ? Outcome.ON_LEAVE : Outcome.WAIT_OVER;
            return isHelped ? helped(preference) : byOrder(Optional.of(tied(preference, outcome)));
        }

        /** R3, R9: the last in the rotation helps, and keeps the turn. */
        private Optional<Offering> helped(Preference preference) {
            var rotation = bench.pool(work.kind(), pool.need(), AgentOrder.ROTATION);
            return rotation.last(work)
                    .map(agent -> offering(
                            agent,
                            rotation,
                            false,
                            Optional.of(tied(preference, Outcome.HELPED)),
                            rotation.passedAfter(agent, work)));
        }

        /** R1, R2: the first in the order; a turn that passes an agent who is not at the post is lost. */
        private Optional<Offering> byOrder(Optional<Tied> tied) {
            return pool.first(work)
                    .map(agent -> offering(agent, pool, work.counts(), tied, pool.passedBefore(agent, work)));
        }

        private Tied tied(Preference preference, Outcome outcome) {
            return new Tied(preference.agent(), preference.because(), outcome);
        }

        private Offering offering(
                FloorAgent agent, Pool from, boolean counts, Optional<Tied> tied, List<Why.PassedOver> passedOver) {
            var lost = counts && rules.order() == AgentOrder.ROTATION ? from.lostBefore(agent, work) : List.<Long>of();
            bench.take(agent);
            return new Offering(
                    work.id(),
                    agent.person(),
                    now.plus(rules.offer()),
                    counts,
                    lost,
                    agent.mentor(),
                    new Why(
                            from.order(),
                            from.place(agent),
                            step,
                            tied,
                            Duration.between(work.arrived(), now),
                            ahead,
                            passedOver));
        }

        Waiting waiting() {
            return new Waiting(work.id(), step, isForOwner ? Waiting.Reason.OWNER : pool.whyNobody(work));
        }
    }
}
