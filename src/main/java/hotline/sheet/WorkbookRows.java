package hotline.sheet;

import hotline.failure.FailureText;
import hotline.text.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of all sheets of a workbook (XLSX), sheet after sheet. A phone number that Excel holds as a number is read digit by digit. */
final class WorkbookRows implements RowSource {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");

    /** No number of a list is longer. */
    private static final int MOST_ZEROS = 30;

    private final ReadableWorkbook book;
    private final Iterator<Sheet> sheets;
    private Optional<Open> open = Optional.empty();

    private WorkbookRows(ReadableWorkbook book) {
        this.book = book;
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
        WorkbookBounds.check(file);
        try {
            return new WorkbookRows(new ReadableWorkbook(file.toFile()));
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
        if (cell.getType() == CellType.NUMBER
                || (cell.getType() == CellType.FORMULA && NUMBER.matcher(raw).matches())) {
            var number = new BigDecimal(raw).stripTrailingZeros();
            return number.scale() < -MOST_ZEROS ? raw : number.toPlainString();
        }
        return cell.getType() == CellType.STRING
                ? Optional.ofNullable(cell.asString()).orElse("")
                : raw;
    }

    private static RuntimeException damaged(Exception unreadable) {
        return CsvText.unreadable(1, "is no readable workbook: " + FailureText.of(unreadable), "no-workbook");
    }

    @Override
    public void close() throws IOException {
        open.ifPresent(sheet -> sheet.stream.close());
        book.close();
    }
}
