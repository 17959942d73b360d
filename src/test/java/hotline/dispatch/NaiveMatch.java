package hotline.dispatch;

import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The match once more, as its description reads, without any thought of speed: for each work in order, all agents are looked at. */
final class NaiveMatch {
    private final Floor floor;
    private final DispatchRules rules;
    private final Instant now;

    NaiveMatch(Floor floor, DispatchRules rules, Instant now) {
        this.floor = floor;
        this.rules = rules;
        this.now = now;
    }

    /** The agent of each work that is offered. */
    Map<WorkId, Long> offers() {
        var works = new ArrayList<>(floor.works());
        works.sort(Comparator.comparing((Work work) -> work.isLate() ? 0 : 1)
                .thenComparing(work -> work.isLate() ? work.due() : work.rank())
                .thenComparing(Work::kind)
                .thenComparing(work -> work.id().subject()));
        var offers = new LinkedHashMap<WorkId, Long>();
        for (var work : works) {
            var free = floor.agents().stream()
                    .filter(agent -> !offers.containsValue(agent.person()))
                    .filter(agent -> agent.post() == Post.READY && hasRoom(agent, work.kind()) && mayServe(agent, work))
                    .toList();
            chosen(work, free).forEach(agent -> offers.put(work.id(), agent.person()));
        }
        return offers;
    }

    /** One or none. */
    private List<FloorAgent> chosen(Work work, List<FloorAgent> free) {
        if (work.preference().isPresent()) {
            var preference = work.preference().get();
            var meant = free.stream()
                    .filter(agent -> agent.person() == preference.agent())
                    .toList();
            if (!meant.isEmpty()) {
                return meant;
            }
            boolean couldServe = !work.avoid().contains(preference.agent())
                    && !work.notBy().contains(preference.agent())
                    && floor.agents().stream()
                            .filter(agent -> agent.person() == preference.agent())
                            .allMatch(agent -> mayServe(agent, work));
            if (couldServe && !preference.isOnLeave() && preference.until().isAfter(now)) {
                return List.of();
            }
            boolean customerWaits =
                    List.of(WorkKind.CALL, WorkKind.VISIT, WorkKind.CHAT).contains(work.kind());
            if (couldServe && customerWaits && preference.because() == Preference.Because.TIE) {
                return free.stream().max(rotation()).stream().toList();
            }
        }
        return free.stream().min(order(work.kind())).stream().toList();
    }

    private boolean mayServe(FloorAgent agent, Work work) {
        var levels = rules.relaxed(work.need(), rules.step(work.arrived(), now)).skills();
        return agent.isTrained()
                && !work.avoid().contains(agent.person())
                && !work.notBy().contains(agent.person())
                && levels.entrySet().stream()
                        .allMatch(skill -> agent.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    boolean hasRoom(FloorAgent agent, WorkKind kind) {
        int customers = 0;
        for (var one : List.of(WorkKind.CALL, WorkKind.VISIT, WorkKind.CALLBACK)) {
            customers += agent.loads().getOrDefault(one, 0);
        }
        return switch (kind) {
            case CALL, VISIT, CALLBACK -> customers == 0;
            case CHAT, CASE -> agent.loads().getOrDefault(kind, 0) < rules.inHand(kind);
        };
    }

    private static Comparator<FloorAgent> rotation() {
        return Comparator.comparing((FloorAgent agent) -> agent.isOwed() ? 0 : 1)
                .thenComparing(FloorAgent::turn);
    }

    private Comparator<FloorAgent> order(WorkKind kind) {
        return switch (rules.order()) {
            case ROTATION -> rotation();
            case LONGEST_IDLE -> Comparator.comparing(FloorAgent::lastEnded).thenComparing(FloorAgent::person);
            case LEAST_LOAD ->
                Comparator.comparing((FloorAgent agent) -> agent.loads().getOrDefault(kind, 0))
                        .thenComparing(FloorAgent::lastEnded)
                        .thenComparing(FloorAgent::person);
        };
    }
}
