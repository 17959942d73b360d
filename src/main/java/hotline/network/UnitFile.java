package hotline.network;

import static hotline.sheet.SheetTable.Names.optional;
import static hotline.sheet.SheetTable.Names.required;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.policy.taxonomy.LocalizedName;
import hotline.sheet.SheetTable;
import hotline.sheet.SheetTable.Names;
import hotline.text.CsvText;
import hotline.text.TypedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads units from a file. Names the faults of each line. */
final class UnitFile {
    private static final int MOST_LINES = 10_000;

    private static final SheetTable<Column> TABLE = new SheetTable<>(Column.class, MOST_LINES, "units", "units");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*+");

    enum Column implements SheetTable.Column {
        CODE(required("code", "编码")),
        KIND(required("kind", "类型")),
        NAME_ZH(required("name_zh", "名称")),
        NAME_EN(optional("name_en", "英文名称")),
        PARENT(optional("parent", "上级")),
        LINE(optional("line", "业务线")),
        PHONE(optional("phone", "电话")),
        VALID_FROM(optional("valid_from", "启用日期")),
        VALID_TO(optional("valid_to", "停用日期"));

        // A record of texts.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Names names;

        Column(Names names) {
            this.names = names;
        }

        @Override
        public Names names() {
            return names;
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
     * @param draft empty where it is not readable
     * @param faults why
     */
    record Line(SheetTable.Place<Column> place, Optional<UnitDraft> draft, List<WrongField> faults) {

        WrongField fault(Column column, String words) {
            return place.fault(column, words, "", List.of());
        }
    }

    private UnitFile() {}

    /** Throws {@link Failure.Invalid} where it is no such file at all; lines that are wrong say so. */
    static List<Line> read(byte[] file) {
        return TABLE.read(file, row -> new Reading(row).line());
    }

    /** @param row collects the faults */
    private record Reading(SheetTable.Row<Column> row) {
        Line line() {
            var draft = draft();
            return new Line(
                    row.place(), Optional.of(draft).filter(read -> row.faults().isEmpty()), row.faults());
        }

        private UnitDraft draft() {
            var zh = required(Column.NAME_ZH);
            var from = day(Column.VALID_FROM).orElse(Unit.EVER);
            return new UnitDraft(
                    code(Column.CODE, required(Column.CODE)),
                    kind(),
                    new LocalizedName(zh, row.text(Column.NAME_EN).orElse(zh)),
                    row.text(Column.PARENT).map(parent -> code(Column.PARENT, parent)),
                    from,
                    row.text(Column.LINE),
                    row.text(Column.PHONE).map(TypedText::plain),
                    from,
                    day(Column.VALID_TO));
        }

        private void wrong(Column column, String words) {
            row.wrong(column, words, "");
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
            var typed = row.text(column);
            var day = typed.flatMap(CsvText::day);
            if (typed.isPresent() && day.isEmpty()) {
                wrong(column, "must be a day such as 2026-09-25");
            }
            return day;
        }

        private String required(Column column) {
            return row.text(column).orElseGet(() -> {
                wrong(column, "must not be empty");
                return "-";
            });
        }
    }
}
