package hotline.callback;

import hotline.failure.Failure;
import hotline.policy.Limit;
import hotline.rows.Rfc3339;
import hotline.sla.SlaCalculator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a customer wants to be called, and when we call. A wish never makes a case late: the call comes while someone
 * works, and early enough to close the case by its limit. A plain function of the policy.
 *
 * @param asked as the customer wrote it
 * @param from the earliest moment of the call, once the case is resolved
 * @param by by when the customer must have been called
 */
public record CallWish(Instant asked, Instant from, Instant by, Answer answer) {
    private static final Duration MOMENT = Duration.ofNanos(1);
    private static final Limit ONE_WORKING_DAY = new Limit.WorkingDays(1);

    /** What becomes of a wish. */
    public enum Answer {
        AS_ASKED("as-asked"),
        /** It had passed already; the call comes as soon as the case is resolved and the office works. */
        PAST("past"),
        /** The case must be closed before; the call comes by its limit. */
        AFTER_LIMIT("after-limit"),
        /** No agent works then; the call comes from the next opening on. */
        OUTSIDE_HOURS("outside-hours");

        private final String code;

        Answer(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * @param since from when the customer could be called: receipt, or the resolution
     * @param due by when the case must be closed
     */
    public static CallWish of(Instant asked, Instant since, Instant due, SlaCalculator limits) {
        if (!asked.isAfter(since)) {
            return new CallWish(asked, opening(since, limits), due, Answer.PAST);
        }
        var latest = latest(due, limits);
        if (asked.isAfter(latest) || opening(asked, limits).isAfter(latest)) {
            return new CallWish(asked, latest.isAfter(since) ? latest : since, due, Answer.AFTER_LIMIT);
        }
        var opening = opening(asked, limits);
        return new CallWish(asked, opening, due, opening.equals(asked) ? Answer.AS_ASKED : Answer.OUTSIDE_HOURS);
    }

    /** When to try again after that pause, or earlier where the limit leaves time for one more call before it. */
    static Instant again(Instant at, Duration pause, Instant due, SlaCalculator limits) {
        var planned = at.plus(pause);
        var latest = latest(due, limits);
        return planned.isAfter(latest) && latest.isAfter(at) ? latest : planned;
    }

    /** A call that begins then is over by the limit, however long an agent holds it. */
    static Instant latest(Instant due, SlaCalculator limits) {
        return limits.calendar()
                .minusWorkingTime(due, limits.policy().callbacks().lease());
    }

    /**
     * By when a customer who asks for a later call must have been called. A case that is late already has the policy's
     * limit for callbacks again, or one working day where there is none: the customer asked for it.
     */
    static Instant by(Instant now, Instant due, SlaCalculator limits) {
        if (due.isAfter(now)) {
            return due;
        }
        return limits.policy()
                .limits()
                .callback()
                .map(limit -> limits.calendar().due(limit, now))
                .orElseGet(() -> limits.calendar().due(ONE_WORKING_DAY, now))
                .due();
    }

    /** The latest moment at which a customer may ask to be called; empty where the limit leaves no time any more. */
    static Optional<Instant> latestWish(Instant now, Instant due, SlaCalculator limits) {
        return Optional.of(latest(by(now, due, limits), limits)).filter(latest -> latest.isAfter(now));
    }

    /** Why a customer can't be promised a call at that time; empty where they can. */
    static Optional<Failure.Invalid> refusal(Instant asked, Instant now, Instant due, SlaCalculator limits) {
        var wish = of(asked, now, by(now, due, limits), limits);
        var zone = limits.calendar().zone();
        return switch (wish.answer()) {
            case AS_ASKED -> Optional.empty();
            case PAST -> refused("must be a time to come", wish);
            case AFTER_LIMIT -> refused("must be no later than " + Rfc3339.of(wish.from(), zone), wish);
            case OUTSIDE_HOURS ->
                refused("must be in business hours; the next begin at " + Rfc3339.of(wish.from(), zone), wish);
        };
    }

    private static Optional<Failure.Invalid> refused(String detail, CallWish wish) {
        return Optional.of(
                Failure.Invalid.field("/callAt", detail, wish.answer().code()));
    }

    /** That moment if agents work then, else the next opening. */
    static Instant opening(Instant at, SlaCalculator limits) {
        var calendar = limits.calendar();
        return calendar.workingTimeBetween(at, at.plus(MOMENT)).isZero()
                ? calendar.plusWorkingTime(at, MOMENT).minus(MOMENT)
                : at;
    }
}
