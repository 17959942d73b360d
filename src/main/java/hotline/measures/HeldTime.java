package hotline.measures;

/**
 * Where the time went: the cases that a department let go of in a period.
 *
 * @param department its code
 * @param cases how often it let one go; one that came back counts again
 * @param workingMinutes for all of them, pauses left out
 * @param overLimit of them those held longer than the department's own limit
 */
public record HeldTime(String department, long cases, long workingMinutes, long overLimit) {}
