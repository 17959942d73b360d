package hotline.visit;

import hotline.complaint.PersonName;

/**
 * A person of a department who can receive visitors.
 *
 * @param state on the floor, by its code
 * @param hasVisitor one is with them now
 */
public record Receiver(PersonName person, String state, boolean hasVisitor) {}
