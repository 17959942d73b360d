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

        /** As people write it in English. */
        default String english() {
            return title();
        }
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
        private final List<String> cells;
        private final Place<C> place;
        private final List<WrongField> faults = new ArrayList<>();

        private Row(List<String> cells, long line, Map<C, Integer> columns) {
            this.cells = cells;
            this.place = new Place<>((int) line, columns);
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

        /** As it stands in the file; empty text where it has no such column. */
        public String typed(C column) {
            int at = place.columns().getOrDefault(column, 0);
            return at == 0 || at > cells.size() ? "" : cells.get(at - 1);
        }

        /** One line of text; empty where the file has no such column, or nothing in it. */
        public Optional<String> text(C column) {
            var typed = typed(column);
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

    /** The columns of a file, by its first line. */
    public static final class Header<C extends Enum<C> & Column> {
        private final CsvTable<C> table;
        private final int titles;
        private final Map<C, Integer> places;

        private Header(CsvTable<C> table, int titles, Map<C, Integer> places) {
            this.table = table;
            this.titles = titles;
            this.places = places;
        }

        /**
         * A further line.
         *
         * @param line its number, from 1
         */
        public Row<C> row(long line, List<String> cells) {
            return new Row<>(cells, line, places);
        }

        private Row<C> whole(CsvRecord record) {
            var row = row(record.getStartingLineNumber(), record.getFields());
            if (record.getFieldCount() != titles) {
                row.wrong(
                        table.columns.getEnumConstants()[0],
                        "has " + record.getFieldCount() + " fields, the first line " + titles,
                        "");
            }
            return row;
        }
    }

    /** Throws {@link Failure.Invalid} where it is no such file at all. */
    public <L> List<L> read(byte[] file, Function<Row<C>, L> line) {
        var read = new ArrayList<L>();
        try (var reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(CsvText.of(file))) {
            Optional<Header<C>> header = Optional.empty();
            for (CsvRecord row : reader) {
                if (header.isEmpty()) {
                    header = Optional.of(header(row.getFields()));
                } else {
                    read.add(line.apply(header.get().whole(row)));
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

    /** Throws {@link Failure.Invalid} where a title is unknown or missing. */
    public Header<C> header(List<String> titles) {
        return new Header<>(this, titles.size(), places(titles));
    }

    /** Whether a line is meant as the first one of a list: it names a column that must be there, or several others. */
    public boolean isHeader(List<String> titles) {
        var named = titles.stream().flatMap(title -> column(title).stream()).toList();
        return named.size() > 1 || named.stream().anyMatch(Column::isRequired);
    }

    private Map<C, Integer> places(List<String> titles) {
        var places = new EnumMap<C, Integer>(columns);
        for (int i = 0; i < titles.size(); i++) {
            var title = titles.get(i);
            var column = column(title)
                    .orElseThrow(() -> CsvText.unreadable(
                            1,
                            "has no known column \"" + title + "\"; columns are " + titles(),
                            "unknown-column",
                            title));
            if (places.put(column, i + 1) != null) {
                throw CsvText.unreadable(
                        1, "names the column " + column.title() + " twice", "column-twice", column.title());
            }
        }
        for (C column : columns.getEnumConstants()) {
            if (column.isRequired() && !places.containsKey(column)) {
                throw CsvText.unreadable(1, "lacks the column " + column.title(), "column-missing", column.title());
            }
        }
        return places;
    }

    private Optional<C> column(String typed) {
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> isNamed(column, typed))
                .findFirst();
    }

    /** Whether a title of a file is that column's. */
    public static boolean isNamed(Column column, String typed) {
        var name = TypedText.plain(typed).toLowerCase(Locale.ROOT);
        return column.title().equals(name)
                || column.chinese().equals(name)
                || column.english().toLowerCase(Locale.ROOT).equals(name);
    }

    private String titles() {
        return Arrays.stream(columns.getEnumConstants()).map(Column::title).collect(Collectors.joining(", "));
    }
}
