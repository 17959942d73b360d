package hotline.demo;

import static hotline.demo.House.minutes;

import hotline.escalation.SentNotice;
import hotline.identity.Caller;
import hotline.policy.Department;
import hotline.policy.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recipients' reactions to the ladder's notices: most read and answer them in time. Pure. */
final class Reactions {
    private static final double ANSWERED_LATE = 0.1;

    private final House house;
    private final Instant now;

    Reactions(House house, Instant now) {
        this.house = house;
        this.now = now;
    }

    /** The reactions up to now. */
    List<PlannedAction> to(SentNotice notice, StorySetting setting, Chance chance) {
        var reader = chance.pick(house.staff().readersOf(notice.to()));
        var readAt = house.onDuty(notice.toldBy(), 1 + chance.exponential(minutesUntilRead(notice)));
        var done = new ArrayList<PlannedAction>();
        if (!readAt.isAfter(now.minus(notLookedFor(reader, notice)))) {
            done.add(new PlannedAction.Reply(readAt, reader, notice.number(), Optional.empty()));
            notice.answerDueAt()
                    .map(due -> answered(readAt, due, chance))
                    .filter(at -> !at.isAfter(now))
                    .map(at -> new PlannedAction.Reply(
                            at, reader, notice.number(), Optional.of(answer(notice.kind(), setting, chance))))
                    .ifPresent(done::add);
        }
        return done;
    }

    private static double minutesUntilRead(SentNotice notice) {
        return switch (notice.kind().purpose()) {
            case INFORMS -> 30;
            case HURRIES -> notice.answerDueAt().isPresent() ? 15 : 50;
            case ASKS_WHY -> 50;
        };
    }

    /**
     * The time since a recipient last looked at notices: recipients of few notices look seldom, and even more seldom at
     * notices that need no answer. So some notices are unread in the demo's present.
     */
    private Duration notLookedFor(Caller.Staff reader, SentNotice notice) {
        boolean wantsAnswer = notice.answerDueAt().isPresent();
        if (house.desk().contains(reader.id())) {
            return Duration.ofHours(wantsAnswer ? 1 : 3);
        }
        return reader.department().filter(Department.HEAD_OFFICE.code()::equals).isPresent()
                ? Duration.ofDays(3)
                : Duration.ofHours(wantsAnswer ? 6 : 60);
    }

    private Instant answered(Instant readAt, Instant due, Chance chance) {
        if (chance.of(ANSWERED_LATE)) {
            return house.inOffice(House.latest(due, readAt), 10 + chance.exponential(200));
        }
        var room = house.office(readAt, due);
        var later = room.isZero()
                ? minutes(chance.between(3.0, 30.0))
                : House.part(room, Math.min(0.95, 0.03 + chance.exponential(0.17)));
        return house.duty().after(readAt, later);
    }

    private String answer(NoticeKind kind, StorySetting setting, Chance chance) {
        return house.phrases().write("answer-" + kind.code(), setting, chance);
    }
}
