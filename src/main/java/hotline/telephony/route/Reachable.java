package hotline.telephony.route;

import hotline.complaint.PersonName;

/**
 * A colleague with a telephone.
 *
 * @param state on the floor
 */
public record Reachable(PersonName person, String state, boolean isOnCall) {}
