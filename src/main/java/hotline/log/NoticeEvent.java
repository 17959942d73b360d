package hotline.log;

import hotline.log.Mark.Internal;
import hotline.log.Mark.Personal;
import hotline.policy.ClockKind;
import java.time.Instant;
import java.util.Optional;

/** Notices of the escalation ladder: issued, received, answered; and what a branch complained about was asked and said. */
public sealed interface NoticeEvent extends ComplaintEvent {

    /**
     * @param number the notice's
     * @param rung code of the policy's rung
     * @param kind code of the kind of notice
     * @param due when it was due
     * @param lateBy in seconds, if that is more than the usual lag
     * @param toPerson by {@code person.id}
     */
    @Internal
    record NoticeIssued(
            String number,
            String rung,
            String kind,
            ClockKind clock,
            String department,
            Instant due,
            Optional<Long> lateBy,
            Optional<String> stage,
            Optional<Long> toPerson,
            Optional<String> toDepartment,
            Optional<Instant> answerDue)
            implements NoticeEvent {}

    @Internal
    record NoticeReceived(String number, String kind) implements NoticeEvent {}

    /**
     * @param text the answer
     * @param inTime empty if no answer was due
     */
    @Internal
    record NoticeAnswered(
            String number,
            String kind,
            @Personal Optional<String> text,
            Optional<Instant> answerDue,
            Optional<Boolean> inTime)
            implements NoticeEvent {}

    /**
     * An agent asked the branch complained about.
     *
     * @param branch its code
     * @param text names nothing of the customer
     */
    @Internal
    record BranchAsked(String branch, @Personal Optional<String> text) implements NoticeEvent {}

    /**
     * That branch answered.
     *
     * @param text empty where it came as files alone, and once it was erased
     * @param files how many came with it; empty for none, and in older events
     */
    @Internal
    record BranchAnswered(String branch, @Personal Optional<String> text, Optional<Integer> files)
            implements NoticeEvent {

        public BranchAnswered(String branch, Optional<String> text, int files) {
            this(branch, text, LogEntry.counted(files));
        }
    }
}
