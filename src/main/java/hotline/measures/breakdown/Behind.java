package hotline.measures.breakdown;

/**
 * A complaint that a number counts.
 *
 * @param complaint its id
 * @param times how often the number counts it; the sum over all of them is the number
 */
public record Behind(long complaint, long times) {}
