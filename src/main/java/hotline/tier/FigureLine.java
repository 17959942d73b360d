package hotline.tier;

import hotline.failure.Failure.WrongField;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A line of a file as far as it can be read.
 *
 * @param customer number of the customer's file
 * @param creditCode names the customer instead
 * @param figure of a customer; empty where the line has faults
 */
record FigureLine(
        Naming naming,
        Optional<Long> customer,
        Optional<String> creditCode,
        Optional<LongFunction<Figure>> figure,
        List<WrongField> faults) {

    /** Makes a fault at the column that names the customer. */
    interface Naming {
        WrongField fault(String words, String code, List<String> values);
    }
}
