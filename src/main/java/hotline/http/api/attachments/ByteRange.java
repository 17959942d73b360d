package hotline.http.api.attachments;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a file that a client asks for, by {@code Range} (RFC 9110, 14). Pure.
 *
 * @param length of the part, more than 0
 */
record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** No part of the file is in the range. */
    static final ByteRange NONE = new ByteRange(0, 0);

    /** Empty: the whole file, as where the header is missing, unreadable, or asks for several parts. */
    static Optional<ByteRange> of(Optional<String> header, long size) {
        var single = header.map(SINGLE::matcher).filter(found -> found.matches());
        if (single.isEmpty()) {
            return Optional.empty();
        }
        var first = single.get().group(1);
        var last = single.get().group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), size));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(from >= size ? NONE : new ByteRange(from, Math.min(to, size - 1) - from + 1));
    }

    private static ByteRange suffix(long length, long size) {
        long kept = Math.min(length, size);
        return kept == 0 ? NONE : new ByteRange(size - kept, kept);
    }

    boolean isNone() {
        return length == 0;
    }
}
