package hotline.sheet;

import hotline.failure.FailureText;
import hotline.text.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of all sheets of a workbook (XLSX), sheet after sheet. A phone number that Excel holds as a number is read digit by digit. */
final class WorkbookRows implements RowSource {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");

    /** Until the year 9999. */
    private static final Pattern DAYS = Pattern.compile("\\d{1,7}(?:\\.0+)?");

    private static final Pattern NO_LETTERS_OF_DAYS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern DAY_FORMAT = Pattern.compile("y.*d|d.*y|m.*d|d.*m", Pattern.CASE_INSENSITIVE);
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    /** No number of a list is longer. */
    private static final int MOST_ZEROS = 30;

    private final ReadableWorkbook book;
    private final Iterator<Sheet> sheets;
    private final Optional<Path> copy;
    private Optional<Open> open = Optional.empty();

    /** @param copy that goes when the rows are read */
    private WorkbookRows(ReadableWorkbook book, Optional<Path> copy) {
        this.book = book;
        this.copy = copy;
        this.sheets = book.getSheets().iterator();
    }

    /** A sheet that is being read. */
    private static final class Open {
        private final String name;
        private final Stream<org.dhatim.fastexcel.reader.Row> stream;
        private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
        private boolean isFirst = true;

        private Open(Sheet sheet) throws IOException {
            this.name = sheet.getName();
            this.stream = sheet.openStream();
            this.rows = stream.iterator();
        }

        private Row next() {
            var row = rows.next();
            boolean wasFirst = isFirst;
            isFirst = false;
            return new Row(Optional.of(name), row.getRowNum(), wasFirst, cells(row));
        }
    }

    /** Throws {@link hotline.failure.Failure.Invalid} for a file that would take more memory than a list may. */
    static WorkbookRows open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /** An archive is read from a disk, not from memory. */
    static WorkbookRows open(byte[] file) throws IOException {
        var copy = Files.createTempFile("hotline-sheet-", ".xlsx");
        try {
            Files.write(copy, file);
            return open(copy, Optional.of(copy));
        } catch (IOException | RuntimeException unreadable) {
            Files.deleteIfExists(copy);
            throw unreadable;
        }
    }

    private static WorkbookRows open(Path file, Optional<Path> copy) throws IOException {
        WorkbookBounds.check(file);
        try {
            return new WorkbookRows(new ReadableWorkbook(file.toFile(), WITH_FORMATS), copy);
        } catch (ExcelReaderException | IOException unreadable) {
            throw damaged(unreadable);
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            while (open.isPresent() || sheets.hasNext()) {
                var sheet = open.isPresent() ? open.get() : new Open(sheets.next());
                open = Optional.of(sheet);
                if (sheet.rows.hasNext()) {
                    return Optional.of(sheet.next());
                }
                sheet.stream.close();
                open = Optional.empty();
            }
            return Optional.empty();
        } catch (ExcelReaderException | IOException | UncheckedIOException unreadable) {
            throw damaged(unreadable);
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(WorkbookRows::text).orElse(""));
        }
        return cells;
    }

    /** A number without an exponent and without the zeros behind it; of a formula its value. */
    private static String text(Cell cell) {
        var raw = Optional.ofNullable(cell.getRawValue()).orElse("");
        if (isDay(cell, raw)) {
            return cell.asDate().toLocalDate().toString();
        }
        if (cell.getType() == CellType.NUMBER
                || (cell.getType() == CellType.FORMULA && NUMBER.matcher(raw).matches())) {
            var number = new BigDecimal(raw).stripTrailingZeros();
            return number.scale() < -MOST_ZEROS ? raw : number.toPlainString();
        }
        return cell.getType() == CellType.STRING
                ? Optional.ofNullable(cell.asString()).orElse("")
                : raw;
    }

    /** Excel holds a day as the number of days since 1900, and only its format says so. */
    private static boolean isDay(Cell cell, String raw) {
        return cell.getType() == CellType.NUMBER
                && DAYS.matcher(raw).matches()
                && Optional.ofNullable(cell.getDataFormatString())
                        .map(format -> NO_LETTERS_OF_DAYS.matcher(format).replaceAll(""))
                        .filter(format -> DAY_FORMAT.matcher(format).find())
                        .isPresent();
    }

    private static RuntimeException damaged(Exception unreadable) {
        return CsvText.unreadable(1, "is no readable workbook: " + FailureText.of(unreadable), "no-workbook");
    }

    @Override
    public void close() throws IOException {
        open.ifPresent(sheet -> sheet.stream.close());
        book.close();
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
        }
    }
}
