package hotline.dispatch;

import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.Relaxation;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Floors for the tests of the match. */
final class Floors {
    static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    static final Need COMPLAINTS = new Need(Map.of("complaints", 2));

    private Floors() {}

    static DispatchRules rules(AgentOrder order) {
        return new DispatchRules(
                true,
                Duration.ofSeconds(20),
                2,
                order,
                Map.of(WorkKind.CASE, 3, WorkKind.CHAT, 2),
                List.of(),
                Map.of(),
                Map.of(WorkKind.CASE, Duration.ofHours(4)),
                3,
                List.of(),
                List.of(),
                List.of(
                        new Relaxation(Duration.ofMinutes(5), List.of(), 1),
                        new Relaxation(Duration.ofMinutes(30), List.of("complaints"), 0)),
                false,
                false);
    }

    static FloorAgent agent(long person, long turn) {
        return new FloorAgent(
                person, Post.READY, turn, false, Map.of(), Map.of(), true, NOW.minusSeconds(person), Optional.empty());
    }

    static FloorAgent at(Post post, FloorAgent agent) {
        return new FloorAgent(
                agent.person(),
                post,
                agent.turn(),
                agent.isOwed(),
                agent.loads(),
                agent.skills(),
                agent.isTrained(),
                agent.lastEnded(),
                agent.mentor());
    }

    static FloorAgent owed(FloorAgent agent) {
        return new FloorAgent(
                agent.person(),
                agent.post(),
                agent.turn(),
                true,
                agent.loads(),
                agent.skills(),
                agent.isTrained(),
                agent.lastEnded(),
                agent.mentor());
    }

    static FloorAgent holding(Map<WorkKind, Integer> loads, FloorAgent agent) {
        return new FloorAgent(
                agent.person(),
                agent.post(),
                agent.turn(),
                agent.isOwed(),
                loads,
                agent.skills(),
                agent.isTrained(),
                agent.lastEnded(),
                agent.mentor());
    }

    static FloorAgent skilled(Map<String, Integer> skills, FloorAgent agent) {
        return new FloorAgent(
                agent.person(),
                agent.post(),
                agent.turn(),
                agent.isOwed(),
                agent.loads(),
                skills,
                agent.isTrained(),
                agent.lastEnded(),
                agent.mentor());
    }

    /** C7: still in training; C6: paired with that mentor. */
    static FloorAgent trainee(boolean isTrained, long mentor, FloorAgent agent) {
        return new FloorAgent(
                agent.person(),
                agent.post(),
                agent.turn(),
                agent.isOwed(),
                agent.loads(),
                agent.skills(),
                isTrained,
                agent.lastEnded(),
                Optional.of(mentor));
    }

    static Work work(WorkKind kind, long subject) {
        var due = NOW.plus(Duration.ofHours(8)).plusSeconds(subject);
        return new Work(
                new WorkId(kind, subject),
                "service",
                Need.NONE,
                false,
                due,
                due,
                NOW,
                Optional.empty(),
                Set.of(),
                Set.of(),
                true);
    }

    static Work preferring(Preference preference, Work work) {
        return new Work(
                work.id(),
                work.line(),
                work.need(),
                work.isLate(),
                work.rank(),
                work.due(),
                work.arrived(),
                Optional.of(preference),
                work.avoid(),
                work.notBy(),
                work.counts());
    }

    static Work barred(Set<Long> avoid, Set<Long> notBy, Work work) {
        return new Work(
                work.id(),
                work.line(),
                work.need(),
                work.isLate(),
                work.rank(),
                work.due(),
                work.arrived(),
                work.preference(),
                avoid,
                notBy,
                work.counts());
    }

    static Work needing(Need need, Instant arrived, Work work) {
        return new Work(
                work.id(),
                work.line(),
                need,
                work.isLate(),
                work.rank(),
                work.due(),
                arrived,
                work.preference(),
                work.avoid(),
                work.notBy(),
                work.counts());
    }

    static Work ranked(boolean isLate, Instant due, Duration headStart, Instant arrived, Work work) {
        return new Work(
                work.id(),
                work.line(),
                work.need(),
                isLate,
                isLate ? due : due.minus(headStart),
                due,
                arrived,
                work.preference(),
                work.avoid(),
                work.notBy(),
                work.counts());
    }

    static Floor floor(List<FloorAgent> agents, List<Work> works) {
        return new Floor("service", agents, works);
    }
}
