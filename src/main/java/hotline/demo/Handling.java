package hotline.demo;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.policy.Severity;
import hotline.sla.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the demo's agents work on a complaint until it is resolved. Pure: the same case and chance give the same plan. */
final class Handling {
    private static final Actor CUSTOMER = new Actor.Customer();
    private static final double RARELY_OF_ITSELF = 0.012;
    private static final double CORRECTED_IF_MISJUDGED = 0.18;

    private final Staff staff;
    private final DutyHours duty;
    private final Deadlines deadlines;
    private final int policyVersion;
    private final Phrases phrases;
    private final Interludes interludes;
    private final Aftercare aftercare;

    Handling(Staff staff, DutyHours duty, Deadlines deadlines, int policyVersion, Phrases phrases) {
        this.staff = staff;
        this.duty = duty;
        this.deadlines = deadlines;
        this.policyVersion = policyVersion;
        this.phrases = phrases;
        this.interludes = new Interludes(
                staff, duty, deadlines.of(policyVersion).policy(), deadlines.calendar(policyVersion), phrases);
        this.aftercare = new Aftercare(staff, duty, phrases, this::again);
    }

    Course course(Case filed, Instant now, Chance chance) {
        var plan = new Plan(filed.receivedAt());
        boolean staysWithTaker = filed.taker().isPresent() && chance.of(0.7);
        long owner = staysWithTaker ? filed.taker().get() : chance.pick(staff.agents());
        assign(filed, plan, owner, staysWithTaker, chance);
        var judged = corrected(filed, plan, owner, chance);
        if (chance.of(0.012)) {
            owner = release(judged, plan, owner, chance);
        } else if (chance.of(0.04)) {
            owner = interludes.handOver(filed, judged, plan, owner, chance);
        }
        work(judged, plan, owner, chance);
        return Course.until(now, judged, plan.deeds());
    }

    private void assign(Case filed, Plan plan, long owner, boolean atOnce, Chance chance) {
        var at = atOnce
                ? filed.receivedAt().plusSeconds(chance.between(30, 150))
                : duty.after(filed.receivedAt(), minutes(1 + Math.min(150, chance.exponential(24))));
        plan.add(at, filed.dueAt(), when -> take(when, Step.ASSIGN, owner));
        if (filed.taker().isEmpty() && chance.of(0.85)) {
            answerFirst(filed, plan, owner, chance);
        }
    }

    /** Whoever complained in writing hears soon that somebody is at it (C1, T6). */
    private void answerFirst(Case filed, Plan plan, long owner, Chance chance) {
        var text = phrases.say(filed.fromCustomer() ? "first-customer" : "first-branch", filed.scene(), chance);
        var at = duty.after(plan.last(), minutes(chance.between(1.0, 12.0)));
        plan.add(at, filed.dueAt(), when -> new Deed.Note(when, owner, text, false));
    }

    /** Only where the limit by the better judgement has not passed yet. */
    private Case corrected(Case filed, Plan plan, long owner, Chance chance) {
        boolean needed = filed.isMisjudged() && chance.of(CORRECTED_IF_MISJUDGED);
        boolean wanted = needed || chance.of(RARELY_OF_ITSELF);
        var at = duty.after(plan.last(), minutes(chance.between(3.0, 40.0)));
        var better = filed.judgedAs(needed ? filed.meant() : oneStepOff(filed.judged()), deadlines, policyVersion);
        if (!wanted || !at.isBefore(filed.dueAt()) || !at.isBefore(better.dueAt())) {
            return filed;
        }
        var judged = better.judged();
        long person = chance.of(0.15) ? staff.supervisor() : owner;
        var why = phrases.write("correct", filed.scene(), chance);
        plan.add(
                at,
                filed.dueAt(),
                when -> new Deed.Correct(when, person, judged.type(), judged.subtype(), judged.severity(), why));
        return better;
    }

    private static Told.Meant oneStepOff(Told.Meant judged) {
        var severity =
                switch (judged.severity()) {
                    case MINOR, SEVERE -> Severity.MODERATE;
                    case MODERATE -> Severity.MINOR;
                };
        return new Told.Meant(judged.type(), judged.subtype(), severity);
    }

    private long release(Case judged, Plan plan, long owner, Chance chance) {
        long next = chance.pick(staff.agents());
        var at = duty.after(plan.last(), minutes(chance.between(10.0, 60.0)));
        plan.add(at, judged.dueAt(), when -> take(when, Step.RELEASE, owner));
        var taken = duty.after(at, minutes(chance.between(5.0, 40.0)));
        plan.add(taken, judged.dueAt(), when -> take(when, Step.ASSIGN, next));
        return next;
    }

