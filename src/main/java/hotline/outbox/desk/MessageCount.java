package hotline.outbox.desk;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;

/** Messages of a way that came to a state. */
public record MessageCount(Way way, MessageState state, int messages) {}
