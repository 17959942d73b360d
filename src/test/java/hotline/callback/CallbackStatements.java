package hotline.callback;

/** The statements that read callbacks in the order in which they are made, for the test of all lists' plans. */
public final class CallbackStatements {
    public static final String WAITING = CallbackListStore.WAITING;
    public static final String CLAIM = CallbackStore.CLAIM.sql();

    static final String EARLIEST = CallbackStore.EARLIEST.sql();
    static final String WAKE = WaitingStore.WAKE;

    private CallbackStatements() {}
}
