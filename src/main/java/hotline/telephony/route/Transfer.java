package hotline.telephony.route;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that is handed to a colleague (T11).
 *
 * @param words who or what it is: personal data of the customer
 * @param newCall the call that reached the colleague
 */
public record Transfer(
        long id, long call, PersonName from, PersonName to, String words, Instant at, Optional<Long> newCall) {}
