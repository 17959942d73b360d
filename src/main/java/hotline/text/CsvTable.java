package hotline.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.failure.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of CSV file (RFC 4180) in UTF-8 that people send: its first line names columns, in any order, and every other line is
 * read by itself, with all of its faults.
 *
 * @param <C> its columns; faults of a whole line stand at the first one
 */
public final class CsvTable<C extends Enum<C> & CsvTable.Column> {
    private static final int LONGEST_TEXT = 100;

    /** A column with its names in files that people write. */
    public interface Column {
        String title();

        String chinese();

        boolean isRequired();
    }

    /**
     * Where a line stands.
     *
     * @param number of the line, from 1
     * @param columns the place of each column in the file, from 1
     */
    public record Place<C extends Enum<C> & Column>(int number, Map<C, Integer> columns) {
        public WrongField fault(C column, String words, String code, List<String> values) {
            return new WrongField(
                    "/" + column.title(), words, code, values, "", number, columns.getOrDefault(column, 1));
        }
    }

    /** A line that is being read. */
    public static final class Row<C extends Enum<C> & Column> {
        private final CsvRecord read;
        private final Place<C> place;
        private final List<WrongField> faults = new ArrayList<>();

        private Row(CsvRecord read, Map<C, Integer> columns) {
            this.read = read;
            this.place = new Place<>((int) read.getStartingLineNumber(), columns);
        }

        public Place<C> place() {
            return place;
        }

        /** Those found so far. */
        public List<WrongField> faults() {
            return faults;
        }

        public void wrong(C column, String words, String code) {
            faults.add(place.fault(column, words, code, List.of()));
        }

        /** One line of text; empty where the file has no such column, or nothing in it. */
        public Optional<String> text(C column) {
            int at = place.columns().getOrDefault(column, 0);
            var typed = at == 0 || at > read.getFieldCount() ? "" : read.getField(at - 1);
            var text = TypedText.isPlain(typed) ? TypedText.line(typed) : "";
            if (text.isEmpty() && !typed.isBlank()) {
                wrong(column, "must have characters that can be seen", "");
            }
            if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                wrong(column, "must have at most " + LONGEST_TEXT + " characters", "");
            }
            return Optional.of(text).filter(some -> !some.isEmpty());
        }
    }

    private final Class<C> columns;
    private final int most;
    private final String lines;
    private final String content;

    /**
     * Describes the kind.
     *
     * @param most how many lines a file may have
     * @param lines what its lines are, in the plural
     * @param content what it holds, in the plural
     */
    public CsvTable(Class<C> columns, int most, String lines, String content) {
        this.columns = columns;
        this.most = most;
        this.lines = lines;
        this.content = content;
    }

    /** Throws {@link Failure.Invalid} where it is no such file at all. */
    public <L> List<L> read(byte[] file, Function<Row<C>, L> line) {
        var read = new ArrayList<L>();
        try (var reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(CsvText.of(file))) {
            Map<C, Integer> places = Map.of();
            for (CsvRecord row : reader) {
                if (places.isEmpty()) {
                    places = places(row);
                } else {
                    read.add(line.apply(row(row, places)));
                }
                if (read.size() > most) {
                    throw CsvText.unreadable(row.getStartingLineNumber(), "a file has at most " + most + " " + lines);
                }
            }
        } catch (CsvParseException noCsv) {
            throw CsvText.unreadable(1, "is no CSV: " + FailureText.of(noCsv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (read.isEmpty()) {
            throw CsvText.unreadable(1, "has no " + content);
        }
        return read;
    }

    private Row<C> row(CsvRecord record, Map<C, Integer> places) {
        var row = new Row<>(record, places);
        if (record.getFieldCount() != places.size()) {
            row.wrong(
                    columns.getEnumConstants()[0],
                    "has " + record.getFieldCount() + " fields, the first line " + places.size(),
                    "");
        }
        return row;
    }

    private Map<C, Integer> places(CsvRecord titles) {
        var places = new EnumMap<C, Integer>(columns);
        for (int i = 0; i < titles.getFieldCount(); i++) {
            var title = titles.getField(i);
            var column = column(title)
                    .orElseThrow(() ->
                            CsvText.unreadable(1, "has no known column \"" + title + "\"; columns are " + titles()));
            if (places.put(column, i + 1) != null) {
                throw CsvText.unreadable(1, "names the column " + column.title() + " twice");
            }
        }
        for (C column : columns.getEnumConstants()) {
            if (column.isRequired() && !places.containsKey(column)) {
                throw CsvText.unreadable(1, "lacks the column " + column.title());
            }
        }
        return places;
    }

    private Optional<C> column(String typed) {
        var name = TypedText.plain(typed).toLowerCase(Locale.ROOT);
        return Arrays.stream(columns.getEnumConstants())
                .filter(column ->
                        column.title().equals(name) || column.chinese().equals(name))
                .findFirst();
    }

    private String titles() {
        return Arrays.stream(columns.getEnumConstants()).map(Column::title).collect(Collectors.joining(", "));
    }
}
