package hotline.search;

/**
 * What was told with a complaint, as it is stored.
 *
 * @param text what happened and what is wanted, on separate lines
 */
record Told(long complaint, String text, boolean hasEnded) {}
