package hotline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rows.Rfc3339;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** CSV for programs (RFC 4180): headers and cells are codes, times have an offset, and no text is changed. */
final class CsvFile implements TableFile {
    private final CsvWriter csv;
    private final ZoneId zone;
    private final List<String> row = new ArrayList<>();

    CsvFile(OutputStream to, List<? extends Column<?>> columns, ZoneId zone) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to, StandardCharsets.UTF_8);
        this.zone = zone;
        csv.writeRecord(columns.stream().map(Column::code).toList());
    }

    @Override
    public void text(String text) {
        row.add(text);
    }

    @Override
    public void code(String code, LocalizedName name) {
        row.add(code);
    }

    @Override
    public void number(long number) {
        row.add(Long.toString(number));
    }

    @Override
    public void instant(Instant at) {
        row.add(Rfc3339.of(at, zone));
    }

    @Override
    public void day(LocalDate day) {
        row.add(day.toString());
    }

    @Override
    public void length(Duration length) {
        row.add(length.toString());
    }

    @Override
    public void nothing() {
        row.add("");
    }

    @Override
    public void endRow() {
        csv.writeRecord(row);
        row.clear();
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void finish() throws IOException {
        csv.close();
    }
}
