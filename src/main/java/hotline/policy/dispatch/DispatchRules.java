package hotline.policy.dispatch;

import hotline.policy.dispatch.NeedRule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a policy gives work to agents.
 *
 * @param offersWork whether agents are offered work at all; otherwise they only take the next one
 * @param offer how long an agent may think about an offer
 * @param missedAfter the number of missed offers in a row after which an agent counts as not at the post
 * @param inHand how many works of a kind an agent may hold at once; one of those with {@link WorkKind#isSingle}
 * @param wrapUp the time after a work of a kind
 * @param ownerFirst how long a work of a kind waits for the agent whose customer it is (R3, R5)
 * @param trainingDays of new agents before they are given work (C7)
 * @param agentsPick whether agents may take any waiting complaint (not under R7)
 * @param strict whether the tier with the longer head start is always served first; late work goes before all
 */
public record DispatchRules(
        boolean offersWork,
        Duration offer,
        int missedAfter,
        AgentOrder order,
        Map<WorkKind, Integer> inHand,
        List<Break> breaks,
        Map<WorkKind, Duration> wrapUp,
        Map<WorkKind, Duration> ownerFirst,
        int trainingDays,
        List<Skill> skills,
        List<NeedRule> needs,
        List<Relaxation> steps,
        boolean agentsPick,
        boolean strict) {

    public static final Duration USUAL_OFFER = Duration.ofSeconds(20);
    public static final int USUAL_MISSED = 2;
    public static final int USUAL_CASES = 20;
    public static final int USUAL_CHATS = 3;
    public static final int USUAL_TRAINING = 3;

    /** Of a policy that offers no work. */
    public static final DispatchRules NONE = new DispatchRules(
            false,
            USUAL_OFFER,
            USUAL_MISSED,
            AgentOrder.ROTATION,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            USUAL_TRAINING,
            List.of(),
            List.of(),
            List.of(),
            true,
            false);

    public DispatchRules {
        inHand = Map.copyOf(inHand);
        breaks = List.copyOf(breaks);
        wrapUp = Map.copyOf(wrapUp);
        ownerFirst = Map.copyOf(ownerFirst);
        skills = List.copyOf(skills);
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }

    public int inHand(WorkKind kind) {
        return switch (kind) {
            case CALL, VISIT, CALLBACK -> 1;
            case CHAT -> inHand.getOrDefault(kind, USUAL_CHATS);
            case CASE -> inHand.getOrDefault(kind, USUAL_CASES);
        };
    }

    public Optional<Break> pause(String code) {
        return breaks.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Duration wrapUp(WorkKind kind) {
        return wrapUp.getOrDefault(kind, Duration.ZERO);
    }

    public Duration ownerFirst(WorkKind kind) {
        return ownerFirst.getOrDefault(kind, Duration.ZERO);
    }

    /** What a work asks of agents at first. */
    public Need need(Subject subject) {
        return needs.stream()
                .filter(rule -> rule.fits(subject))
                .map(NeedRule::need)
                .reduce(Need.NONE, Need::and);
    }

    /** What a work asks of agents while no one knows what it is about. */
    public Need needOfAnybody(WorkKind kind, String channel) {
        return needs.stream()
                .filter(rule -> rule.fitsAnybody(kind, channel))
                .map(NeedRule::need)
                .reduce(Need.NONE, Need::and);
    }

    /** The same with another time for an answer. */
    public DispatchRules offering(Duration time) {
        return new DispatchRules(
                offersWork,
                time,
                missedAfter,
                order,
                inHand,
                breaks,
                wrapUp,
                ownerFirst,
                trainingDays,
                skills,
                needs,
                steps,
                agentsPick,
                strict);
    }

    /** How many steps of relaxation a work has gone through; 0 at first. */
    public int step(Instant arrived, Instant now) {
        int step = 0;
        while (step < steps.size() && !arrived.plus(steps.get(step).after()).isAfter(now)) {
            step++;
        }
        return step;
    }

    /** When the next step begins; empty after the last. */
    public Optional<Instant> nextStep(Instant arrived, Instant now) {
        int step = step(arrived, now);
        return step < steps.size() ? Optional.of(arrived.plus(steps.get(step).after())) : Optional.empty();
    }

    /** Codes of the skills that some work needs after the last step too, so that it waits while no agent has them. */
    public List<String> neededForEver() {
        return needs.stream()
                .flatMap(rule -> relaxed(rule.need(), steps.size()).skills().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What is asked of agents after that many steps. */
    public Need relaxed(Need need, int step) {
        var left = need;
        for (var one : steps.subList(0, step)) {
            left = one.applied(left);
        }
        return left;
    }
}
