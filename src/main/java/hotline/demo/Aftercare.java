package hotline.demo;

import static hotline.demo.House.minutes;

import hotline.callback.CallbackOutcome;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.policy.Dissatisfaction;
import hotline.policy.calling.CallResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The end of a resolved complaint: the callback, the customer's rating, closing or reopening. Pure. */
final class Aftercare {
    private static final Actor CUSTOMER = new Actor.Customer();
    /** What agents write about calls that no one answered says how they ended. */
    private static final Map<String, CallResult> NOT_REACHED = Map.of(
            "占线", CallResult.BUSY,
            "busy", CallResult.BUSY,
            "关机", CallResult.UNOBTAINABLE,
            "switched off", CallResult.UNOBTAINABLE,
            "语音信箱", CallResult.VOICEMAIL,
            "voicemail", CallResult.VOICEMAIL);

    private static final int ROUNDS = 2;
    private static final int UNSATISFIED_AT_MOST = 2;
    private static final double COMES_BACK = 0.02;

    /** What happens next to a resolved complaint. */
    private enum Turn {
        ASKED,
        REOPENED,
        WITHDRAWN
    }

    private final House house;
    private final DutyHours duty;
    private final Phrases phrases;
    private final Reopened reopened;

    Aftercare(House house, Reopened reopened) {
        this.house = house;
        this.duty = house.duty();
        this.phrases = house.phrases();
        this.reopened = reopened;
    }

    /** Continues with a reopened complaint. */
    interface Reopened {
        void workOn(Case judged, Plan plan, long owner, int round, Chance chance);
    }

    /** @param callAt when an agent has time to call, unless the customer asked for a later time */
    void follow(Case judged, Plan plan, long owner, Instant callAt, int round, Chance chance) {
        switch (chance.weighted(Turn.values(), 97.5, round < ROUNDS ? 1.2 : 0, round < ROUNDS ? 1.3 : 0)) {
            case REOPENED -> {
                var why = Optional.of(phrases.write("reopen", judged.setting(), chance));
                plan.reopen(soon(plan, chance), when -> step(when, Step.REOPEN, person(owner), why));
                reopened.workOn(judged, plan, owner, round + 1, chance);
            }
            case WITHDRAWN -> {
                var actor = judged.fromCustomer() ? CUSTOMER : person(owner);
                var why = Optional.of(phrases.say("withdraw", judged.setting(), chance));
                plan.end(soon(plan, chance), when -> step(when, Step.WITHDRAW, actor, why));
            }
            case ASKED -> {
                if (judged.fromCustomer() && chance.of(0.22)) {
                    answerOnline(judged, plan, owner, round, chance);
                } else {
                    call(judged, plan, owner, callAt, round, chance);
                }
            }
        }
    }

    private void answerOnline(Case judged, Plan plan, long owner, int round, Chance chance) {
        int score = score(plan, round, chance);
        var comment = comment(judged, score, chance);
        var at = duty.after(plan.last(), minutes(2 + chance.exponential(50)));
        if (score > UNSATISFIED_AT_MOST) {
            plan.end(at, when -> new PlannedAction.Rate(when, score, comment));
        } else {
            plan.reopen(at, when -> new PlannedAction.Rate(when, score, comment));
            reopened.workOn(judged, plan, owner, round + 1, chance);
        }
    }

    private void call(Case judged, Plan plan, long owner, Instant callAt, int round, Chance chance) {
        boolean neverAnswers = chance.of(0.04);
        var at = judged.preferredCallbackAt().filter(callAt::isBefore).orElse(callAt);
        int used = 0;
        while (true) {
            long agent = chance.pick(house.desk());
            plan.add(duty.after(at, Duration.ZERO), when -> new PlannedAction.StartCallback(when, agent));
            var hungUp = plan.last().plusSeconds(chance.between(70, 420));
            if (!neverAnswers && used == 0 && chance.of(0.02)) {
                record(plan, hungUp, agent, new CallbackOutcome.GivenBack(Optional.empty()));
                at = duty.after(hungUp, minutes(chance.between(5.0, 30.0)));
            } else if (neverAnswers || chance.of(0.1)) {
                var note = phrases.write("no-answer", judged.setting(), chance);
                var how = notReached(note);
                used += halves(how);
                var outcome = new CallbackOutcome.NotReached(how, Optional.of(note));
                if (used >= 2 * house.policy().callbacks().attempts()) {
                    plan.end(hungUp, when -> new PlannedAction.RecordOutcome(when, agent, outcome));
                    return;
                }
                record(plan, hungUp, agent, outcome);
                at = duty.after(hungUp, minutes(chance.between(62.0, 200.0)));
            } else {
                conclude(judged, plan, owner, agent, hungUp, round, chance);
                return;
            }
        }
    }

