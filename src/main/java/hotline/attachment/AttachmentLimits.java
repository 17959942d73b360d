package hotline.attachment;

import java.time.Duration;
import java.util.Locale;

/** How large and how many files may be. */
public final class AttachmentLimits {
    private static final long MEGABYTE = 1024 * 1024;

    /** With one message, or one complaint as it is filed. */
    public static final int MOST_PER_MESSAGE = 10;

    /** What a customer may send to one complaint. */
    public static final long OF_CUSTOMER = 50 * MEGABYTE;

    /** What a complaint may have in all. */
    public static final long OF_COMPLAINT = 200 * MEGABYTE;

    /** Of strangers and customers of one network, within a day. */
    public static final long OF_NETWORK = 200 * MEGABYTE;

    /** Uploads of one network, within a day. */
    public static final int MOST_OF_NETWORK = 2_000;

    /** Of one person, within a day, that nothing took. */
    public static final long OF_PERSON = 500 * MEGABYTE;

    /** Of all strangers, stored and not taken yet. */
    public static final long OF_STRANGERS = 10_240 * MEGABYTE;

    /** Uploads that were begun within {@link #BEGUN_LATELY} and are not whole yet, for one complaint, one person, or strangers of one address. */
    public static final int MOST_OPEN = 10;

    /** An upload that is not whole after so long was given up, or is on a very slow network. */
    public static final Duration BEGUN_LATELY = Duration.ofMinutes(15);

    /** From the first byte on, an upload that nothing takes is kept for so long. */
    public static final Duration KEPT = Duration.ofDays(1);

    private AttachmentLimits() {}

    public static long of(AttachmentKind kind) {
        return switch (kind) {
            case IMAGE, AUDIO -> 20 * MEGABYTE;
            case PDF, DOCUMENT -> 10 * MEGABYTE;
            case TEXT, OTHER -> 5 * MEGABYTE;
        };
    }

    /** Of the largest kind. */
    public static long most() {
        return 20 * MEGABYTE;
    }

    /** By what its sender says it is: its content decides later. */
    public static long ofDeclared(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT);
        if (type.isEmpty() || type.startsWith("image/") || type.startsWith("audio/")) {
            return most();
        }
        return type.startsWith("text/") ? of(AttachmentKind.TEXT) : of(AttachmentKind.PDF);
    }
}
