package hotline.tie;

import hotline.text.MaskedText;

/**
 * A relation of a customer.
 *
 * @param relation what the other customer is to this one
 */
public record Kin(long id, long customer, String name, Relation relation) {
    Kin masked() {
        return new Kin(id, customer, MaskedText.name(name), relation);
    }
}