    private void work(Case judged, Plan plan, long owner, Chance chance) {
        var start = plan.last();
        boolean late = chance.of(lateShare(judged)) || !start.isBefore(judged.dueAt());
        var until = late
                ? duty.after(latest(start, judged.dueAt()), minutes(25 + chance.exponential(240)))
                : duty.after(start, spare(judged, start, chance));
        var span = duty.between(start, until);
        if (chance.of(investigatedShare(judged))) {
            investigate(judged, plan, owner, part(span, chance.between(0.05, 0.25)), chance);
            comesBetween(judged, plan, owner, chance);
        }
        if (late && chance.of(0.15)) {
            interludes.moreTime(judged, plan, owner, chance);
        }
        switch (chance.weighted(94.5, 2, 3.5)) {
            case 1 ->
                plan.add(
                        start.plus(part(Duration.between(start, until), 0.5)),
                        judged.dueAt(),
                        when -> new Deed.Take(
                                when,
                                Step.WITHDRAW,
                                judged.fromCustomer() ? CUSTOMER : new Actor.Person(owner),
                                Optional.of(phrases.say("withdraw", judged.scene(), chance)),
                                Optional.empty()));
            case 2 ->
                plan.add(
                        until,
                        judged.dueAt(),
                        when -> new Deed.Take(
                                when,
                                Step.JUDGE_NOT_VALID,
                                new Actor.Person(owner),
                                Optional.of(phrases.say("not-valid", judged.scene(), chance)),
                                Optional.empty()));
            default -> {
                resolve(judged, plan, owner, duty.after(start, part(span, chance.between(0.87, 0.97))), chance);
                aftercare.follow(judged, plan, owner, until, 1, chance);
            }
        }
    }

    private void comesBetween(Case judged, Plan plan, long owner, Chance chance) {
        if (chance.of(judged.isSevere() ? 0.25 : 0.08)) {
            interludes.promise(judged, plan, owner, chance);
        }
        if (chance.of(0.05)) {
            interludes.waitForCustomer(judged, plan, owner, chance);
        }
    }

    /** After a customer was not satisfied: quicker, and with more care. */
    private void again(Case judged, Plan plan, long owner, int round, Chance chance) {
        var start = plan.last();
        investigate(judged, plan, owner, minutes(chance.between(5.0, 40.0)), chance);
        var until = duty.after(start, minutes(60 + chance.exponential(200)));
        resolve(judged, plan, owner, until, chance);
        aftercare.follow(judged, plan, owner, duty.after(until, minutes(20)), round, chance);
    }

    private void investigate(Case judged, Plan plan, long owner, Duration later, Chance chance) {
        var at = duty.after(plan.last(), later);
        plan.add(at, judged.dueAt(), when -> take(when, Step.INVESTIGATE, owner));
        if (chance.of(0.25)) {
            var text = phrases.write("note-internal", judged.scene(), chance);
            plan.add(soon(at, chance), judged.dueAt(), when -> new Deed.Note(when, owner, text, true));
        }
        if (chance.of(judged.isSevere() ? 0.5 : 0.15)) {
            var text = phrases.say(judged.fromCustomer() ? "note-customer" : "note-branch", judged.scene(), chance);
            plan.add(soon(at, chance), judged.dueAt(), when -> new Deed.Note(when, owner, text, false));
        }
    }

    private void resolve(Case judged, Plan plan, long owner, Instant at, Chance chance) {
        var what = phrases.about(judged.judged().type(), "resolution", judged.scene(), chance);
        plan.add(
                at,
                judged.dueAt(),
                when -> new Deed.Take(
                        when, Step.RESOLVE, new Actor.Person(owner), Optional.empty(), Optional.of(what)));
    }

    private Instant soon(Instant at, Chance chance) {
        return duty.after(at, minutes(chance.between(1.0, 15.0)));
    }

    /** Mostly well before the limit, now and then shortly. */
    private Duration spare(Case judged, Instant start, Chance chance) {
        var room = duty.between(start, judged.dueAt());
        double mean = judged.isSevere() ? 0.11 : 0.08;
        return part(room, Math.min(0.97, 0.02 + chance.exponential(mean)));
    }

    /** The rest is solved as soon as somebody looks at it. */
    private static double investigatedShare(Case judged) {
        return switch (judged.judged().severity()) {
            case MINOR -> 0.2;
            case MODERATE -> 0.6;
            case SEVERE -> 1;
        };
    }

    private static double lateShare(Case judged) {
        return switch (judged.judged().severity()) {
            case MINOR -> 0.055;
            case MODERATE -> 0.075;
            case SEVERE -> 0.12;
        };
    }

    static Deed assigned(Instant at, long person) {
        return take(at, Step.ASSIGN, person);
    }

    private static Deed take(Instant at, Step step, long person) {
        return new Deed.Take(at, step, new Actor.Person(person), Optional.empty(), Optional.empty());
    }

    static Duration minutes(double minutes) {
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
