package hotline.satisfaction;

import hotline.complaint.Actor;
import java.time.Instant;

/**
 * A new case for a customer who does not accept the conclusion of an earlier one (P7), or who refuses its agent (R6).
 *
 * @param key the same for every attempt to file this one case, different for every other; fits an idempotency key
 * @param originalId the complaint it follows from: complainant, phone, waybill, branch and description are taken from
 *     it
 * @param comment the customer's words against the conclusion, or empty
 * @param actor the customer who rated or the agent who recorded it
 * @param at when
 */
public record LinkedCase(String key, long originalId, String comment, Actor actor, Instant at) {}
