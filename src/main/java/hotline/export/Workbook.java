package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import hotline.sheet.OnPaper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook (XLSX): first a sheet that says what the file is, then the rows, on as many sheets as they need. Texts are
 * texts to Excel with any content, so that phones and waybills stay as they are.
 */
final class Workbook implements TableFile {
    /** Beyond it Excel calls the file damaged. */
    private static final int LONGEST_TEXT = 32_767;

    private static final double SECONDS_OF_A_DAY = 86_400;

    private final org.dhatim.fastexcel.Workbook book;
    private final List<? extends Column<?>> columns;
    private final About about;
    private final String language;
    private final ZoneId zone;
    private final int rowsOfSheet;
    private Worksheet sheet;
    private int sheets;
    private int row;
    private int cell;

    Workbook(OutputStream to, List<? extends Column<?>> columns, About about, String language) throws IOException {
        this(to, columns, about, language, Worksheet.MAX_ROWS);
    }

    /** @param rowsOfSheet rows that a sheet may have, with its header */
    Workbook(OutputStream to, List<? extends Column<?>> columns, About about, String language, int rowsOfSheet)
            throws IOException {
        this.book = new org.dhatim.fastexcel.Workbook(to, "hotline", "1.0");
        this.columns = columns;
        this.about = about;
        this.language = language;
        this.zone = about.zone();
        this.rowsOfSheet = rowsOfSheet;
        AboutSheet.write(book, about, language);
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        sheets++;
        var title = about.title().in(language);
        var made = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        made.freezePane(0, 1);
        OnPaper.lay(made, columns.size(), true);
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            made.inlineString(0, i, Headers.of(column, zone, language));
            made.style(0, i).bold().set();
            made.width(i, width(column.kind()));
        }
        row = 1;
        cell = 0;
        return made;
    }

    private static double width(Column.Kind kind) {
        return switch (kind) {
            case INSTANT -> 28;
            case NUMBER, DATE, DURATION -> 12;
            case TEXT, CODE -> 20;
        };
    }

    @Override
    public void text(String text) {
        sheet.inlineString(row, cell++, text.length() > LONGEST_TEXT ? beginning(text) : text);
    }

    private static String beginning(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    @Override
    public void code(String code, LocalizedName name) {
        text(name.in(language));
    }

    @Override
    public void number(long number) {
        sheet.value(row, cell++, number);
    }

    @Override
    public void real(double number) {
        sheet.value(row, cell++, number);
    }

    @Override
    public void share(double share) {
        sheet.value(row, cell, share);
        format("0.0%");
    }

    @Override
    public void instant(Instant at) {
        sheet.value(row, cell, at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toLocalDateTime());
        format("yyyy-mm-dd hh:mm:ss");
    }

    @Override
    public void day(LocalDate day) {
        sheet.value(row, cell, day);
        format("yyyy-mm-dd");
    }

    @Override
    public void length(Duration length) {
        sheet.value(row, cell, length.toSeconds() / SECONDS_OF_A_DAY);
        format("[h]:mm:ss");
    }

    /** Of the cell that was written: without one Excel shows the bare number, despite its column. */
    private void format(String format) {
        sheet.style(row, cell++).format(format).set();
    }

    @Override
    public void nothing() {
        cell++;
    }

    @Override
    public void endRow() throws IOException {
        row++;
        cell = 0;
        if (row == rowsOfSheet) {
            sheet.finish();
            sheet = newSheet();
        }
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        book.finish();
    }
}
