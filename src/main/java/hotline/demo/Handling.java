package hotline.demo;

import static hotline.demo.House.latest;
import static hotline.demo.House.minutes;
import static hotline.demo.House.part;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.demo.coding.LikelyCodes;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The work of the demo's agents on a complaint until it is resolved. Pure: the same case and chance give the same plan.
 */
final class Handling {
    private static final Actor CUSTOMER = new Actor.Customer();
    private static final double RARELY_OF_ITSELF = 0.012;
    private static final double CORRECTED_IF_MISJUDGED = 0.18;
    private static final double LATE_THOUGH_EXTENDED = 0.12;
    private static final double LATE_IF_REFUSED = 0.55;

    /** How the work on a complaint ends. */
    private enum Finish {
        RESOLVED,
        WITHDRAWN,
        NOT_VALID
    }

    private final House house;
    private final FirstAnswer firstAnswer;
    private final Detour detour;
    private final Waiting waiting;
    private final MoreTime moreTime;
    private final Aftercare aftercare;

    Handling(House house) {
        this.house = house;
        this.firstAnswer = new FirstAnswer(house);
        this.detour = new Detour(house);
        this.waiting = new Waiting(house);
        this.moreTime = new MoreTime(house);
        this.aftercare = new Aftercare(house, this::again);
    }

    Script script(Case filed, Instant now, Chance chance) {
        var plan = new Plan(filed, house.limits());
        boolean staysWithTaker = filed.taker().isPresent() && chance.of(0.7);
        long owner = staysWithTaker ? filed.taker().get() : chance.pick(house.desk());
        assign(filed, plan, owner, staysWithTaker, chance);
        var judged = corrected(filed, plan, owner, chance);
        if (chance.of(0.012)) {
            owner = passOn(plan, owner, chance);
        }
        work(judged, plan, owner, chance);
        return Script.until(now, judged, plan.actions());
    }

    private void assign(Case filed, Plan plan, long owner, boolean atOnce, Chance chance) {
        var soon = house.onDuty(filed.receivedAt(), 1 + Math.min(150, chance.exponential(24)));
        if (atOnce) {
            soon = filed.receivedAt().plusSeconds(chance.between(30, 150));
        } else if (FirstAnswer.isPressing(filed) && chance.of(0.95)) {
            soon = house.onDuty(filed.receivedAt().plusSeconds(chance.between(3, 15)), 0);
        }
        plan.add(soon, when -> take(when, Step.ASSIGN, owner));
    }

    /** Only where the limit by the better judgement has not passed yet. */
    private Case corrected(Case filed, Plan plan, long owner, Chance chance) {
        boolean needed = filed.isMisjudged() && chance.of(CORRECTED_IF_MISJUDGED);
        boolean wanted = needed || chance.of(RARELY_OF_ITSELF);
        var at = house.onDuty(plan.last(), chance.between(3.0, 40.0));
        var better = filed.judgedAs(needed ? filed.meant() : oneStepOff(filed.judged()), house.limits());
        if (!wanted || FirstAnswer.isPressing(filed) || !at.isBefore(filed.dueAt()) || !at.isBefore(better.dueAt())) {
            return filed;
        }
        var judged = better.judged();
        long person = chance.of(0.15) ? house.staff().supervisor().id() : owner;
        var why = house.phrases().write("correct", filed.setting(), chance);
        plan.recount(
                at,
                better,
                when -> new PlannedAction.Correct(
                        when, person, judged.type(), judged.subtype(), judged.severity(), why));
        return better;
    }

    private static DraftStory.Meant oneStepOff(DraftStory.Meant judged) {
        var severity =
                switch (judged.severity()) {
                    case MINOR, SEVERE -> Severity.MODERATE;
                    case MODERATE -> Severity.MINOR;
                };
        return new DraftStory.Meant(judged.type(), judged.subtype(), severity);
    }

    /** Lets go of the complaint, which a supervisor gives to a colleague. */
    private long passOn(Plan plan, long owner, Chance chance) {
        long next = chance.pick(house.desk());
        plan.add(house.onDuty(plan.last(), chance.between(10.0, 60.0)), when -> take(when, Step.RELEASE, owner));
        long supervisor = house.staff().supervisor().id();
        plan.add(
                house.onDuty(plan.last(), chance.between(5.0, 40.0)),
                when -> new PlannedAction.Give(when, supervisor, next));
        return next;
    }

    private void work(Case judged, Plan plan, long owner, Chance chance) {
        boolean late = chance.of(judged.bySeverity(0.05, 0.06, 0.08));
        boolean asks = chance.of(judged.bySeverity(0.002, 0.03, 0.07));
        boolean waits = chance.of(judged.bySeverity(0.01, 0.05, 0.1));
        var elsewhere = detour.department(judged).filter(any -> chance.of(judged.bySeverity(0.03, 0.15, 0.3)));
        if (!asks && !waits && elsewhere.isEmpty()) {
            workStraight(judged, plan, owner, late, chance);
            return;
        }
        firstAnswer.give(judged, plan, owner, plan.dueAt(), chance);
        investigate(judged, plan, owner, minutes(chance.between(3.0, 40.0)), chance);
        long solver = owner;
        if (elsewhere.isPresent()) {
            solver = detour.through(elsewhere.get(), judged, plan, owner, chance);
        }
        if (waits) {
            waiting.wait(judged, plan, solver, chance);
        }
        if (asks) {
            late = switch (moreTime.ask(judged, plan, solver, chance)) {
                case GRANTED -> chance.of(LATE_THOUGH_EXTENDED);
                case REFUSED -> chance.of(LATE_IF_REFUSED);
                case NOT_ASKED -> late;
            };
        }
        finish(judged, plan, solver, ahead(judged, plan, late, chance), chance);
    }

