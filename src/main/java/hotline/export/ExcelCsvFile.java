package hotline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import hotline.policy.taxonomy.LocalizedName;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * CSV as Excel opens it with a double click: byte order mark, all cells quoted, local times, and an apostrophe before
 * each text that Excel would take for a formula.
 */
final class ExcelCsvFile extends CsvCells {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** With the full-width forms, which an East Asian Excel reads the same. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r＝＋－＠";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;
    private final String language;

    ExcelCsvFile(OutputStream to, List<? extends Column<?>> columns, ZoneId zone, String language) throws IOException {
        super(marked(to));
        this.zone = zone;
        this.language = language;
        columns.forEach(column -> text(Headers.of(column, zone, language)));
        endRow();
    }

    private static CsvWriter marked(OutputStream to) throws IOException {
        to.write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(to, StandardCharsets.UTF_8);
    }

    @Override
    public void text(String text) {
        cell(guarded(text));
    }

    private static String guarded(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void code(String code, LocalizedName name) {
        text(name.in(language));
    }

    /** Rounded as screens round it. */
    @Override
    public void share(double share) {
        cell(BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%");
    }

    @Override
    public void instant(Instant at) {
        cell(LOCAL.format(at.atZone(zone)));
    }

    @Override
    public void length(Duration length) {
        cell("%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart()));
    }
}
