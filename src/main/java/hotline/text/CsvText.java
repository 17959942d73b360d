package hotline.text;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a CSV file that a person sent. A file in another encoding is refused: read as UTF-8 its names would be damaged. */
public final class CsvText {
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");

    private CsvText() {}

    /** Without a byte order mark. Throws {@link Failure.Invalid} for another encoding. */
    public static String of(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw otherEncoding();
        }
    }

    public static Failure.Invalid otherEncoding() {
        return unreadable(1, "is not in UTF-8; in Excel save it as \"CSV UTF-8\"", "other-encoding");
    }

    /** Such as 2026-09-05, or 2026/9/5 as spreadsheets write it; empty if it is no day. */
    public static Optional<LocalDate> day(String typed) {
        var parts = DAY.matcher(typed);
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The file as a whole can't be read, from that line on. */
    public static Failure.Invalid unreadable(long line, String words) {
        return unreadable(line, words, "");
    }

    /** The same with a code and values, for screens that have their own words. */
    public static Failure.Invalid unreadable(long line, String words, String code, String... values) {
        return new Failure.Invalid(
                "the file can't be read", List.of(new WrongField("", words, code, List.of(values), "", (int) line, 1)));
    }
}
