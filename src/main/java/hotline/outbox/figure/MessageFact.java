package hotline.outbox.figure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One message that a number counts.
 *
 * @param day on which it was made
 * @param complaint number of the case that it is about
 */
public record MessageFact(long message, LocalDate day, MessageCell cell, Optional<String> complaint) {}
