package hotline.media;

/** What a virus scanner says of a file. */
public sealed interface ScanAnswer {
    enum Clean implements ScanAnswer {
        CLEAN
    }

    /** @param name what the scanner calls it */
    record Infected(String name) implements ScanAnswer {}

    /** It is larger than the scanner takes: neither clean nor infected (A10). */
    enum NotScanned implements ScanAnswer {
        NOT_SCANNED
    }
}
