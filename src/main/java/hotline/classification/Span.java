package hotline.classification;

/** A stretch of the normalised text. */
interface Span {
    int start();

    /** After its last character. */
    int end();
}
