package hotline.volume;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.failure.FailureText;
import hotline.text.CsvText;
import hotline.text.TypedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads volumes from a CSV file (RFC 4180) in UTF-8 with a line of column names. Names the faults of each line. */
final class VolumeFile {
    /** A month of three thousand branches. */
    private static final int MOST_LINES = 100_000;

    private static final int LONGEST_TEXT = 100;

    /** An earlier day is a slip of the keyboard. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** Spreadsheets write thousands with commas; a comma elsewhere may stand for decimals. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2}");

    /** The columns with their names in files that people write. */
    enum Column {
        DAY("day", "日期"),
        BRANCH("branch", "网点"),
        PARCELS("parcels", "件量"),
        INSURED("insured", "保价件量"),
        HUB("hub", "分拨中心");

        private final String title;
        private final String chinese;

        Column(String title, String chinese) {
            this.title = title;
            this.chinese = chinese;
        }

        static Optional<Column> of(String typed) {
            var name = TypedText.plain(typed).toLowerCase(Locale.ROOT);
            for (Column column : values()) {
                if (column.title.equals(name) || column.chinese.equals(name)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }

        boolean isRequired() {
            return this == DAY || this == BRANCH || this == PARCELS;
        }
    }

    /**
     * A line of a file as far as it can be read.
     *
     * @param columns the place of each column in the file, from 1
     */
    record Line(
            int number,
            Map<Column, Integer> columns,
            Optional<LocalDate> day,
            Optional<String> branch,
            Optional<String> hub,
            Optional<Long> parcels,
            Optional<Long> insured,
            List<WrongField> faults) {

        WrongField fault(Column column, String words, String code, List<String> values) {
            return new WrongField("/" + column.title, words, code, values, "", number, columns.getOrDefault(column, 1));
        }
    }

    private VolumeFile() {}

    /** Throws {@link Failure.Invalid} where it is no such file at all. */
    static List<Line> read(byte[] file) {
        var lines = new ArrayList<Line>();
        try (var reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(CsvText.of(file))) {
            Map<Column, Integer> columns = Map.of();
            for (CsvRecord row : reader) {
                if (columns.isEmpty()) {
                    columns = columns(row);
                } else {
                    lines.add(new Reading(row, columns).line());
                }
                if (lines.size() > MOST_LINES) {
                    throw CsvText.unreadable(
                            row.getStartingLineNumber(), "a file has at most " + MOST_LINES + " lines");
                }
            }
        } catch (CsvParseException noCsv) {
            throw CsvText.unreadable(1, "is no CSV: " + FailureText.of(noCsv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (lines.isEmpty()) {
            throw CsvText.unreadable(1, "has no volumes");
        }
        return lines;
    }

    private static Map<Column, Integer> columns(CsvRecord titles) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < titles.getFieldCount(); i++) {
            var title = titles.getField(i);
            var column = Column.of(title)
                    .orElseThrow(() -> CsvText.unreadable(
                            1,
                            "has no known column \"" + title + "\"; columns are day, branch, parcels, insured, hub"));
            if (columns.put(column, i + 1) != null) {
                throw CsvText.unreadable(1, "names the column " + column.title + " twice");
            }
        }
        for (Column column : Column.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                throw CsvText.unreadable(1, "lacks the column " + column.title);
            }
        }
        return columns;
    }

    /** One line, which collects its faults. */
    private static final class Reading {
        private final CsvRecord row;
        private final Map<Column, Integer> columns;
        private final List<WrongField> faults = new ArrayList<>();

        Reading(CsvRecord row, Map<Column, Integer> columns) {
            this.row = row;
            this.columns = columns;
        }

        Line line() {
            if (row.getFieldCount() != columns.size()) {
                wrong(Column.DAY, "has " + row.getFieldCount() + " fields, the first line " + columns.size(), "");
            }
            var day = required(Column.DAY).flatMap(this::day);
            var branch = required(Column.BRANCH);
            var parcels = required(Column.PARCELS).flatMap(typed -> count(Column.PARCELS, typed));
            var insured = text(Column.INSURED).flatMap(typed -> count(Column.INSURED, typed));
            if (parcels.isPresent()
                    && insured.filter(some -> some > parcels.get()).isPresent()) {
                wrong(Column.INSURED, "must not be more than all parcels", "more-than-all");
            }
            return new Line(
                    (int) row.getStartingLineNumber(),
                    columns,
                    day,
                    branch,
                    text(Column.HUB),
                    parcels,
                    insured,
                    faults);
        }

        private Optional<LocalDate> day(String typed) {
            var day = CsvText.day(typed);
            if (day.isEmpty()) {
                wrong(Column.DAY, "must be a day such as 2026-09-25", "no-day");
            } else if (day.get().isBefore(FIRST_DAY)) {
                wrong(Column.DAY, "must not be before " + FIRST_DAY, "too-early");
            }
            return day;
        }

        private Optional<Long> count(Column column, String typed) {
            if (!COUNT.matcher(typed).matches()) {
                wrong(column, "must be a whole number from 0 to " + Volume.MOST, "no-number");
                return Optional.empty();
            }
            long count = Long.parseLong(typed.replace(",", ""));
            if (count > Volume.MOST) {
                wrong(column, "must be a whole number from 0 to " + Volume.MOST, "no-number");
            }
            return Optional.of(count);
        }

        private Optional<String> required(Column column) {
            var text = text(column);
            if (text.isEmpty()) {
                wrong(column, "must not be empty", "missing");
            }
            return text;
        }

        private Optional<String> text(Column column) {
            int place = columns.getOrDefault(column, 0);
            var typed = place == 0 || place > row.getFieldCount() ? "" : row.getField(place - 1);
            var text = TypedText.isPlain(typed) ? TypedText.line(typed) : "";
            if (text.isEmpty() && !typed.isBlank()) {
                wrong(column, "must have characters that can be seen", "");
            }
            if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                wrong(column, "must have at most " + LONGEST_TEXT + " characters", "");
            }
            return Optional.of(text).filter(some -> !some.isEmpty());
        }

        private void wrong(Column column, String words, String code) {
            faults.add(new WrongField(
                    "/" + column.title,
                    words,
                    code,
                    List.of(),
                    "",
                    (int) row.getStartingLineNumber(),
                    columns.getOrDefault(column, 1)));
        }
    }
}
