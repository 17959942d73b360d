package hotline.identity;

/**
 * The client that has a password hashed.
 *
 * @param name the login of a browser that signed in with it before, or the address of an unknown client
 */
public record Asker(String name, boolean isKnown) {
    /** The server itself, for the accounts it creates. */
    static final Asker HOUSE = new Asker("", true);

    boolean isLimited() {
        return !equals(HOUSE);
    }
}
