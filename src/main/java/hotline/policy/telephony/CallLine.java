package hotline.policy.telephony;

import hotline.policy.dispatch.Need;
import java.util.Optional;
import java.util.Set;

/**
 * A department that answers calls (C2, C9).
 *
 * @param numbers as customers dial them; empty with {@code queues}: all that no other line has
 * @param queues of the exchange
 * @param need what its agents must be able to do
 */
public record CallLine(String department, Set<String> numbers, Set<String> queues, Need need) {
    public CallLine {
        numbers = Set.copyOf(numbers);
        queues = Set.copyOf(queues);
    }

    boolean answers(Optional<String> to, Optional<String> queue) {
        return (numbers.isEmpty() && queues.isEmpty())
                || queue.filter(queues::contains).isPresent()
                || to.filter(called -> numbers.stream().anyMatch(number -> isSame(called, number)))
                        .isPresent();
    }

    /** An exchange says a number with or without its country's prefix. */
    private static boolean isSame(String called, String number) {
        var digits = digits(called);
        var own = digits(number);
        return !own.isEmpty() && (digits.equals(own) || (own.length() >= LEAST_DIGITS && digits.endsWith(own)));
    }

    private static final int LEAST_DIGITS = 5;

    private static String digits(String number) {
        return number.chars()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
