package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.ClocksInStep;
import hotline.complaint.change.LimitChange;
import hotline.failure.Failure;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LogEntry;
import hotline.policy.ClockKind;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Which reply may be promised to a customer, and the effect of a promise on the complaint (T4, K7). Pure. */
final class Promising {
    private static final Duration LONGEST = Duration.ofDays(366);

    private Promising() {}

    static Optional<Failure> refusal(ComplaintState complaint) {
        return complaint.status().isEnded()
                ? Optional.of(new Failure.Conflict("nothing more is owed; the complaint is "
                        + complaint.status().code()))
                : Optional.empty();
    }

    /**
     * A promised reply time is itself an answer, so it keeps an earlier promise that is still in time.
     *
     * @param with what is said with it, and logged before it
     */
    static LimitChange promise(
            ComplaintState before, SlaCalculator limits, ReplyPromise promise, Instant at, LogEntry... with) {
        refusal(before).ifPresent(refused -> {
            throw refused;
        });
        wrongTime(limits, promise.by(), at).ifPresent(wrong -> {
            throw Failure.Invalid.field(with.length == 0 ? "/by" : "/nextReplyBy", wrong);
        });
        var answered = ClocksInStep.answered(before, at);
        return LimitChange.of(
                answered.custody(),
                answered.clocks().with(SlaClock.running(ClockKind.PROMISED_REPLY, at, promise.by())),
                Stream.concat(
                                Stream.of(with),
                                Stream.of(LogEntry.of(new ReplyPromised(
                                        promise.by(), promise.text(), promise.agreed(), Optional.empty()))))
                        .toArray(LogEntry[]::new));
    }

    /** There must be business hours between now and then, or no agent can keep the promise. */
    private static Optional<String> wrongTime(SlaCalculator limits, Instant by, Instant at) {
        if (!by.isAfter(at)) {
            return Optional.of("must lie in the future");
        }
        if (by.isAfter(at.plus(LONGEST))) {
            return Optional.of("must be within a year");
        }
        return limits.calendar().workingTimeBetween(at, by).isZero()
                ? Optional.of("must leave some working time to keep it in")
                : Optional.empty();
    }
}
