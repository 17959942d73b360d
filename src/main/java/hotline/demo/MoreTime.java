package hotline.demo;

import static hotline.demo.House.part;

import hotline.limits.ExtensionRequest;

/** An extension requested before the limit passes, and the supervisor's decision (延期). Pure. */
final class MoreTime {
    private static final double GRANTED = 0.78;
    private static final double LET_LIE = 0.2;

    private final House house;

    MoreTime(House house) {
        this.house = house;
    }

    /** The result of the request. */
    enum Answer {
        NOT_ASKED,
        GRANTED,
        REFUSED
    }

    Answer ask(Case judged, Plan plan, long owner, Chance chance) {
        var rules = house.policy().limits().extensions();
        var room = house.duty().between(plan.last(), plan.dueAt());
        var at = house.duty().after(plan.last(), part(room, chance.between(0.2, 0.75)));
        if (rules.atMost() == 0 || plan.isLateFor(at)) {
            return Answer.NOT_ASKED;
        }
        int days = Math.min(rules.workingDays(), 1 + chance.weighted(25, 35, 25, 0, 15));
        var why = house.phrases().write("ask-more-time", judged.setting(), chance);
        var asked = plan.add(at, when -> new PlannedAction.AskMoreTime(when, owner, new ExtensionRequest(days, why)));
        var decided = house.inOffice(
                asked, 15 + chance.exponential(160) + (chance.of(LET_LIE) ? chance.between(240.0, 700.0) : 0));
        long supervisor = house.staff().supervisor().id();
        boolean granted = chance.of(GRANTED);
        var reason = granted
                ? house.phrases().say("more-time-granted", judged.setting(), chance)
                : house.phrases().write("more-time-refused", judged.setting(), chance);
        if (granted) {
            plan.extend(decided, days, when -> new PlannedAction.DecideMoreTime(when, supervisor, granted, reason));
            return Answer.GRANTED;
        }
        plan.add(decided, when -> new PlannedAction.DecideMoreTime(when, supervisor, granted, reason));
        return Answer.REFUSED;
    }
}
