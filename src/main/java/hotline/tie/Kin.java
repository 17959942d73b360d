package hotline.tie;

import hotline.text.MaskedText;

/**
 * A relation of a customer.
 *
 * @param relation what the other customer is to this one
 */
public record Kin(long id, long customer, String name, Relation relation) {
    /** Merged files may each have a row of it. */
    boolean isSame(Kin other) {
        return customer == other.customer && relation == other.relation;
    }

    Kin masked() {
        return new Kin(id, customer, MaskedText.name(name), relation);
    }
}
