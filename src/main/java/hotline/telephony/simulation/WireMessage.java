package hotline.telephony.simulation;

import java.time.Instant;

/**
 * What an exchange sends.
 *
 * @param at when it sends it
 */
public record WireMessage(Instant at, String contentType, String body) {}
