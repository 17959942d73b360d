package hotline.offer;

import hotline.complaint.Turn;
import hotline.dispatch.Preference;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import hotline.tie.Belonging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A telephone call that an exchange asked for an agent, a row of {@code call_work}.
 *
 * @param call once the exchange has said something about it
 * @param due until when it is to be answered (C1)
 * @param wish for whom it is first (R3 to R5)
 * @param avoid agents who are not to get it (R6), or who let it pass
 * @param hunts the exchange rings those named one after the other without asking again
 * @param endedAt answered, or over
 */
public record CallWork(
        long id,
        Optional<Long> call,
        String line,
        Need need,
        Instant arrived,
        Instant due,
        int aheadMinutes,
        Optional<Wish> wish,
        Set<Long> avoid,
        boolean hunts,
        Optional<Instant> endedAt) {

    public CallWork {
        avoid = Set.copyOf(avoid);
    }

    public record Wish(long agent, Preference.Because because) {
        /** The agent asked for comes first, as with other work (R5). */
        public static Optional<Wish> of(Belonging belonging) {
            return belonging
                    .asked()
                    .map(agent -> new Wish(agent, Preference.Because.ASKED_FOR))
                    .or(() -> belonging.tie().map(tie -> new Wish(tie.agent().id(), Preference.Because.TIE)));
        }

        /** As it is stored. */
        public String code() {
            return WhyJson.code(because);
        }
    }

    WorkId workId() {
        return new WorkId(WorkKind.CALL, id);
    }

    static List<Work> works(
            List<CallWork> calls, DispatchRules rules, Set<Long> unreachable, Set<Long> onLeave, Instant now) {
        return new ArrayList<>(calls.stream()
                .map(call -> call.work(rules, unreachable, now).whileOnLeave(onLeave))
                .toList());
    }

    /** Those of which no one rings unless the exchange asks again. */
    static Set<WorkId> kept(List<CallWork> calls) {
        return calls.stream()
                .filter(call -> !call.hunts())
                .map(CallWork::workId)
                .collect(Collectors.toSet());
    }

    /** @param unreachable agents without a telephone */
    Work work(DispatchRules rules, Set<Long> unreachable, Instant now) {
        boolean isLate = !now.isBefore(due);
        return new Work(
                workId(),
                line,
                need,
                isLate,
                Turn.at(isLate, due, aheadMinutes),
                due,
                arrived,
                wish.map(one -> new Preference(
                        one.agent(), one.because(), Preference.until(WorkKind.CALL, arrived, due, rules))),
                avoid,
                unreachable,
                true);
    }
}
