package hotline.network;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.failure.FailureText;
import hotline.policy.taxonomy.LocalizedName;
import hotline.text.CsvText;
import hotline.text.TypedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads units from a CSV file (RFC 4180) in UTF-8 with a line of column names. */
final class UnitFile {
    private static final int MOST_LINES = 10_000;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*+");
    private static final int LONGEST_NAME = 100;

    /** The columns with their names in files that people write. */
    enum Column {
        CODE("code", "编码"),
        KIND("kind", "类型"),
        NAME_ZH("name_zh", "名称"),
        NAME_EN("name_en", "英文名称"),
        PARENT("parent", "上级"),
        LINE("line", "业务线"),
        PHONE("phone", "电话"),
        VALID_FROM("valid_from", "启用日期"),
        VALID_TO("valid_to", "停用日期");

        private final String title;
        private final String chinese;

        Column(String title, String chinese) {
            this.title = title;
            this.chinese = chinese;
        }

        String title() {
            return title;
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
            return this == CODE || this == KIND || this == NAME_ZH;
        }

        /** The column that a field of {@link UnitRules.Fault} stands in. */
        static Column ofField(String field) {
            return switch (field) {
                case "kind" -> KIND;
                case "parent" -> PARENT;
                case "line" -> LINE;
                case "validTo" -> VALID_TO;
                default -> CODE;
            };
        }
    }

    /**
     * A line of a file.
     *
     * @param number of the line, from 1
     * @param columns the place of each column in the file, from 1
     * @param draft empty where it is not readable
     * @param faults why
     */
    record Line(long number, Map<Column, Integer> columns, Optional<UnitDraft> draft, List<WrongField> faults) {

        WrongField fault(Column column, String words) {
            return fault(number, columns, column, words);
        }

        private static WrongField fault(long number, Map<Column, Integer> columns, Column column, String words) {
            return new WrongField(
                    "/" + column.title(), words, "", List.of(), "", (int) number, columns.getOrDefault(column, 1));
        }
    }

    private UnitFile() {}

    /** Throws {@link Failure.Invalid} where it is no such file at all; lines that are wrong say so. */
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
                    lines.add(line(row, columns));
                }
                if (lines.size() > MOST_LINES) {
                    throw CsvText.unreadable(
                            row.getStartingLineNumber(), "a file has at most " + MOST_LINES + " units");
                }
            }
        } catch (CsvParseException noCsv) {
            throw CsvText.unreadable(1, "is no CSV: " + FailureText.of(noCsv));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (lines.isEmpty()) {
            throw CsvText.unreadable(1, "has no units");
        }
        return lines;
    }

    private static Map<Column, Integer> columns(CsvRecord titles) {
        var columns = new HashMap<Column, Integer>();
        for (int i = 0; i < titles.getFieldCount(); i++) {
            var title = titles.getField(i);
            var column = Column.of(title)
                    .orElseThrow(() -> CsvText.unreadable(
                            1,
                            "has no known column \"" + title + "\"; columns are code, kind, name_zh, name_en, parent,"
                                    + " line, phone, valid_from, valid_to"));
            if (columns.put(column, i + 1) != null) {
                throw CsvText.unreadable(1, "names the column " + column.title() + " twice");
            }
        }
        for (Column column : Column.values()) {
            if (column.isRequired() && !columns.containsKey(column)) {
                throw CsvText.unreadable(1, "lacks the column " + column.title());
            }
        }
        return columns;
    }

    private static Line line(CsvRecord row, Map<Column, Integer> columns) {
        var reading = new Reading(row, columns);
        var draft = reading.draft();
        return new Line(
                row.getStartingLineNumber(),
                columns,
                reading.faults.isEmpty() ? Optional.of(draft) : Optional.empty(),
                reading.faults);
    }

    /** One line, which collects its faults. */
    private static final class Reading {
        private final CsvRecord row;
        private final Map<Column, Integer> columns;
        private final List<WrongField> faults = new ArrayList<>();

        Reading(CsvRecord row, Map<Column, Integer> columns) {
            this.row = row;
            this.columns = columns;
            if (row.getFieldCount() != columns.size()) {
                wrong(Column.CODE, "has " + row.getFieldCount() + " fields, the first line " + columns.size());
            }
        }

        UnitDraft draft() {
            var zh = required(Column.NAME_ZH);
            var from = day(Column.VALID_FROM).orElse(Unit.EVER);
            return new UnitDraft(
                    code(Column.CODE, required(Column.CODE)),
                    kind(),
                    new LocalizedName(zh, text(Column.NAME_EN).orElse(zh)),
                    text(Column.PARENT).map(parent -> code(Column.PARENT, parent)),
                    from,
                    text(Column.LINE),
                    text(Column.PHONE).map(TypedText::plain),
                    from,
                    day(Column.VALID_TO));
        }

        private void wrong(Column column, String words) {
            faults.add(Line.fault(row.getStartingLineNumber(), columns, column, words));
        }

        private String code(Column column, String typed) {
            var code = TypedText.identifier(typed);
            if (code.length() > Unit.LONGEST_CODE || !CODE.matcher(code).matches()) {
                wrong(column, "must have letters, digits and dashes, at most " + Unit.LONGEST_CODE);
            }
            return code;
        }

        private UnitKind kind() {
            return UnitKind.written(required(Column.KIND)).orElseGet(() -> {
                wrong(Column.KIND, "must be one of " + String.join(", ", UnitKind.codes()));
                return UnitKind.BRANCH;
            });
        }

        private Optional<LocalDate> day(Column column) {
            var typed = text(column);
            var day = typed.flatMap(CsvText::day);
            if (typed.isPresent() && day.isEmpty()) {
                wrong(column, "must be a day such as 2026-09-25");
            }
            return day;
        }

        private String required(Column column) {
            return text(column).orElseGet(() -> {
                wrong(column, "must not be empty");
                return "-";
            });
        }

        private Optional<String> text(Column column) {
            int place = columns.getOrDefault(column, 0);
            var typed = place == 0 || place > row.getFieldCount() ? "" : row.getField(place - 1);
            var text = TypedText.isPlain(typed) ? TypedText.line(typed) : "";
            if (text.isEmpty() && !typed.isBlank()) {
                wrong(column, "must have characters that can be seen");
            }
            if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
                wrong(column, "must have at most " + LONGEST_NAME + " characters");
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
    }
}
