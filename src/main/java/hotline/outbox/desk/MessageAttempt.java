package hotline.outbox.desk;

import java.time.Instant;
import java.util.Optional;

/** A try that has ended. */
public record MessageAttempt(
        int number, Instant beganAt, Instant endedAt, String outcome, Optional<String> code, Optional<String> detail) {}
