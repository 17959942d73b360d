package hotline.floor;

import java.time.Instant;

/** What a supervisor told an agent with a change of their state. */
public record Told(Instant at, String by, String words) {}
