package hotline.tier;

import hotline.text.CsvTable;
import hotline.text.TypedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what both kinds of files have. Collects the faults in the row. */
final class FigureReading<C extends Enum<C> & CsvTable.Column> {
    /** A million customers. */
    static final int MOST_LINES = 1_000_000;

    /** Spreadsheets write thousands with commas. */
    private static final Pattern AMOUNT = Pattern.compile("(?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,2})?");

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final CsvTable.Row<C> row;

    FigureReading(CsvTable.Row<C> row) {
        this.row = row;
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

    Optional<Long> customer(C column) {
        return row.text(column).flatMap(typed -> {
            if (!ID.matcher(typed).matches()) {
                row.wrong(column, "must be the number of a customer's file", "no-customer");
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(typed));
        });
    }

    Optional<String> creditCode(C column) {
        return row.text(column).map(TypedText::identifier);
    }

    /** One of the two names the customer. */
    void named(C column, Optional<Long> customer, Optional<String> creditCode) {
        boolean isFaulty = row.faults().stream().anyMatch(fault -> fault.code().equals("no-customer"));
        if (customer.isEmpty() && creditCode.isEmpty() && !isFaulty) {
            row.wrong(column, "must name the customer, by the number of the file or by the credit code", "missing");
        }
    }

    FigureLine.Naming naming(C column) {
        return (words, code, values) -> row.place().fault(column, words, code, List.copyOf(values));
    }
}
