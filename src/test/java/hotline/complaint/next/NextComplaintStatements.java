package hotline.complaint.next;

/** The statements that find the next complaint, for the test of all lists' plans. */
public final class NextComplaintStatements {
    public static final String FIRST_UNOWNED = NextStore.TAKE_FIRST_UNOWNED;
    public static final String FIRST_OF_DEPARTMENT = NextStore.TAKE_FIRST_OF_DEPARTMENT;

    private NextComplaintStatements() {}
}
