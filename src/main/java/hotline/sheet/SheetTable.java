package hotline.sheet;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.text.CsvText;
import hotline.text.TypedText;
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
 * A kind of file that people send, as CSV (RFC 4180) in UTF-8 or as a workbook (XLSX): its first line names columns, in any order, and every
 * other line is read by itself, with all of its faults.
 *
 * @param <C> its columns; faults of a whole line stand at the first one
 */
public final class SheetTable<C extends Enum<C> & SheetTable.Column> {
    private static final int LONGEST_TEXT = 100;

    /**
     * What a column is called in files that people write.
     *
     * @param isRequired a file without it is refused
     */
    public record Names(String title, String chinese, String english, boolean isRequired) {
        public static Names required(String title, String chinese) {
            return new Names(title, chinese, title, true);
        }

        public static Names optional(String title, String chinese) {
            return new Names(title, chinese, title, false);
        }
    }

    /** A column with its names. */
    public interface Column {
        Names names();

        default String title() {
            return names().title();
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
    public SheetTable(Class<C> columns, int most, String lines, String content) {
        this.columns = columns;
        this.most = most;
        this.lines = lines;
        this.content = content;
    }

    /** The columns of a file, by its first line. */
    public static final class Header<C extends Enum<C> & Column> {
        private final SheetTable<C> table;
        private final int titles;
        private final Map<C, Integer> places;

        private Header(SheetTable<C> table, int titles, Map<C, Integer> places) {
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

        /** A workbook has no cells behind the last one that is filled in. */
        private Row<C> whole(RowSource.Row of) {
            boolean isOfWorkbook = of.sheet().isPresent();
            var cells = isOfWorkbook ? withoutBlankEnd(of.cells()) : of.cells();
            var row = row(of.line(), cells);
            if (isOfWorkbook ? cells.size() > titles : cells.size() != titles) {
                row.wrong(
                        table.columns.getEnumConstants()[0],
                        "has " + cells.size() + " fields, the first line " + titles,
                        "");
            }
            return row;
        }
    }

    /** Throws {@link Failure.Invalid} where it is no such file at all. Blocks. */
    public <L> List<L> read(byte[] file, Function<Row<C>, L> line) {
        var read = new ArrayList<L>();
        try (var source = SheetFormat.open(file)) {
            var reading = new Reading();
            for (var row = source.next(); row.isPresent(); row = source.next()) {
                reading.next(row.get()).ifPresent(one -> read.add(line.apply(one)));
                if (read.size() > most) {
                    throw CsvText.unreadable(row.get().line(), "a file has at most " + most + " " + lines);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (read.isEmpty()) {
            throw CsvText.unreadable(1, "has no " + content);
        }
        return read;
    }

    /** Of a workbook one sheet is read, for a fault is named by its line; others may say something about it. */
    private final class Reading {
        private Optional<Header<C>> header = Optional.empty();
        private boolean hasBegun;

        private Optional<Row<C>> next(RowSource.Row row) {
            if (row.isFirst()) {
                begin(row);
                return Optional.empty();
            }
            return row.isBlank() ? Optional.empty() : header.map(of -> of.whole(row));
        }

        private void begin(RowSource.Row row) {
            var titles = withoutBlankEnd(row.cells());
            if (row.sheet().isPresent() && !isHeader(titles)) {
                header = Optional.empty();
                return;
            }
            if (hasBegun) {
                throw CsvText.unreadable(
                        1, "has several sheets of " + content + "; send one after the other", "several-sheets");
            }
            hasBegun = true;
            header = Optional.of(header(titles));
        }
    }

    /** A title or a row without the blank cells behind it. */
    public static List<String> withoutBlankEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /** Throws {@link Failure.Invalid} where a title is unknown or missing. */
    public Header<C> header(List<String> titles) {
        return new Header<>(this, titles.size(), places(titles));
    }

    /** Whether a line is meant as the first one of a list: it names a column that must be there, or several others. */
    public boolean isHeader(List<String> titles) {
        var named = titles.stream().flatMap(title -> column(title).stream()).toList();
        return named.size() > 1
                || named.stream().anyMatch(column -> column.names().isRequired());
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
            if (column.names().isRequired() && !places.containsKey(column)) {
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
                || column.names().chinese().equals(name)
                || column.names().english().toLowerCase(Locale.ROOT).equals(name);
    }

    private String titles() {
        return Arrays.stream(columns.getEnumConstants()).map(Column::title).collect(Collectors.joining(", "));
    }
}
