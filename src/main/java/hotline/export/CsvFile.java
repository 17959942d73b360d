package hotline.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rows.Rfc3339;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** CSV for programs (RFC 4180): headers and cells are codes, times have an offset, and no text is changed. */
final class CsvFile extends CsvCells {
    private final ZoneId zone;

    CsvFile(OutputStream to, List<? extends Column<?>> columns, ZoneId zone) {
        super(CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to, StandardCharsets.UTF_8));
        this.zone = zone;
        columns.forEach(column -> cell(column.code()));
        endRow();
    }

    @Override
    public void text(String text) {
        cell(text);
    }

    @Override
    public void code(String code, LocalizedName name) {
        cell(code);
    }

    @Override
    public void share(double share) {
        real(share);
    }

    @Override
    public void instant(Instant at) {
        cell(Rfc3339.of(at, zone));
    }

    @Override
    public void length(Duration length) {
        cell(length.toString());
    }
}
