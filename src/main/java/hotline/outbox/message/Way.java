package hotline.outbox.message;

import hotline.outbox.pace.RetrySchedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a message goes out. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Way {
    /** To other software (Standard Webhooks 1.0.0). Its receivers know a message again by its id, so it can be sent twice. */
    WEBHOOK(
            "webhook",
            RetrySchedule.of(List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24))),
            Duration.ofDays(5),
            InDoubt.AGAIN,
            Optional.of(Duration.ofDays(5))),
    /** To a person's mailbox: a second copy is seen. */
    MAIL(
            "mail",
            RetrySchedule.of(List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24))),
            Duration.ofHours(48),
            InDoubt.ONCE_MORE,
            Optional.empty());

    /** What becomes of a message of which no one knows whether it was sent. */
    public enum InDoubt {
        /** It waits for its next try, as after any failure. */
        AGAIN,
        /** It is sent once more after a quarter of an hour; then it stays uncertain. */
        ONCE_MORE
    }

    public static final Duration DOUBT = Duration.ofMinutes(15);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker")
    private final RetrySchedule schedule;

    private final Duration giveUp;
    private final InDoubt inDoubt;
    private final Optional<Duration> disabledAfter;

    Way(String code, RetrySchedule schedule, Duration giveUp, InDoubt inDoubt, Optional<Duration> disabledAfter) {
        this.code = code;
        this.schedule = schedule;
        this.giveUp = giveUp;
        this.inDoubt = inDoubt;
        this.disabledAfter = disabledAfter;
    }

    public String code() {
        return code;
    }

    public RetrySchedule schedule() {
        return schedule;
    }

    /** How long a message is tried at most. */
    public Duration giveUp() {
        return giveUp;
    }

    public InDoubt inDoubt() {
        return inDoubt;
    }

    /** After so long without a success its route is disabled; empty: never. */
    public Optional<Duration> disabledAfter() {
        return disabledAfter;
    }

    public static Optional<Way> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
    }
}
