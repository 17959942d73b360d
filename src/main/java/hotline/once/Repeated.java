package hotline.once;

/** The key of this action was claimed before: nothing is done, and the caller gets the first answer. */
public final class Repeated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Repeated() {
        super("this was done before", null, false, false);
    }
}
