package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened on a simulated day, counted from the calls themselves, so that figures can be compared with it. Times are in seconds.
 *
 * @param calls that came in; those handed over to a second agent are counted apart
 * @param waited by all customers who were answered
 */
public record DayCounts(
        long calls,
        long answered,
        long waited,
        long abandoned,
        long abandonedShort,
        long noAnswer,
        long busy,
        long handedOver,
        long talked,
        long held) {
    private static final int SHORT = 5;

    static DayCounts of(List<SimulatedCall> day) {
        return new DayCounts(
                own(day).count(),
                own(day).filter(call -> call.answeredAt().isPresent()).count(),
                own(day).filter(call -> call.answeredAt().isPresent())
                        .mapToLong(call ->
                                seconds(call.offeredAt(), call.answeredAt().orElseThrow()))
                        .sum(),
                count(day, call -> call.cause() == CallCause.ABANDONED),
                count(
                        day,
                        call -> call.cause() == CallCause.ABANDONED
                                && seconds(call.offeredAt(), call.endedAt()) <= SHORT),
                count(day, call -> call.cause() == CallCause.NO_ANSWER),
                count(day, call -> call.cause() == CallCause.BUSY),
                day.size() - own(day).count(),
                day.stream()
                        .flatMap(call -> call.answeredAt().stream().map(at -> seconds(at, call.endedAt())))
                        .mapToLong(Long::longValue)
                        .sum(),
                day.stream()
                        .flatMap(call -> call.hold().stream())
                        .mapToLong(hold -> seconds(hold.from(), hold.to()))
                        .sum());
    }

    private static Stream<SimulatedCall> own(List<SimulatedCall> day) {
        return day.stream().filter(call -> call.transferredFrom().isEmpty());
    }

    private static long count(List<SimulatedCall> day, Predicate<SimulatedCall> which) {
        return day.stream().filter(which).count();
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    List<String> lines() {
        return List.of(
                "%d calls came in: %d answered, %d given up (%d within %d s), %d without an answer, %d heard the engaged tone"
                        .formatted(calls, answered, abandoned, abandonedShort, SHORT, noAnswer, busy),
                "%d calls were handed over to a second agent".formatted(handedOver),
                "%d s of waiting before answers, %d s between answers and ends, of these %d s on hold"
                        .formatted(waited, talked, held));
    }
}
