package hotline.log.reading;

/**
 * A stretch of the log that is complete: every transaction in it has ended, so it reads the same for ever.
 *
 * @param after the last event before it
 * @param upTo its last event
 * @param events how many there are
 */
public record LogSpan(LogPosition after, LogPosition upTo, int events) {}
