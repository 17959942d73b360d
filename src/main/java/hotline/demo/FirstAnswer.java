package hotline.demo;

import static hotline.demo.House.latest;
import static hotline.demo.House.part;

import hotline.limits.ReplyPromise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first answer to the customer (C1, T6), and the time of the next reply where that is fixed (T4). Pure. */
final class FirstAnswer {
    private static final Duration PRESSING = Duration.ofMinutes(10);
    private static final double FORGOTTEN = 0.04;
    private static final double KEPT = 0.9;
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime AFTERNOON = LocalTime.of(17, 30);

    private final House house;

    FirstAnswer(House house) {
        this.house = house;
    }

    /** The customer waits at the other end, as in a chat. */
    static boolean isPressing(Case filed) {
        return filed.answerDueAt()
                .filter(due -> due.isBefore(filed.receivedAt().plus(PRESSING)))
                .isPresent();
    }

    /** @param solvedAt when it will be solved, which also answers it */
    void give(Case judged, Plan plan, long owner, Instant solvedAt, Chance chance) {
        boolean answered = judged.answerDueAt().isEmpty();
        boolean solvedSoon = judged.answerDueAt().filter(solvedAt::isAfter).isEmpty();
        boolean promised = chance.of(judged.bySeverity(0.03, 0.12, 0.22));
        if (promised && (!solvedSoon || answered)) {
            promise(judged, plan, owner, at(judged, plan, chance), chance);
        } else if (!answered && (!solvedSoon || chance.of(0.1))) {
            var text = house.phrases()
                    .say(judged.fromCustomer() ? "first-answer" : "first-answer-branch", judged.setting(), chance);
            plan.add(at(judged, plan, chance), when -> new PlannedAction.Note(when, owner, text, false));
        }
    }

    private Instant at(Case judged, Plan plan, Chance chance) {
        if (isPressing(judged)) {
            return plan.last().plusSeconds(chance.between(5, 35));
        }
        var soon = house.onDuty(plan.last(), 2 + chance.exponential(12));
        return chance.of(FORGOTTEN)
                ? judged.answerDueAt()
                        .map(due -> house.onDuty(latest(due, soon), 5 + chance.exponential(80)))
                        .orElse(soon)
                : soon;
    }

    private void promise(Case judged, Plan plan, long owner, Instant at, Chance chance) {
        var by = chance.pick(times(at));
        var text = house.phrases()
                .promise(
                        judged.setting(),
                        LocalDateTime.ofInstant(by, house.calendar().zone()),
                        chance);
        var promise = new ReplyPromise(by, Optional.of(text), chance.of(0.6));
        var promisedAt = plan.add(at, when -> new PlannedAction.PromiseReply(when, owner, promise));
        var span = house.duty().between(promisedAt, by);
        var kept = chance.of(KEPT)
                ? house.duty().after(promisedAt, part(span, chance.between(0.4, 0.97)))
                : house.onDuty(by, 10 + chance.exponential(150));
        var reply =
                house.phrases().say(judged.fromCustomer() ? "note-customer" : "note-branch", judged.setting(), chance);
        plan.inParallel(new PlannedAction.Note(kept, owner, reply, false));
    }

    /** Each leaves some working time to keep the promise. */
    private List<Instant> times(Instant from) {
        var zone = house.calendar().zone();
        var day = from.atZone(zone).toLocalDate();
        var times = new ArrayList<Instant>();
        while (times.size() < 3) {
            if (house.calendar().isWorkingDay(day)) {
                for (LocalTime time : List.of(NOON, AFTERNOON)) {
                    var by = day.atTime(time).atZone(zone).toInstant();
                    if (by.isAfter(from.plus(Duration.ofHours(2)))) {
                        times.add(by);
                    }
                }
            }
            day = day.plusDays(1);
        }
        return times;
    }
}
