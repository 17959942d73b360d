package hotline.classification.text;

/** A stretch of the normalised text. */
public interface Span {
    int start();

    /** After its last character. */
    int end();
}
