package hotline.media;

/** What can be done with a file. */
public enum MediaKind {
    /** Shown after it was made anew. */
    PICTURE,
    /** A picture that browsers do not show. */
    FOREIGN_PICTURE,
    PDF,
    AUDIO,
    OFFICE,
    TEXT
}
