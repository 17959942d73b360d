package hotline.staffing.replay;

import hotline.log.EventType;
import hotline.rows.Fields;
import hotline.staffing.replay.Past.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a case waited in a line and when it was in an agent's hands, from its log. Pure. */
final class CaseTimes {
    private final String line;
    private final List<Held> held = new ArrayList<>();
    private final List<Time> times = new ArrayList<>();
    private Optional<Instant> waits = Optional.empty();
    private Optional<Instant> taken = Optional.empty();
    private Optional<Long> by = Optional.empty();

    private CaseTimes(String line) {
        this.line = line;
    }

    /** @param at of the log, by number */
    record LogStep(EventType type, Instant at, Optional<Long> owner, Optional<String> to) {
        static LogStep of(Fields fields) {
            return new LogStep(
                    fields.code("type", EventType::of),
                    fields.instant("at"),
                    fields.optionalNumber("owner"),
                    fields.optionalText("to"));
        }
    }

    /** @param until empty: still */
    record Held(long agent, Instant from, Optional<Instant> until) {}

    /**
     * @param times those that touch the period, begun in it at the earliest
     * @param inHand when the period began
     */
    record Read(List<Time> times, Optional<Held> inHand) {
        Read {
            times = List.copyOf(times);
        }
    }

    static Read of(String line, List<LogStep> steps, Instant from, Instant to) {
        var read = new CaseTimes(line);
        steps.stream().filter(step -> step.at().isBefore(to)).forEach(read::step);
        read.leaves(Optional.empty());
        return new Read(
                read.times.stream()
                        .filter(time -> !time.taken().or(time::gone).orElse(to).isBefore(from))
                        .map(time -> new Time(
                                time.waits().isBefore(from) ? from : time.waits(),
                                time.taken(),
                                time.gone(),
                                time.held()))
                        .toList(),
                read.held.stream()
                        .filter(one -> one.from().isBefore(from)
                                && one.until()
                                        .filter(until -> until.isBefore(from))
                                        .isEmpty())
                        .findFirst());
    }

    private enum Effect {
        ARRIVES,
        TAKEN,
        BACK,
        MOVED,
        OVER,
        NONE
    }

    private static Effect effect(EventType type) {
        return switch (type) {
            case RECEIVED -> Effect.ARRIVES;
            case ASSIGNED -> Effect.TAKEN;
            case RELEASED -> Effect.BACK;
            case HANDED_OVER -> Effect.MOVED;
            case RESOLVED, CLOSED, WITHDRAWN, JUDGED_NOT_VALID -> Effect.OVER;
            case INVESTIGATING,
                    CALL_WISH_CHANGED,
                    CALLBACK_BEGUN,
                    CALLBACK_GIVEN_BACK,
                    CALLBACK_ENDED,
                    RATED,
                    REOPENED,
                    JUDGEMENT_CORRECTED,
                    PARTICULARS_CORRECTED,
                    CODED,
                    CUSTOMER_CHOSEN,
                    SAME_THING_JUDGED,
                    JOINED,
                    SEPARATED,
                    BREACHED,
                    OVERDUE,
                    PAUSED,
                    RESUMED,
                    EXTENSION_ASKED,
                    EXTENSION_GRANTED,
                    EXTENSION_REFUSED,
                    PAUSE_REVIEW_MOVED,
                    REPLY_PROMISED,
                    NOTICE_ISSUED,
                    NOTICE_RECEIVED,
                    NOTICE_ANSWERED,
                    BRANCH_ASKED,
                    BRANCH_ANSWERED,
                    RULED_ANEW,
                    RECOUNTED,
                    NOTED,
                    REPLIED,
                    LINKED -> Effect.NONE;
        };
    }

    private void step(LogStep step) {
        switch (effect(step.type())) {
            case ARRIVES -> waits = Optional.of(step.at());
            case TAKEN -> {
                if (taken.isEmpty()) {
                    taken = Optional.of(step.at());
                    by = step.owner();
                }
            }
            case BACK -> {
                leaves(Optional.of(step.at()));
                waits = Optional.of(step.at());
            }
            case MOVED -> {
                leaves(Optional.of(step.at()));
                waits = Optional.of(step.at()).filter(at -> step.to().equals(Optional.of(line)));
            }
            case OVER -> leaves(Optional.of(step.at()));
            case NONE -> {}
        }
    }

    private void leaves(Optional<Instant> at) {
        taken.ifPresentOrElse(
                since -> {
                    by.ifPresent(agent -> held.add(new Held(agent, since, at)));
                    waits.ifPresent(begun -> times.add(
                            new Time(begun, taken, Optional.empty(), at.map(end -> Duration.between(since, end)))));
                },
                () -> waits.ifPresent(begun -> times.add(new Time(begun, Optional.empty(), at, Optional.empty()))));
        waits = Optional.empty();
        taken = Optional.empty();
        by = Optional.empty();
    }
}
