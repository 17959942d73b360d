package hotline.tier;

import hotline.sheet.SheetTable;
import hotline.text.TypedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what both kinds of files have. Collects the faults in the row. */
final class FigureReading<C extends Enum<C> & SheetTable.Column> {
    /** A million customers. */
    static final int MOST_LINES = 1_000_000;

    /** Spreadsheets write thousands with commas. */
    private static final Pattern AMOUNT = Pattern.compile("(?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,2})?");

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final SheetTable.Row<C> row;
    private final Optional<Long> customer;
    private final Optional<String> creditCode;
    private final FigureLine.Naming naming;

    /** @param customer the column with the number of the customer's file; {@code creditCode} names the customer instead */
    FigureReading(SheetTable.Row<C> row, C customer, C creditCode) {
        this.row = row;
        this.customer = customer(row, customer);
        this.creditCode = row.text(creditCode).map(TypedText::identifier);
        this.naming = naming(row, this.customer.isPresent() ? customer : creditCode);
        boolean isFaulty = row.faults().stream().anyMatch(fault -> fault.code().equals("no-customer"));
        if (this.customer.isEmpty() && this.creditCode.isEmpty() && !isFaulty) {
            row.wrong(customer, "must name the customer, by the number of the file or by the credit code", "missing");
        }
    }

    /** @param figure asked for where the line has no fault */
    FigureLine line(Supplier<LongFunction<Figure>> figure) {
        return new FigureLine(
                naming,
                customer,
                creditCode,
                row.faults().isEmpty() ? Optional.of(figure.get()) : Optional.empty(),
                row.faults());
    }

    Optional<String> required(C column) {
        var text = row.text(column);
        if (text.isEmpty()) {
            row.wrong(column, "must not be empty", "missing");
        }
        return text;
    }

    /** In hundredths. */
    Optional<Long> hundredths(C column, String typed, long most) {
        if (AMOUNT.matcher(typed).matches()) {
            long hundredths =
                    new BigDecimal(typed.replace(",", "")).movePointRight(2).longValueExact();
            if (hundredths <= most) {
                return Optional.of(hundredths);
            }
        }
        row.wrong(column, "must be a number from 0 to " + most / 100 + " with at most two decimals", "no-amount");
        return Optional.empty();
    }

    private static <C extends Enum<C> & SheetTable.Column> Optional<Long> customer(SheetTable.Row<C> row, C column) {
        return row.text(column).flatMap(typed -> {
            if (!ID.matcher(typed).matches()) {
                row.wrong(column, "must be the number of a customer's file", "no-customer");
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(typed));
        });
    }

    private static <C extends Enum<C> & SheetTable.Column> FigureLine.Naming naming(SheetTable.Row<C> row, C column) {
        return (words, code, values) -> row.place().fault(column, words, code, List.copyOf(values));
    }
}
