package hotline.telephony.route;

import hotline.complaint.PersonName;
import java.time.Instant;

/**
 * A mentor who listens to a call of the agent whom they are paired with (C6).
 *
 * @param at when the exchange was told
 */
public record Listener(long call, PersonName mentor, Instant at) {}
