package hotline.sheet;

import hotline.failure.Failure;
import hotline.text.CsvText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a workbook may unpack to. It is unpacked once to be counted, for what an archive says of its sizes may be untrue; then it is known
 * that a reader holds a little of it at a time.
 */
final class WorkbookBounds {
    /** A million rows of twenty columns. */
    private static final long MOST_BYTES = 4L << 30;

    /** The reader keeps this part whole, which holds each different text once. */
    private static final long MOST_SHARED = 48L << 20;

    /** Nothing between two tags is longer; a cell has at most 32 767 characters. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int MOST_PARTS = 1_000;
    private static final String SHARED = "xl/sharedStrings.xml";
    private static final String SHEETS = "xl/worksheets/";

    private final byte[] buffer = new byte[1 << 16];
    private long unpacked;

    private WorkbookBounds() {}

    /** Throws {@link Failure.Invalid}. */
    static void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw CsvText.unreadable(1, "has too many parts for a workbook", "no-workbook");
            }
            var bounds = new WorkbookBounds();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    bounds.count(in, entry.getName());
                }
            }
        } catch (ZipException broken) {
            throw CsvText.unreadable(1, "is no readable workbook", "no-workbook");
        }
    }

    private void count(InputStream in, String name) throws IOException {
        boolean isXml = name.endsWith(".xml") || name.endsWith(".rels");
        boolean isOfSheets = name.startsWith(SHEETS);
        long most = name.equals(SHARED) || !isOfSheets ? MOST_SHARED : MOST_BYTES;
        long ofPart = 0;
        int run = 0;
        boolean isAfterBang = false;
        boolean isAfterTag = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            ofPart += read;
            unpacked += read;
            if (ofPart > most || unpacked > MOST_BYTES) {
                throw CsvText.unreadable(
                        1, "has too many texts for a workbook; save it as \"CSV UTF-8\"", "workbook-too-big");
            }
            for (int i = 0; i < read; i++) {
                byte one = buffer[i];
                if (isXml && isAfterBang && one == 'D') {
                    throw CsvText.unreadable(1, "declares a document type, which no workbook does", "no-workbook");
                }
                isAfterBang = isAfterTag && one == '!';
                isAfterTag = one == '<';
                run = isAfterTag ? 0 : run + 1;
                if (isOfSheets && run > LONGEST_TEXT) {
                    throw CsvText.unreadable(1, "has a cell that is too long", "workbook-too-big");
                }
            }
        }
    }
}
