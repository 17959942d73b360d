package hotline.attachment;

import hotline.failure.Expected;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How large files may be, how much is taken of whom, and how many are received at a time. The operator's, within bounds.
 *
 * @param values all of them
 */
public record AttachmentLimits(Map<Limit, Integer> values) {
    /** With one message, or one complaint as it is filed. */
    public static final int MOST_PER_MESSAGE = 10;

    /** Uploads of one network, within a day. */
    public static final int MOST_OF_NETWORK = 2_000;

    /** Uploads that were begun within {@link #BEGUN_LATELY} and are not whole yet, for one complaint, one person, or strangers of one address. */
    public static final int MOST_OPEN = 10;

    /** An upload that is not whole after so long was given up, or is on a very slow network. */
    public static final Duration BEGUN_LATELY = Duration.ofMinutes(15);

    /** From the first byte on, an upload that nothing takes is kept for so long. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final int KILOBYTE = 1024;
    private static final long MEGABYTE = 1024 * 1024;

    public static final AttachmentLimits USUAL = new AttachmentLimits(Map.of());

    /** The limits an operator may set; sizes in megabytes. */
    public enum Limit {
        /** Of a picture or a sound: what a media child takes in one piece has 32 MB. */
        PICTURE("picture-mb", 20, 1, 32),
        /** Of a PDF or an Office file. */
        DOCUMENT("document-mb", 10, 1, 64),
        /** Of a text. */
        TEXT("text-mb", 5, 1, 64),
        /** What a customer may send to one complaint. */
        CUSTOMER("customer-mb", 50, 1, 100_000),
        /** What a complaint may have in all. */
        COMPLAINT("complaint-mb", 200, 1, 100_000),
        /** Of strangers and customers of one network, within a day. */
        NETWORK("network-mb", 200, 1, 1_000_000),
        /** Of one person, within a day, that nothing took. */
        PERSON("person-mb", 500, 1, 1_000_000),
        /** Of all strangers, stored and not taken yet. */
        STRANGERS("strangers-mb", 10_240, 1, 10_000_000),
        /** Files that a node receives at a time. */
        PLACES("places", 64, 8, 4_096),
        /** Kilobytes in a second; a slower sender is ended. */
        PACE("pace-kb", 4, 1, 1_024);

        private final String code;
        private final int usual;
        private final int least;
        private final int most;

        Limit(String code, int usual, int least, int most) {
            this.code = code;
            this.usual = usual;
            this.least = least;
            this.most = most;
        }

        public String code() {
            return code;
        }

        public int usual() {
            return usual;
        }

        private boolean allows(int value) {
            return value >= least && value <= most;
        }
    }

    private static final Map<String, Limit> BY_CODE =
            Arrays.stream(Limit.values()).collect(Collectors.toMap(Limit::code, Function.identity()));

    /** Fails with IllegalArgumentException where one is out of its bounds, or they contradict each other. */
    public AttachmentLimits {
        var all = new HashMap<Limit, Integer>();
        for (var limit : Limit.values()) {
            int value = values.getOrDefault(limit, limit.usual);
            if (!limit.allows(value)) {
                throw new IllegalArgumentException(
                        "%s is a whole number from %d to %d".formatted(limit.code, limit.least, limit.most));
            }
            all.put(limit, value);
        }
        for (var file : new Limit[] {Limit.PICTURE, Limit.DOCUMENT, Limit.TEXT}) {
            noMore(all, file, Limit.CUSTOMER);
        }
        noMore(all, Limit.CUSTOMER, Limit.COMPLAINT);
        noMore(all, Limit.CUSTOMER, Limit.NETWORK);
        noMore(all, Limit.NETWORK, Limit.STRANGERS);
        for (var file : new Limit[] {Limit.PICTURE, Limit.DOCUMENT, Limit.TEXT}) {
            noMore(all, file, Limit.PERSON);
        }
        values = Map.copyOf(all);
    }

    private static void noMore(Map<Limit, Integer> all, Limit less, Limit more) {
        if (Expected.in(all, less) > Expected.in(all, more)) {
            throw new IllegalArgumentException(
                    "%s (%d) is more than %s (%d)".formatted(less.code, all.get(less), more.code, all.get(more)));
        }
    }

    /**
     * Those that are not named are the usual ones.
     *
     * @param written such as {@code picture-mb=10, customer-mb=30}; fails with IllegalArgumentException where it is no such list
     */
    public static AttachmentLimits parse(String written) {
        var values = new HashMap<Limit, Integer>();
        for (var part : written.split(",", -1)) {
            int equals = part.indexOf('=');
            var limit = BY_CODE.get(part.substring(0, Math.max(0, equals)).strip());
            var value = part.substring(equals + 1).strip();
            if (limit == null || !value.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("“%s” is not one of %s, with = and a whole number"
                        .formatted(
                                part.strip(),
                                Arrays.stream(Limit.values()).map(Limit::code).collect(Collectors.joining(", "))));
            }
            if (values.put(limit, Integer.valueOf(value)) != null) {
                throw new IllegalArgumentException(limit.code + " is there twice");
            }
        }
        return new AttachmentLimits(values);
    }

    public int number(Limit limit) {
        return Expected.in(values, limit);
    }

    /** Of one whose unit is megabytes. */
    public long bytes(Limit limit) {
        return number(limit) * MEGABYTE;
    }

    public long bytesPerSecond() {
        return (long) number(Limit.PACE) * KILOBYTE;
    }

    public long of(AttachmentKind kind) {
        return bytes(
                switch (kind) {
                    case IMAGE, AUDIO -> Limit.PICTURE;
                    case PDF, DOCUMENT -> Limit.DOCUMENT;
                    case TEXT, OTHER -> Limit.TEXT;
                });
    }

    /** Of the largest kind. */
    public long most() {
        return Arrays.stream(AttachmentKind.values()).mapToLong(this::of).max().orElseThrow();
    }

    /** By what its sender says it is: its content decides later. */
    public long ofDeclared(String mediaType) {
        var type = mediaType.toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return most();
        }
        if (type.startsWith("image/") || type.startsWith("audio/")) {
            return of(AttachmentKind.IMAGE);
        }
        return type.startsWith("text/") ? of(AttachmentKind.TEXT) : of(AttachmentKind.DOCUMENT);
    }
}