    /** A complaint solved at first sight needs no investigation. */
    private void workStraight(Case judged, Plan plan, long owner, boolean late, Chance chance) {
        var ahead = ahead(judged, plan, late, chance);
        firstAnswer.give(judged, plan, owner, ahead.solved(), chance);
        if (chance.of(judged.bySeverity(0.2, 0.6, 1))) {
            investigate(judged, plan, owner, part(ahead.span(house.duty()), chance.between(0.05, 0.25)), chance);
        }
        finish(judged, plan, owner, ahead, chance);
    }

    /** @param called when the customer will have been called, if all goes well */
    private record Ahead(Instant from, Instant solved, Instant called) {
        Duration span(DutyHours duty) {
            return duty.between(from, called);
        }
    }

    private Ahead ahead(Case judged, Plan plan, boolean late, Chance chance) {
        var from = plan.last();
        var called = late || !from.isBefore(plan.dueAt())
                ? house.onDuty(latest(from, plan.dueAt()), 25 + chance.exponential(chance.of(0.14) ? 1700 : 240))
                : house.duty().after(from, spare(judged, plan, chance));
        var span = house.duty().between(from, called);
        return new Ahead(from, house.duty().after(from, part(span, chance.between(0.87, 0.97))), called);
    }

    private void finish(Case judged, Plan plan, long owner, Ahead ahead, Chance chance) {
        switch (chance.weighted(Finish.values(), 94.5, 2, 3.5)) {
            case WITHDRAWN ->
                plan.end(
                        ahead.from().plus(part(Duration.between(ahead.from(), ahead.called()), 0.5)),
                        when -> new PlannedAction.Take(
                                when,
                                Step.WITHDRAW,
                                judged.fromCustomer() ? CUSTOMER : new Actor.Person(owner),
                                Optional.of(house.phrases().say("withdraw", judged.setting(), chance)),
                                Optional.empty()));
            case NOT_VALID ->
                plan.end(
                        ahead.called(),
                        when -> new PlannedAction.Take(
                                when,
                                Step.JUDGE_NOT_VALID,
                                new Actor.Person(owner),
                                Optional.of(house.phrases().say("not-valid", judged.setting(), chance)),
                                Optional.empty()));
            case RESOLVED -> {
                resolve(judged, plan, owner, ahead.solved(), chance);
                aftercare.follow(judged, plan, owner, ahead.called(), 1, chance);
            }
        }
    }

    /** The second round for an unsatisfied customer: quicker, and with more care. */
    private void again(Case judged, Plan plan, long owner, int round, Chance chance) {
        var start = plan.last();
        investigate(judged, plan, owner, minutes(chance.between(5.0, 40.0)), chance);
        var until = house.onDuty(start, 60 + chance.exponential(200));
        resolve(judged, plan, owner, until, chance);
        aftercare.follow(judged, plan, owner, house.onDuty(until, 20), round, chance);
    }

    private void investigate(Case judged, Plan plan, long owner, Duration later, Chance chance) {
        plan.add(house.duty().after(plan.last(), later), when -> take(when, Step.INVESTIGATE, owner));
        if (chance.of(0.25)) {
            var text = house.phrases().write("note-internal", judged.setting(), chance);
            plan.add(soon(plan, chance), when -> new PlannedAction.Note(when, owner, text, true));
        }
        if (chance.of(judged.isSevere() ? 0.5 : 0.15)) {
            var text = house.phrases()
                    .say(judged.fromCustomer() ? "note-customer" : "note-branch", judged.setting(), chance);
            plan.add(soon(plan, chance), when -> new PlannedAction.Note(when, owner, text, false));
        }
    }

    private void resolve(Case judged, Plan plan, long owner, Instant at, Chance chance) {
        var coding = new LikelyCodes(house.policy().codes())
                .atSolution(judged.setting().waybill(), judged.judged().type());
        var what = house.phrases().about(judged.judged().type(), "resolution", judged.setting(), chance);
        plan.add(
                at,
                when -> new PlannedAction.Take(
                        when, Step.RESOLVE, new Actor.Person(owner), Optional.empty(), Optional.of(what), coding));
    }

    private Instant soon(Plan plan, Chance chance) {
        return house.onDuty(plan.last(), chance.between(1.0, 15.0));
    }

    /** Mostly well before the limit, now and then shortly. */
    private Duration spare(Case judged, Plan plan, Chance chance) {
        var room = house.duty().between(plan.last(), plan.dueAt());
        double mean = judged.isSevere() ? 0.11 : 0.08;
        return part(room, Math.min(0.97, 0.02 + chance.exponential(mean)));
    }

    private static PlannedAction take(Instant at, Step step, long person) {
        return new PlannedAction.Take(at, step, new Actor.Person(person), Optional.empty(), Optional.empty());
    }
}
