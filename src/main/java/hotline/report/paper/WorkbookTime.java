package hotline.report.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/**
 * The moment at which a workbook says it was made. Its library writes the present one, with which no two files would be equal. Its
 * zip is read by its directory, as Java reads only files in that way, and no streams with their long sizes.
 */
final class WorkbookTime {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern MADE = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    /** Places in the record at the end, in one of the directory, and in one before an entry's bytes. */
    private static final int END_RECORD = 22;

    private static final int ENTRIES = 10;
    private static final int DIRECTORY = 16;
    private static final int COMPRESSED = 20;
    private static final int SIZE = 24;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int COMMENT_LENGTH = 32;
    private static final int PLACE = 42;
    private static final int NAME = 46;
    private static final int LOCAL_NAME_LENGTH = 26;
    private static final int LOCAL_EXTRA_LENGTH = 28;
    private static final int LOCAL_NAME = 30;

    private WorkbookTime() {}

    /** The same workbook, made at that moment. */
    static byte[] at(Instant moment, byte[] book) throws IOException {
        var zip = ByteBuffer.wrap(book).order(ByteOrder.LITTLE_ENDIAN);
        var same = new ByteArrayOutputStream(book.length);
        try (var to = new ZipOutputStream(same)) {
            int end = book.length - END_RECORD;
            int at = zip.getInt(end + DIRECTORY);
            for (int i = zip.getShort(end + ENTRIES); i > 0; i--) {
                int length = zip.getShort(at + NAME_LENGTH);
                var name = new String(book, at + NAME, length, StandardCharsets.UTF_8);
                var copy = new ZipEntry(name);
                copy.setTimeLocal(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                to.putNextEntry(copy);
                var bytes = bytes(book, zip, at);
                to.write(name.equals(PROPERTIES) ? made(moment, bytes) : bytes);
                to.closeEntry();
                at += NAME + length + zip.getShort(at + EXTRA_LENGTH) + zip.getShort(at + COMMENT_LENGTH);
            }
        }
        return same.toByteArray();
    }

    private static byte[] bytes(byte[] book, ByteBuffer zip, int at) throws ZipException {
        int place = zip.getInt(at + PLACE);
        int from =
                place + LOCAL_NAME + zip.getShort(place + LOCAL_NAME_LENGTH) + zip.getShort(place + LOCAL_EXTRA_LENGTH);
        var bytes = new byte[zip.getInt(at + SIZE)];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(book, from, zip.getInt(at + COMPRESSED));
            if (inflater.inflate(bytes) < bytes.length) {
                throw new ZipException("an entry is too short");
            }
            return bytes;
        } catch (DataFormatException damaged) {
            throw new ZipException(damaged.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static byte[] made(Instant moment, byte[] properties) {
        return MADE.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + moment)
                .getBytes(StandardCharsets.UTF_8);
    }
}
