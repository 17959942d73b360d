package hotline.text;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a CSV file that a person sent. A file in another encoding is refused: read as UTF-8 its names would be damaged. */
public final class CsvText {
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
            throw unreadable(1, "is not in UTF-8; in Excel save it as \"CSV UTF-8\"");
        }
    }

    /** The file as a whole can't be read, from that line on. */
    public static Failure.Invalid unreadable(long line, String words) {
        return new Failure.Invalid(
                "the file can't be read", List.of(new WrongField("", words, "", List.of(), "", (int) line, 1)));
    }
}
