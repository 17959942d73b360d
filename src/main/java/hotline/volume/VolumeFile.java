package hotline.volume;

import static hotline.sheet.SheetTable.Names.optional;
import static hotline.sheet.SheetTable.Names.required;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.sheet.SheetTable;
import hotline.sheet.SheetTable.Names;
import hotline.text.CsvText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads volumes from a file. Names the faults of each line. */
final class VolumeFile {
    /** A month of three thousand branches. */
    private static final int MOST_LINES = 100_000;

    private static final SheetTable<Column> TABLE = new SheetTable<>(Column.class, MOST_LINES, "lines", "volumes");

    /** An earlier day is a slip of the keyboard. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** Spreadsheets write thousands with commas; a comma elsewhere may stand for decimals. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|\\d{1,3}(?:,\\d{3}){1,2}");

    enum Column implements SheetTable.Column {
        DAY(required("day", "日期")),
        BRANCH(required("branch", "网点")),
        PARCELS(required("parcels", "件量")),
        INSURED(optional("insured", "保价件量")),
        HUB(optional("hub", "分拨中心"));

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
    }

    /** A line of a file as far as it can be read. */
    record Line(
            SheetTable.Place<Column> place,
            Optional<LocalDate> day,
            Optional<String> branch,
            Optional<String> hub,
            Optional<Long> parcels,
            Optional<Long> insured,
            List<WrongField> faults) {

        WrongField fault(Column column, String words, String code, List<String> values) {
            return place.fault(column, words, code, values);
        }
    }

    private VolumeFile() {}

    /** Throws {@link Failure.Invalid} where it is no such file at all. */
    static List<Line> read(byte[] file) {
        return TABLE.read(file, row -> new Reading(row).line());
    }

    /** @param row collects the faults */
    private record Reading(SheetTable.Row<Column> row) {
        Line line() {
            var day = required(Column.DAY).flatMap(this::day);
            var branch = required(Column.BRANCH);
            var parcels = required(Column.PARCELS).flatMap(typed -> count(Column.PARCELS, typed));
            var insured = row.text(Column.INSURED).flatMap(typed -> count(Column.INSURED, typed));
            if (parcels.isPresent()
                    && insured.filter(some -> some > parcels.get()).isPresent()) {
                row.wrong(Column.INSURED, "must not be more than all parcels", "more-than-all");
            }
            return new Line(row.place(), day, branch, row.text(Column.HUB), parcels, insured, row.faults());
        }

        private Optional<LocalDate> day(String typed) {
            var day = CsvText.day(typed);
            if (day.isEmpty()) {
                row.wrong(Column.DAY, "must be a day such as 2026-09-25", "no-day");
            } else if (day.get().isBefore(FIRST_DAY)) {
                row.wrong(Column.DAY, "must not be before " + FIRST_DAY, "too-early");
            }
            return day;
        }

        private Optional<Long> count(Column column, String typed) {
            if (!COUNT.matcher(typed).matches()) {
                row.wrong(column, "must be a whole number from 0 to " + Volume.MOST, "no-number");
                return Optional.empty();
            }
            long count = Long.parseLong(typed.replace(",", ""));
            if (count > Volume.MOST) {
                row.wrong(column, "must be a whole number from 0 to " + Volume.MOST, "no-number");
            }
            return Optional.of(count);
        }

        private Optional<String> required(Column column) {
            var text = row.text(column);
            if (text.isEmpty()) {
                row.wrong(column, "must not be empty", "missing");
            }
            return text;
        }
    }
}
