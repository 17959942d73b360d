package hotline.tier;

import static hotline.sheet.SheetTable.Names.optional;
import static hotline.sheet.SheetTable.Names.required;

import hotline.sheet.SheetTable;
import hotline.sheet.SheetTable.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what departments have scored from a file. */
final class PointsFile {
    private static final SheetTable<Column> TABLE =
            new SheetTable<>(Column.class, FigureReading.MOST_LINES, "lines", "points");

    private static final long MOST_HUNDREDTHS = 10_000;

    enum Column implements SheetTable.Column {
        CUSTOMER(optional("customer", "客户档案")),
        CREDIT_CODE(optional("credit-code", "统一社会信用代码")),
        DEPARTMENT(required("department", "部门")),
        PERIOD(required("period", "考核期")),
        CRITERION(required("criterion", "考核项")),
        POINTS(required("points", "得分"));

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

    private PointsFile() {}

    /** Codes of the policy that files may name. */
    record Known(Set<String> departments, Set<String> criteria) {}

    static List<FigureLine> read(byte[] file, Known known) {
        return TABLE.read(file, row -> line(row, known));
    }

    private static FigureLine line(SheetTable.Row<Column> row, Known known) {
        var reading = new FigureReading<>(row, Column.CUSTOMER, Column.CREDIT_CODE);
        var department = reading.required(Column.DEPARTMENT)
                .flatMap(typed -> known(row, Column.DEPARTMENT, typed, known.departments(), "no-department"));
        var period = reading.required(Column.PERIOD).flatMap(typed -> period(row, typed));
        var criterion = reading.required(Column.CRITERION)
                .flatMap(typed -> known(row, Column.CRITERION, typed, known.criteria(), "no-criterion"));
        var points = reading.required(Column.POINTS)
                .flatMap(typed -> reading.hundredths(Column.POINTS, typed, MOST_HUNDREDTHS));
        return reading.line(() -> file -> new Figure.Points(
                file,
                department.orElseThrow(),
                period.orElseThrow(),
                criterion.orElseThrow(),
                points.orElseThrow().intValue()));
    }

    private static Optional<String> known(
            SheetTable.Row<Column> row, Column column, String typed, Set<String> codes, String fault) {
        if (codes.contains(typed)) {
            return Optional.of(typed);
        }
        row.wrong(
                column,
                "must be one of " + String.join(", ", codes.stream().sorted().toList()),
                fault);
        return Optional.empty();
    }

    private static Optional<String> period(SheetTable.Row<Column> row, String typed) {
        var period = ReviewPeriod.halfYear(typed);
        if (period.isEmpty()) {
            row.wrong(Column.PERIOD, "must be a half-year such as 2026-H1", "no-period");
        }
        return period;
    }
}
