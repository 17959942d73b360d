package hotline.tier;

import static hotline.sheet.SheetTable.Names.optional;
import static hotline.sheet.SheetTable.Names.required;

import hotline.sheet.SheetTable;
import hotline.sheet.SheetTable.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the trade of customers by year from a file, in yuan. */
final class TradeFile {
    private static final SheetTable<Column> TABLE =
            new SheetTable<>(Column.class, FigureReading.MOST_LINES, "lines", "trade");

    /** A hundred billion yuan. */
    private static final long MOST_FEN = 10_000_000_000_000L;

    private static final int FIRST_YEAR = 2000;
    private static final Set<String> GOOD = Set.of("good", "良好");
    private static final Set<String> BAD = Set.of("bad", "不良");

    enum Column implements SheetTable.Column {
        CUSTOMER(optional("customer", "客户档案")),
        CREDIT_CODE(optional("credit-code", "统一社会信用代码")),
        YEAR(required("year", "年度")),
        AMOUNT(required("amount", "交易额")),
        RETURNS(optional("returns", "退货额")),
        PAYMENT(required("payment", "付款信誉"));

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

    private TradeFile() {}

    /** @param lastYear after which there is no trade yet */
    static List<FigureLine> read(byte[] file, int lastYear) {
        return TABLE.read(file, row -> line(row, lastYear));
    }

    private static FigureLine line(SheetTable.Row<Column> row, int lastYear) {
        var reading = new FigureReading<>(row, Column.CUSTOMER, Column.CREDIT_CODE);
        var year = reading.required(Column.YEAR).flatMap(typed -> year(row, typed, lastYear));
        var amount =
                reading.required(Column.AMOUNT).flatMap(typed -> reading.hundredths(Column.AMOUNT, typed, MOST_FEN));
        var returns = row.text(Column.RETURNS)
                .flatMap(typed -> reading.hundredths(Column.RETURNS, typed, MOST_FEN))
                .orElse(0L);
        var payment = reading.required(Column.PAYMENT).flatMap(typed -> payment(row, typed));
        return reading.line(() -> file ->
                new Figure.Trade(file, year.orElseThrow(), amount.orElseThrow(), returns, payment.orElseThrow()));
    }

    private static Optional<Integer> year(SheetTable.Row<Column> row, String typed, int lastYear) {
        if (typed.matches("\\d{4}")) {
            int year = Integer.parseInt(typed);
            if (year >= FIRST_YEAR && year <= lastYear) {
                return Optional.of(year);
            }
        }
        row.wrong(Column.YEAR, "must be a year from " + FIRST_YEAR + " to " + lastYear, "no-year");
        return Optional.empty();
    }

    private static Optional<Boolean> payment(SheetTable.Row<Column> row, String typed) {
        if (GOOD.contains(typed) || BAD.contains(typed)) {
            return Optional.of(GOOD.contains(typed));
        }
        row.wrong(Column.PAYMENT, "must be good or bad", "no-payment");
        return Optional.empty();
    }
}
