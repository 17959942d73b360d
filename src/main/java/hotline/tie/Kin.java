package hotline.tie;

/**
 * A relation of a customer.
 *
 * @param relation what the other customer is to this one
 */
public record Kin(long id, long customer, String name, Relation relation) {}
