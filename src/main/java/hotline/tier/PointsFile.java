package hotline.tier;

import hotline.text.CsvTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** Reads what departments have scored from a CSV file. */
final class PointsFile {
    private static final CsvTable<Column> TABLE =
            new CsvTable<>(Column.class, FigureReading.MOST_LINES, "lines", "points");

    private static final long MOST_HUNDREDTHS = 10_000;

    enum Column implements CsvTable.Column {
        CUSTOMER("customer", "客户档案"),
        CREDIT_CODE("credit-code", "统一社会信用代码"),
        DEPARTMENT("department", "部门"),
        PERIOD("period", "考核期"),
        CRITERION("criterion", "考核项"),
        POINTS("points", "得分");

        private final String title;
        private final String chinese;

        Column(String title, String chinese) {
            this.title = title;
            this.chinese = chinese;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public boolean isRequired() {
            return this != CUSTOMER && this != CREDIT_CODE;
        }
    }

    private PointsFile() {}

    /** Codes of the policy that files may name. */
    record Known(Set<String> departments, Set<String> criteria) {}

    static List<FigureLine> read(byte[] file, Known known) {
        return TABLE.read(file, row -> line(row, known));
    }

    private static FigureLine line(CsvTable.Row<Column> row, Known known) {
        var reading = new FigureReading<>(row);
        var customer = reading.customer(Column.CUSTOMER);
        var creditCode = reading.creditCode(Column.CREDIT_CODE);
        reading.named(Column.CUSTOMER, customer, creditCode);
        var department = reading.required(Column.DEPARTMENT)
                .flatMap(typed -> known(row, Column.DEPARTMENT, typed, known.departments(), "no-department"));
        var period = reading.required(Column.PERIOD).flatMap(typed -> period(row, typed));
        var criterion = reading.required(Column.CRITERION)
                .flatMap(typed -> known(row, Column.CRITERION, typed, known.criteria(), "no-criterion"));
        var points = reading.required(Column.POINTS)
                .flatMap(typed -> reading.hundredths(Column.POINTS, typed, MOST_HUNDREDTHS));
        Optional<LongFunction<Figure>> figure = row.faults().isEmpty()
                ? Optional.of(file -> new Figure.Points(
                        file,
                        department.orElseThrow(),
                        period.orElseThrow(),
                        criterion.orElseThrow(),
                        points.orElseThrow().intValue()))
                : Optional.empty();
        return new FigureLine(
                reading.naming(customer.isPresent() ? Column.CUSTOMER : Column.CREDIT_CODE),
                customer,
                creditCode,
                figure,
                row.faults());
    }

    private static Optional<String> known(
            CsvTable.Row<Column> row, Column column, String typed, Set<String> codes, String fault) {
        if (codes.contains(typed)) {
            return Optional.of(typed);
        }
        row.wrong(
                column,
                "must be one of " + String.join(", ", codes.stream().sorted().toList()),
                fault);
        return Optional.empty();
    }

    private static Optional<String> period(CsvTable.Row<Column> row, String typed) {
        var period = ReviewPeriod.halfYear(typed);
        if (period.isEmpty()) {
            row.wrong(Column.PERIOD, "must be a half-year such as 2026-H1", "no-period");
        }
        return period;
    }
}
