package hotline.log;

import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.Mark.Inline;
import hotline.log.Mark.Internal;
import hotline.log.Mark.OrNull;
import hotline.log.Mark.Personal;
import hotline.log.Mark.Told;
import hotline.log.moved.CustomerLimitMove;
import hotline.log.moved.UnextendedLimitMove;
import hotline.policy.ClockKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Limits pass, are paused, resumed, moved and promised. */
public sealed interface LimitEvent extends ComplaintEvent {

    /**
     * The customer's own limit has passed.
     *
     * @param unextended the limit without extensions, if there were any
     */
    record Breached(@Told Instant receivedAt, @Told Instant due, Optional<Instant> unextended) implements LimitEvent {}

    /**
     * Another limit than the customer's has passed: of a stage, a department, a first response, a promise.
     *
     * @param ordinal counts the limits of one kind from 1; older events have none
     */
    @Internal
    record Overdue(
            ClockKind clock,
            @OrNull Optional<String> department,
            @OrNull Optional<String> stage,
            Instant since,
            Instant due,
            Optional<Integer> ordinal)
            implements LimitEvent {}

    /**
     * The clocks are paused. The customer reads what we wait for, and that the limit waits with us.
     *
     * @param reason code of the policy's reason
     * @param note for the customer
     * @param reviewAt when the owner is reminded of the pause; older events have none
     * @param toldByPhone present where an agent has told the customer on the telephone
     */
    record Paused(
            @Told String reason,
            @Told @Personal @OrNull Optional<String> note,
            @Told Instant due,
            @Inline UnextendedLimitMove unextended,
            Optional<Instant> reviewAt,
            Optional<Boolean> toldByPhone,
            Optional<FirstResponse> firstResponse)
            implements LimitEvent, AnsweringEvent {

        @Override
        public Paused first(FirstResponse response) {
            return new Paused(reason, note, due, unextended, reviewAt, toldByPhone, Optional.of(response));
        }
    }

    /** Another time, or none, at which the owner is reminded of the pause. */
    @Internal
    record PauseReviewMoved(
            @OrNull Optional<Instant> fromReviewAt, @OrNull Optional<Instant> reviewAt) implements LimitEvent {}

    /**
     * The clocks run again.
     *
     * @param workingMinutes length of the pause
     */
    record Resumed(
            @Told Instant pausedAt,
            long workingMinutes,
            @Told Instant fromDue,
            @Told Instant due,
            @Inline UnextendedLimitMove unextended)
            implements LimitEvent {}

    /**
     * The calendar changed, and the limits with it.
     *
     * @param fromCalendarVersion empty: none was installed
     * @param clocks those that moved, if the customer's own did not; the event is internal then
     */
    record Recounted(
            @Inline @Told({"fromDue", "due"}) CustomerLimitMove moved,
            @OrNull Optional<Integer> calendarVersion,
            @OrNull Optional<Integer> fromCalendarVersion,
            Optional<List<RecountedClock>> clocks)
            implements LimitEvent {}

    /**
     * The time of our next reply was promised to the customer (T4).
     *
     * @param text for the customer
     * @param agreed the customer agreed to it (K7)
     */
    record ReplyPromised(
            @Told Instant by,
            @Told @Personal Optional<String> text,
            boolean agreed,
            Optional<FirstResponse> firstResponse)
            implements LimitEvent, AnsweringEvent {

        @Override
        public ReplyPromised first(FirstResponse response) {
            return new ReplyPromised(by, text, agreed, Optional.of(response));
        }
    }
}
