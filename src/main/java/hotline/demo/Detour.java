package hotline.demo;

import static hotline.demo.House.latest;
import static hotline.demo.House.part;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.limits.HandOverRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The way through the responsible department and back to customer service (K7). Pure. */
final class Detour {
    private static final Map<String, String> DEPARTMENTS = Map.of(
            "claims", "claims",
            "cargo-damage", "claims",
            "finance", "finance",
            "price", "finance",
            "delay", "operations",
            "cargo-shortage", "operations",
            "business-error", "branch-network",
            "service-attitude", "branch-network");
    private static final double FORGOTTEN = 0.08;
    private static final double SOLVED_THERE = 0.1;

    private final House house;

    Detour(House house) {
        this.house = house;
    }

    /** Where the demo has staff in that department, and no fixed order of stages decides (P3). */
    Optional<String> department(Case judged) {
        return Optional.ofNullable(DEPARTMENTS.get(judged.judged().type()))
                .filter(code -> house.policy().limits().stages().isEmpty())
                .filter(code -> house.policy().department(code).isPresent())
                .filter(code -> !house.staff().agentsOf(code).isEmpty());
    }

    /** Answers the later owner: the former one, or an expert who solves it. */
    long through(String department, Case judged, Plan plan, long owner, Chance chance) {
        var back = house.policy().firstDepartment(judged.judged().type()).code();
        var task = house.phrases().writeAbout(judged.judged().type(), "hand-over", judged.setting(), chance);
        handOver(judged, plan, house.onDuty(plan.last(), chance.between(6.0, 45.0)), owner, department, task, chance);
        var since = plan.last();
        long expert = chance.pick(house.staff().agentsOf(department));
        assign(plan, house.inOffice(since, 4 + chance.exponential(40)), expert);
        if (chance.of(0.5)) {
            var text = house.phrases().write("note-internal", judged.setting(), chance);
            plan.add(
                    house.inOffice(plan.last(), chance.between(5.0, 50.0)),
                    when -> new PlannedAction.Note(when, expert, text, true));
        }
        if (chance.of(SOLVED_THERE)) {
            return expert;
        }
        var finding = house.phrases().write("hand-back", judged.setting(), chance);
        handOver(judged, plan, found(department, plan, since, chance), expert, back, finding, chance);
        assign(plan, house.onDuty(plan.last(), chance.between(3.0, 40.0)), owner);
        return owner;
    }

    /** Mostly well within the department's own limit. */
    private Instant found(String department, Plan plan, Instant since, Chance chance) {
        var limit = house.limits()
                .holding(house.policy().department(department).orElseThrow(), since)
                .map(deadline -> deadline.due());
        var until = limit.filter(plan.dueAt()::isAfter).orElse(plan.dueAt());
        var room = house.office(plan.last(), until);
        if (room.isZero() || (limit.isPresent() && chance.of(FORGOTTEN))) {
            return house.inOffice(latest(plan.last(), limit.orElse(until)), 20 + chance.exponential(300));
        }
        return house.calendar()
                .plusWorkingTime(plan.last(), part(room, Math.min(0.9, 0.05 + chance.exponential(0.25))));
    }

    private void handOver(Case judged, Plan plan, Instant at, long from, String to, String why, Chance chance) {
        var note = chance.of(0.4)
                ? Optional.of(house.phrases().write("note-internal", judged.setting(), chance))
                : Optional.<String>empty();
        plan.add(at, when -> new PlannedAction.HandOver(when, from, new HandOverRequest(to, why, note)));
    }

    private static void assign(Plan plan, Instant at, long person) {
        plan.add(
                at,
                when -> new PlannedAction.Take(
                        when, Step.ASSIGN, new Actor.Person(person), Optional.empty(), Optional.empty()));
    }
}
