package hotline.feed;

/**
 * How many streams a node has.
 *
 * @param staff of people with an account
 * @param customers of customers with a tracking code
 */
public record FeedCount(int staff, int customers) {
    static final FeedCount NONE = new FeedCount(0, 0);
}
