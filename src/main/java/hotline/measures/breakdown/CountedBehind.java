package hotline.measures.breakdown;

/** How many complaints a number counts, and how often it counts them in all. */
public record CountedBehind(long complaints, long times) {}
