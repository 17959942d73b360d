package hotline.complaint.particulars;

/**
 * What people typed for a branch or hub that matches no unit.
 *
 * @param complaints how many name it
 */
public record UnmatchedText(String text, long complaints) {}
