package hotline.callback.plan;

import hotline.callback.plan.NextCall.At;
import hotline.callback.plan.NextCall.How;
import hotline.callback.plan.NextCall.Over;
import hotline.callback.plan.NextCall.Why;
import hotline.policy.CallbackRules;
import hotline.policy.calling.AfterCall;
import hotline.policy.calling.CallResult;
import hotline.policy.calling.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plan of one callback. Pure. */
public final class CallPlanner {
    private static final Duration WEEK = Duration.ofDays(7);
    /** Before a time that a customer asked for has passed so long, no window and no limit of the number holds it off. */
    private static final Duration KEPT_WORD = Duration.ofHours(2);
    /** Two halves make an attempt. */
    private static final int WHOLE = 2;

    private final CallbackRules rules;
    private final Windows windows;

    public CallPlanner(CallbackRules rules, Windows windows) {
        this.rules = rules;
        this.windows = windows;
    }

    /** What follows the last attempt, which has just ended; without one, when the first may be made. */
    public NextCall plan(CallHistory calls, Instant now) {
        if (calls.attempts().isEmpty()) {
            return allowed(calls, now, Why.NOW);
        }
        var last = calls.attempts().get(calls.attempts().size() - 1);
        return switch (last.result()) {
            case REACHED -> new Over(How.REACHED);
            case REFUSED -> new Over(How.REFUSED);
            case WRONG_NUMBER ->
                calls.hasOtherNumber() ? allowed(calls, now, Why.OTHER_NUMBER) : new Over(How.WRONG_NUMBER);
            case CALL_LATER ->
                calls.asked().<NextCall>map(at -> new At(at, Why.ASKED)).orElseGet(() -> allowed(calls, now, Why.NOW));
            case GIVEN_BACK, LEASE_EXPIRED -> allowed(calls, now, Why.NOW);
            case NO_ANSWER, BUSY, VOICEMAIL, UNOBTAINABLE -> unanswered(calls, last, now);
            case ABANDONED_BY_US -> inTime(calls, afterPause(calls, last, now), now);
        };
    }

    /** May the number be called at that moment, and if not, when. */
    public At check(CallHistory calls, Instant now) {
        return calls.asked()
                        .filter(at -> !now.isBefore(at) && now.isBefore(at.plus(KEPT_WORD)))
                        .isPresent()
                ? new At(now, Why.ASKED)
                : allowed(calls, now, Why.NOW);
    }

    /** How many attempts may still go unanswered. */
    public int left(List<Attempt> attempts) {
        return Math.max(0, (rules.attempts() * WHOLE - used(attempts) + WHOLE - 1) / WHOLE);
    }

    private NextCall unanswered(CallHistory calls, Attempt last, Instant now) {
        int left = left(calls.attempts());
        if (left == 0) {
            return new Over(How.UNREACHABLE);
        }
        return inTime(calls, inOtherHalves(calls, left, afterPause(calls, last, now)), now);
    }

    private At afterPause(CallHistory calls, Attempt last, Instant now) {
        var pause = pause(calls, last.result());
        var after = later(afterPause(last.at(), pause), now);
        return allowed(calls, after, pause instanceof Pause.OtherHalfDay ? Why.OTHER_HALF : Why.PAUSE);
    }

    private At inTime(CallHistory calls, At planned, Instant now) {
        return planned.moment().isAfter(calls.latest())
                ? beforeLimit(calls, now).orElse(planned)
                : planned;
    }

    /** As many different halves of days as the policy wants, before the attempts are used up. */
    private At inOtherHalves(CallHistory calls, int left, At planned) {
        var tried = calls.attempts().stream()
                .filter(attempt -> attempt.result().isUnanswered())
                .map(attempt -> windows.half(attempt.at()))
                .collect(Collectors.toSet());
        int lacking = rules.plan().caps().halfDays() - tried.size();
        if (lacking < left || !tried.contains(windows.half(planned.moment()))) {
            return planned;
        }
        var other = windows.otherThan(planned.moment(), tried::contains);
        return allowed(calls, other, Why.OTHER_HALF);
    }

    /** One more call before the limit of the case, where it leaves time for one. */
    private Optional<At> beforeLimit(CallHistory calls, Instant now) {
        return windows.lastUntil(calls.latest(), now)
                .filter(last -> last.isAfter(now)
                        && allowed(calls, last, Why.NOW).moment().equals(last))
                .map(last -> new At(last, Why.BEFORE_LIMIT));
    }

    private int used(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.result().isUnanswered())
                .mapToInt(attempt -> after(attempt.result())
                        .filter(AfterCall::countsHalf)
                        .map(half -> 1)
                        .orElse(WHOLE))
                .sum();
    }

    /** The pause after the n-th such call; those of no answer continue after the last, but where the fault is ours its last one does. */
    private Pause pause(CallHistory calls, CallResult result) {
        int earlier = (int) calls.attempts().stream()
                        .filter(attempt -> attempt.result() == result)
                        .count()
                - 1;
        var own = after(result);
        if (own.isPresent() && result == CallResult.ABANDONED_BY_US) {
            var pauses = own.get().retry();
            return pauses.get(Math.min(earlier, pauses.size() - 1));
        }
        if (own.isPresent() && earlier < own.get().retry().size()) {
            return own.get().retry().get(earlier);
        }
        var others = Optional.ofNullable(rules.plan().after().get(CallResult.NO_ANSWER));
        int gone = result == CallResult.NO_ANSWER
                ? earlier
                : earlier - own.map(found -> found.retry().size()).orElse(0);
        return others.map(found -> found.retry()
                        .get(Math.min(Math.max(gone, 0), found.retry().size() - 1)))
                .orElseGet(() -> new Pause.Time(rules.retryAfter()));
    }

    private Optional<AfterCall> after(CallResult result) {
        return Optional.ofNullable(rules.plan().after().get(result));
    }

    private Instant afterPause(Instant call, Pause pause) {
        if (pause instanceof Pause.Time time) {
            return call.plus(time.time());
        }
        return pause instanceof Pause.OtherHalfDay ? windows.otherHalf(call) : windows.nextDay(call);
    }

    /** The first moment from then on that lies in a window and under the limits of the number. */
    private At allowed(CallHistory calls, Instant from, Why why) {
        var at = new At(from, why);
        while (true) {
            var open = windows.from(at.moment());
            if (!open.equals(at.moment())) {
                at = new At(open, why == Why.NOW ? Why.WINDOW : at.why());
            }
            var held = calls.purpose().isAskedFor() ? Optional.<At>empty() : held(calls, at.moment());
            if (held.isEmpty()) {
                return at;
            }
            at = held.get();
        }
    }

    /** The next moment that the limits of the number leave, where they hold off that one. */
    private Optional<At> held(CallHistory calls, Instant at) {
        var caps = rules.plan().caps();
        var day = windows.day(at);
        long thatDay = calls.ofNumber().stream()
                .filter(call -> windows.day(call).equals(day))
                .count();
        if (caps.aDay().filter(most -> thatDay >= most).isPresent()) {
            return Optional.of(new At(windows.onDay(day.plusDays(1)), Why.DAY_CAP));
        }
        var week = calls.ofNumber().stream()
                .filter(call -> call.isAfter(at.minus(WEEK)))
                .sorted()
                .toList();
        return caps.inSevenDays()
                .filter(most -> week.size() >= most)
                .map(most -> new At(week.get(week.size() - most).plus(WEEK), Why.WEEK_CAP));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
