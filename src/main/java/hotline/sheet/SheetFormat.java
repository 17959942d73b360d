package hotline.sheet;

import hotline.failure.Failure;
import hotline.text.CsvText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file holds its rows, by its first bytes: names of files say little. */
public enum SheetFormat {
    CSV("csv"),
    XLSX("xlsx");

    private final String code;

    SheetFormat(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Opens the rows of a file; throws {@link Failure.Invalid} where it is of neither kind. */
    public static RowSource open(Path file) {
        try {
            return of(file) == XLSX ? WorkbookRows.open(file) : CsvRows.open(Files.newInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same of a file that is held in memory. */
    public static RowSource open(byte[] file) {
        try {
            return of(file) == XLSX ? WorkbookRows.open(file) : CsvRows.open(new ByteArrayInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static SheetFormat of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(in.readNBytes(4));
        }
    }

    /** Throws {@link Failure.Invalid} for workbooks from before 2007, which are another kind of file. */
    public static SheetFormat of(byte[] beginning) {
        if (beginsWith(beginning, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw CsvText.unreadable(1, "is a workbook of the older kind (.xls); save it as .xlsx", "old-workbook");
        }
        return beginsWith(beginning, 'P', 'K', 3, 4) ? XLSX : CSV;
    }

    private static boolean beginsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
