package hotline.staffing.replay;

import hotline.floor.FloorState;
import hotline.staffing.replay.Past.Agent;
import hotline.staffing.replay.Past.Step;
import hotline.staffing.replay.Past.Step.What;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same period with agents more or fewer. Day by day, those who were there longest are doubled, or left out: a double comes, rests, leaves and
 * can do the same, and is no one's own agent. Pure.
 */
final class OtherAgents {
    private static final long A_DAY = 1_000;

    private final Past past;
    private final Map<Long, List<Step>> stepsOf = new HashMap<>();

    private OtherAgents(Past past) {
        this.past = past;
        past.steps().forEach(step -> stepsOf.computeIfAbsent(step.person(), first -> new ArrayList<>())
                .add(step));
    }

    /** @param agents more of them; negative: fewer */
    static Past of(Past past, int agents) {
        return agents == 0 ? past : new OtherAgents(past).with(agents);
    }

    private Past with(int agents) {
        var steps = new ArrayList<Step>();
        var people = new ArrayList<>(past.agents());
        var without = new HashMap<Long, HashSet<LocalDate>>();
        var day = LocalDate.ofInstant(past.from(), past.zone());
        for (int nth = 0; day.atStartOfDay(past.zone()).toInstant().isBefore(past.to()); nth++, day = day.plusDays(1)) {
            var chosen = longestThere(day);
            int most = Math.min(Math.abs(agents), agents < 0 ? chosen.size() : Integer.MAX_VALUE);
            for (int n = 0; n < most && !chosen.isEmpty(); n++) {
                var model = chosen.get(n % chosen.size());
                if (agents < 0) {
                    without.computeIfAbsent(model.person(), first -> new HashSet<>())
                            .add(day);
                } else {
                    long person = -(nth * A_DAY + n + 1);
                    people.add(new Agent(person, model.skills(), model.isTrained(), model.mentor(), List.of()));
                    steps.addAll(doubled(model.person(), person, day));
                }
            }
        }
        for (var agent : past.agents()) {
            steps.addAll(left(agent.person(), without.getOrDefault(agent.person(), new HashSet<>())));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new Past(past.line(), past.zone(), past.from(), past.to(), people, steps, past.works(), past.offers());
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(past.zone()).toInstant();
    }

    private List<Agent> longestThere(LocalDate day) {
        var there = new HashMap<Long, Duration>();
        past.agents().forEach(agent -> there.put(agent.person(), there(agent.person(), day)));
        return past.agents().stream()
                .filter(agent ->
                        !there.getOrDefault(agent.person(), Duration.ZERO).isZero())
                .sorted(Comparator.comparing((Agent agent) -> there.getOrDefault(agent.person(), Duration.ZERO))
                        .reversed()
                        .thenComparing(Agent::person))
                .toList();
    }

    private List<Step> steps(long person) {
        return stepsOf.getOrDefault(person, List.of());
    }

    private Duration there(long person, LocalDate day) {
        var end = begins(day.plusDays(1));
        var since = begins(day);
        var state = stateAt(person, since);
        var sum = Duration.ZERO;
        for (var step : of(person, day)) {
            if (isOwn(step)) {
                sum = state == FloorState.OFF ? sum : sum.plus(Duration.between(since, step.at()));
                since = step.at();
                state = stateOf(step);
            }
        }
        return state == FloorState.OFF || !end.isAfter(since) ? sum : sum.plus(Duration.between(since, end));
    }

    private List<Step> of(long person, LocalDate day) {
        return steps(person).stream()
                .filter(step -> !step.at().isBefore(begins(day)) && step.at().isBefore(begins(day.plusDays(1))))
                .toList();
    }

    private static boolean isOwn(Step step) {
        return step.what() == What.CHOSE || step.what() == What.LOST;
    }

    private static FloorState stateOf(Step step) {
        return step.what() == What.LOST ? FloorState.OFF : step.state();
    }

    /** As they had chosen. */
    private FloorState stateAt(long person, Instant at) {
        return steps(person).stream()
                .filter(step -> step.at().isBefore(at) && isOwn(step))
                .reduce((one, later) -> later)
                .map(OtherAgents::stateOf)
                .orElse(FloorState.OFF);
    }

    private List<Step> doubled(long model, long person, LocalDate day) {
        var steps = new ArrayList<Step>();
        if (stateAt(model, begins(day)) != FloorState.OFF) {
            steps.add(chose(begins(day), person, FloorState.READY));
        }
        of(model, day).stream().filter(OtherAgents::isOwn).forEach(step -> steps.add(step.of(person, step.at())));
        steps.add(chose(begins(day.plusDays(1)), person, FloorState.OFF));
        return steps;
    }

    private List<Step> left(long person, Set<LocalDate> without) {
        if (without.isEmpty()) {
            return steps(person);
        }
        var steps = new ArrayList<>(steps(person).stream()
                .filter(step -> !without.contains(LocalDate.ofInstant(step.at(), past.zone())))
                .toList());
        for (var day : without) {
            if (stateAt(person, begins(day)) != FloorState.OFF) {
                steps.add(chose(begins(day), person, FloorState.OFF));
            }
            var next = begins(day.plusDays(1));
            if (!without.contains(day.plusDays(1)) && stateAt(person, next) != FloorState.OFF) {
                steps.add(chose(next, person, FloorState.READY));
            }
        }
        return steps;
    }

    private static Step chose(Instant at, long person, FloorState state) {
        return new Step(at, person, What.CHOSE, state, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
