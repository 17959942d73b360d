package hotline.complaint;

import java.time.Instant;

/** Something other than a step may have moved a complaint's limits or ended one of its clocks. */
public record LimitsMoved(ComplaintState before, ComplaintState after, Instant at) {}
