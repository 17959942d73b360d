package hotline.customer.lists;

import hotline.intake.PhoneNumbers;
import hotline.sheet.RowSource;
import hotline.sheet.SheetFormat;
import hotline.sheet.SheetTable;
import hotline.text.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a received file row by row. Blocks, so it runs on worker threads; one after the other uses it. */
final class ListReading {
    static final long MOST_ROWS = 1_000_000;
    private static final SheetTable<ListColumn> TABLE =
            new SheetTable<>(ListColumn.class, (int) MOST_ROWS, "rows", "customers");

    private final Path file;
    private final RowSource source;
    private final PhoneNumbers phones = new PhoneNumbers();
    private final ListWords words;
    private final SeenIds seen = new SeenIds();
    private Optional<SheetTable.Header<ListColumn>> header = Optional.empty();
    private List<String> titles = List.of();
    private long ordinal;

    private ListReading(Path file, RowSource source, ListWords words) {
        this.file = file;
        this.source = source;
        this.words = words;
    }

    /**
     * Opens the file and goes over the rows that are done.
     *
     * @throws hotline.failure.Failure.Invalid where it can't be read at all
     */
    static ListReading open(Path file, ListWords words, long done) {
        var source = SheetFormat.open(file);
        var reading = new ListReading(file, source, words);
        for (long i = 0; i < done; i++) {
            reading.nextRow();
        }
        return reading;
    }

    /** At most that many further rows; none at the end. */
    List<ListRow> next(int most) {
        var rows = new ArrayList<ListRow>(most);
        while (rows.size() < most) {
            var row = nextRow();
            if (row.isEmpty()) {
                break;
            }
            rows.add(row.get());
        }
        if (rows.isEmpty() && ordinal == 0) {
            throw CsvText.unreadable(1, "has no customers", "nothing-in-it");
        }
        return rows;
    }

    /** The first line, as it was written. */
    List<String> titles() {
        return titles;
    }

    private Optional<ListRow> nextRow() {
        for (var row = source.next(); row.isPresent(); row = source.next()) {
            var cells = row.get().cells().stream().map(ListReading::unguarded).toList();
            if (row.get().isFirst()) {
                begin(row.get().sheet(), SheetTable.withoutBlankEnd(cells));
            } else if (header.isPresent() && !row.get().isBlank()) {
                ordinal++;
                if (ordinal > MOST_ROWS) {
                    throw CsvText.unreadable(
                            row.get().line(), "a file has at most " + MOST_ROWS + " rows", "too-many-rows");
                }
                return Optional.of(read(header.get(), row.get(), cells));
            }
        }
        return Optional.empty();
    }

    /** A sheet that names none of the columns is about something else, such as the one that says what an export holds. */
    private void begin(Optional<String> sheet, List<String> written) {
        header = sheet.isEmpty() || TABLE.isHeader(written) ? Optional.of(TABLE.header(written)) : Optional.empty();
        if (header.isPresent() && titles.isEmpty()) {
            titles = written;
        }
    }

    private ListRow read(SheetTable.Header<ListColumn> of, RowSource.Row row, List<String> cells) {
        var read = ListRowReader.read(of.row(row.line(), cells), phones, words);
        if (read.customer().isPresent() && !seen.add("file " + read.customer().get())) {
            read = read.and(read.fault(ListColumn.CUSTOMER, "stands in the file twice", "twice"));
        }
        if (read.externalId().isPresent() && !seen.add("id " + read.externalId().get())) {
            read = read.and(read.fault(ListColumn.EXTERNAL_ID, "stands in the file twice", "twice"));
        }
        return new ListRow(ordinal, row.sheet(), row.line(), cells, read);
    }

    /** Exports for Excel write an apostrophe before a text that would be a formula, such as a number with a plus. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@＝＋－＠\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    void close() {
        try {
            source.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
