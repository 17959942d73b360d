package hotline.replay;

/** Under which rules something is counted. */
enum Side {
    /** Under the version that rules each complaint. */
    BEFORE,
    /** Under the policy that is tried. */
    AFTER
}
