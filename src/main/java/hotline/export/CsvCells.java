package hotline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The cells that both dialects of CSV write in the same way. */
abstract class CsvCells implements TableFile {
    private final CsvWriter csv;
    private final List<String> row = new ArrayList<>();

    CsvCells(CsvWriter csv) {
        this.csv = csv;
    }

    /** As the dialect has it already. */
    final void cell(String text) {
        row.add(text);
    }

    @Override
    public final void number(long number) {
        cell(Long.toString(number));
    }

    @Override
    public final void real(double number) {
        cell(plain(number));
    }

    @Override
    public final void day(LocalDate day) {
        cell(day.toString());
    }

    /** As many digits as are needed, and never an exponent. */
    static String plain(double number) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Override
    public final void nothing() {
        cell("");
    }

    @Override
    public final void endRow() {
        csv.writeRecord(row);
        row.clear();
    }

    @Override
    public final void flush() throws IOException {
        csv.flush();
    }

    @Override
    public final void finish() throws IOException {
        csv.close();
    }
}
