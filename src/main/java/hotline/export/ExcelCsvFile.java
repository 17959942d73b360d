package hotline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import hotline.policy.taxonomy.LocalizedName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV as Excel opens it with a double click: byte order mark, all cells quoted, local times, and an apostrophe before
 * each text that Excel would take for a formula.
 */
final class ExcelCsvFile implements TableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** With the full-width forms, which an East Asian Excel reads the same. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r＝＋－＠";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final CsvWriter csv;
    private final ZoneId zone;
    private final String language;
    private final List<String> row = new ArrayList<>();

    ExcelCsvFile(OutputStream to, List<? extends Column<?>> columns, ZoneId zone, String language) throws IOException {
        to.write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(to, StandardCharsets.UTF_8);
        this.zone = zone;
        this.language = language;
        columns.forEach(column -> text(Headers.of(column, zone, language)));
        endRow();
    }

    @Override
    public void text(String text) {
        row.add(guarded(text));
    }

    private static String guarded(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void code(String code, LocalizedName name) {
        text(name.in(language));
    }

    @Override
    public void number(long number) {
        row.add(Long.toString(number));
    }

    @Override
    public void instant(Instant at) {
        row.add(LOCAL.format(at.atZone(zone)));
    }

    @Override
    public void day(LocalDate day) {
        row.add(day.toString());
    }

    @Override
    public void length(Duration length) {
        row.add("%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart()));
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
