package hotline.policy;

/**
 * How far a limit may be extended (延期): asked for before it has passed, decided by a supervisor, announced to the
 * customer.
 *
 * @param atMost how often one complaint's limit may be extended; 0: never
 * @param workingDays the most working days that one extension gives
 */
public record ExtensionRules(int atMost, int workingDays) {
    public static final ExtensionRules NONE = new ExtensionRules(0, 0);
}
