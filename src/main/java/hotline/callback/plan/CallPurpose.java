package hotline.callback.plan;

/** What a callback is for. */
public enum CallPurpose {
    /** To ask how a resolved complaint was handled. */
    RATING,
    /** The customer asked to be called: the limits of their number do not hold them off. */
    WISH,
    /** A regular contact with a customer. */
    CADENCE,
    CAMPAIGN,
    /** Planned by a person. */
    BY_HAND;

    boolean isAskedFor() {
        return this == WISH;
    }
}
