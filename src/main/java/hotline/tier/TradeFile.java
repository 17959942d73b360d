package hotline.tier;

import hotline.text.CsvTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** Reads the trade of customers by year from a CSV file, in yuan. */
final class TradeFile {
    private static final CsvTable<Column> TABLE =
            new CsvTable<>(Column.class, FigureReading.MOST_LINES, "lines", "trade");

    /** A hundred billion yuan. */
    private static final long MOST_FEN = 10_000_000_000_000L;

    private static final int FIRST_YEAR = 2000;
    private static final Set<String> GOOD = Set.of("good", "良好");
    private static final Set<String> BAD = Set.of("bad", "不良");

    enum Column implements CsvTable.Column {
        CUSTOMER("customer", "客户档案"),
        CREDIT_CODE("credit-code", "统一社会信用代码"),
        YEAR("year", "年度"),
        AMOUNT("amount", "交易额"),
        RETURNS("returns", "退货额"),
        PAYMENT("payment", "付款信誉");

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
            return this == YEAR || this == AMOUNT || this == PAYMENT;
        }
    }

    private TradeFile() {}

    /** @param lastYear after which there is no trade yet */
    static List<FigureLine> read(byte[] file, int lastYear) {
        return TABLE.read(file, row -> line(row, lastYear));
    }

    private static FigureLine line(CsvTable.Row<Column> row, int lastYear) {
        var reading = new FigureReading<>(row);
        var customer = reading.customer(Column.CUSTOMER);
        var creditCode = reading.creditCode(Column.CREDIT_CODE);
        reading.named(Column.CUSTOMER, customer, creditCode);
        var year = reading.required(Column.YEAR).flatMap(typed -> year(row, typed, lastYear));
        var amount =
                reading.required(Column.AMOUNT).flatMap(typed -> reading.hundredths(Column.AMOUNT, typed, MOST_FEN));
        var returns = row.text(Column.RETURNS)
                .flatMap(typed -> reading.hundredths(Column.RETURNS, typed, MOST_FEN))
                .orElse(0L);
        var payment = reading.required(Column.PAYMENT).flatMap(typed -> payment(row, typed));
        Optional<LongFunction<Figure>> figure = row.faults().isEmpty()
                ? Optional.of(file -> new Figure.Trade(
                        file, year.orElseThrow(), amount.orElseThrow(), returns, payment.orElseThrow()))
                : Optional.empty();
        return new FigureLine(
                reading.naming(customer.isPresent() ? Column.CUSTOMER : Column.CREDIT_CODE),
                customer,
                creditCode,
                figure,
                row.faults());
    }

    private static Optional<Integer> year(CsvTable.Row<Column> row, String typed, int lastYear) {
        if (typed.matches("\\d{4}")) {
            int year = Integer.parseInt(typed);
            if (year >= FIRST_YEAR && year <= lastYear) {
                return Optional.of(year);
            }
        }
        row.wrong(Column.YEAR, "must be a year from " + FIRST_YEAR + " to " + lastYear, "no-year");
        return Optional.empty();
    }

    private static Optional<Boolean> payment(CsvTable.Row<Column> row, String typed) {
        if (GOOD.contains(typed) || BAD.contains(typed)) {
            return Optional.of(GOOD.contains(typed));
        }
        row.wrong(Column.PAYMENT, "must be good or bad", "no-payment");
        return Optional.empty();
    }
}
