package hotline.outbox.desk;

import hotline.outbox.MessageState;
import hotline.outbox.Way;

/** Messages of a way that came to a state. */
public record MessageCount(Way way, MessageState state, int messages) {}
