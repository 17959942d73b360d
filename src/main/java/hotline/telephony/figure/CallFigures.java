package hotline.telephony.figure;

import hotline.policy.ServiceLevel.Formula;
import hotline.workday.Answers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures of calls of a period. All times are in milliseconds.
 *
 * @param waits percentiles of the customers' waits; empty: no answered call was measured
 */
public record CallFigures(Map<CallPart, Amount> amounts, Optional<Waits> waits) {
    private static final Amount NOTHING = new Amount(0, 0);

    public CallFigures {
        amounts = Map.copyOf(amounts);
    }

    /** @param millis the sum of what was measured */
    public record Amount(long n, long millis) {
        Amount and(Amount other) {
            return new Amount(n + other.n, millis + other.millis);
        }
    }

    public record Waits(long p50, long p90, long longest) {}

    /** A part of a whole. */
    public record Share(long part, long whole) {
        public OptionalDouble value() {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    static final CallFigures NONE = new CallFigures(new EnumMap<>(CallPart.class), Optional.empty());

    public long n(CallPart part) {
        return amounts.getOrDefault(part, NOTHING).n();
    }

    public long millis(CallPart part) {
        return amounts.getOrDefault(part, NOTHING).millis();
    }

    /** Calls of customers that came in and whose outcome is known, or known to be lost. */
    public long offered() {
        return n(CallPart.ANSWERED)
                + n(CallPart.ABANDONED)
                + unanswered()
                + n(CallPart.FORWARDED)
                + n(CallPart.UNKNOWN);
    }

    /** Ended without an answer and without the customer's giving up. */
    public long unanswered() {
        return n(CallPart.NO_ANSWER) + n(CallPart.BUSY) + n(CallPart.FAILED);
    }

    /** Calls of which the service level says nothing: their wait or their outcome is not known, or another exchange answers them. */
    public long leftOut() {
        return n(CallPart.ANSWERED) - n(CallPart.ANSWERED_MEASURED) + n(CallPart.FORWARDED) + n(CallPart.UNKNOWN);
    }

    /** 平均应答速度: waits of answered calls ÷ answered calls. */
    public OptionalDouble speedOfAnswer() {
        return mean(millis(CallPart.ANSWERED_MEASURED), n(CallPart.ANSWERED_MEASURED));
    }

    /** 放弃率: calls that customers gave up ÷ calls, both without those given up within five seconds. */
    public Share abandonment() {
        long small = n(CallPart.ABANDONED_SHORT);
        return new Share(
                n(CallPart.ABANDONED) - small, offered() - n(CallPart.UNKNOWN) - n(CallPart.FORWARDED) - small);
    }

    public Answers answers() {
        return new Answers(
                n(CallPart.ANSWERED_MEASURED),
                n(CallPart.ANSWERED_IN_TIME),
                n(CallPart.ABANDONED) + unanswered(),
                n(CallPart.ABANDONED_IN_TIME) + n(CallPart.UNANSWERED_IN_TIME),
                n(CallPart.ABANDONED_SHORT));
    }

    /** C1: answered within its time, of the calls of formula F. */
    public Share responded() {
        return new Share(n(CallPart.RESPONDED), answers().by(Formula.F).whole());
    }

    /** T1: answered within two rings. */
    public Share withinRings() {
        return new Share(n(CallPart.RANG_IN_TIME), n(CallPart.RANG));
    }

    public OptionalDouble ring() {
        return mean(millis(CallPart.RANG), n(CallPart.RANG));
    }

    /** 平均处理时长: (talk + hold + time after the call) ÷ handled calls. */
    public OptionalDouble handling() {
        return mean(
                millis(CallPart.HANDLED) + millis(CallPart.HELD) + millis(CallPart.WRAPPED_UP), n(CallPart.HANDLED));
    }

    /** T11: the customer hung up first, of the calls whose exchange says who did. */
    public Share customerFirst() {
        return new Share(n(CallPart.CUSTOMER_FIRST), n(CallPart.CUSTOMER_FIRST) + n(CallPart.AGENT_FIRST));
    }

    /** T2: with a record, of the answered calls that ended. */
    public Share recorded() {
        return new Share(n(CallPart.RECORDED), n(CallPart.RECORDED) + n(CallPart.UNRECORDED));
    }

    /** With a callback, of the missed calls. */
    public Share calledBack() {
        return new Share(n(CallPart.MISSED_WITH_CALLBACK), n(CallPart.MISSED));
    }

    private static OptionalDouble mean(long millis, long of) {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) millis / of);
    }
}