    /** Halves of an attempt that such a call uses up. */
    private int halves(CallResult how) {
        var after = house.policy().callbacks().plan().after().get(how);
        return after != null && after.countsHalf() ? 1 : 2;
    }

    private static CallResult notReached(String note) {
        return NOT_REACHED.entrySet().stream()
                .filter(words -> note.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CallResult.NO_ANSWER);
    }

    private void conclude(Case judged, Plan plan, long owner, long agent, Instant at, int round, Chance chance) {
        if (chance.of(0.035)) {
            var refused = new CallbackOutcome.Refused(Optional.of(phrases.write("refused", judged.setting(), chance)));
            plan.end(at, when -> new PlannedAction.RecordOutcome(when, agent, refused));
            return;
        }
        if (!chance.of(0.5)) {
            var silent = new CallbackOutcome.Reached(Optional.empty(), Optional.empty(), Optional.empty());
            plan.end(at, when -> new PlannedAction.RecordOutcome(when, agent, silent));
            if (!rateLater(judged, plan, round, chance) && round < ROUNDS && chance.of(COMES_BACK)) {
                comesBack(judged, plan, owner, round, chance);
            }
            return;
        }
        int score = score(plan, round, chance);
        boolean unsatisfied = score <= UNSATISFIED_AT_MOST;
        boolean anew = unsatisfied && judged.fromCustomer() && chance.of(0.25);
        var said = new CallbackOutcome.Reached(
                Optional.of(score),
                comment(judged, score, chance),
                anew ? Optional.of(Dissatisfaction.LINKED_CASE) : Optional.empty());
        if (unsatisfied && !anew) {
            plan.reopen(at, when -> new PlannedAction.RecordOutcome(when, agent, said));
            reopened.workOn(judged, plan, owner, round + 1, chance);
        } else {
            plan.end(at, when -> new PlannedAction.RecordOutcome(when, agent, said));
        }
    }

    /**
     * Whether the customer rates on their page instead of on the telephone; an unsatisfied customer then gets a new case (P7).
     */
    private boolean rateLater(Case judged, Plan plan, int round, Chance chance) {
        boolean rates = judged.fromCustomer() && chance.of(0.06);
        if (rates) {
            int score = score(plan, round, chance);
            var comment = comment(judged, score, chance);
            var at = plan.last().plus(minutes(30 + chance.exponential(600)));
            plan.add(at, when -> new PlannedAction.Rate(when, score, comment));
        }
        return rates;
    }

    /** Days after the closing the matter is there again, and the agent opens the closed case. */
    private void comesBack(Case judged, Plan plan, long owner, int round, Chance chance) {
        var why = Optional.of(phrases.write("reopen", judged.setting(), chance));
        var at = duty.after(plan.last(), minutes(chance.between(500.0, 2000.0)));
        plan.reopen(at, when -> step(when, Step.REOPEN, person(owner), why));
        reopened.workOn(judged, plan, owner, round + 1, chance);
    }

    private static void record(Plan plan, Instant at, long agent, CallbackOutcome outcome) {
        plan.add(at, when -> new PlannedAction.RecordOutcome(when, agent, outcome));
    }

    /**
     * A customer who waited beyond the limit is harder to please; in the second round the customer has got the remedy.
     */
    private static int score(Plan plan, int round, Chance chance) {
        if (round == ROUNDS) {
            return 3 + chance.weighted(20, 45, 35);
        }
        return 1
                + (plan.last().isAfter(plan.dueAt())
                        ? chance.weighted(8, 14, 22, 33, 23)
                        : chance.weighted(1.5, 2.5, 6, 34, 56));
    }

    private Optional<String> comment(Case judged, int score, Chance chance) {
        if (!chance.of(score <= UNSATISFIED_AT_MOST ? 0.8 : 0.3)) {
            return Optional.empty();
        }
        var tone = score > 3 ? "praise" : score == 3 ? "neutral" : "blame";
        return Optional.of(phrases.say(tone, judged.setting(), chance));
    }

    private Instant soon(Plan plan, Chance chance) {
        return duty.after(plan.last(), minutes(chance.between(3.0, 45.0)));
    }

    private static PlannedAction step(Instant at, Step step, Actor actor, Optional<String> why) {
        return new PlannedAction.Take(at, step, actor, why, Optional.empty());
    }

    private static Actor person(long id) {
        return new Actor.Person(id);
    }
}
