package hotline.replay;

/** What is counted of each type and severity beside its notices, once under the rules that ruled and once under those tried. */
enum Figure {
    /** Complaints whose limit passed within the window, each once. */
    BREACHES,
    CLOSED,
    CLOSED_ON_TIME,
    /** Open and past due at the window's end. */
    PAST_DUE,
    WITHDRAWN,
    NOT_VALID
}
