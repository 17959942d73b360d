package hotline.customer;

/** Compares names as the reader of the log does that puts complaints with files. */
public final class CustomerNames {
    private CustomerNames() {}

    /** Whether both may be names of one customer; 王先生 fits 王芳军, and an unknown name fits each. Costs processor time. */
    public static boolean fit(String one, String other) {
        return CustomerName.of(one).fits(CustomerName.of(other));
    }
}
