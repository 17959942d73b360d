package hotline.thread;

import hotline.complaint.Report;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Finds in a text what a branch may not learn of a customer: telephone number, e-mail address, name. Pure. */
final class NamesCustomer {
    /** So many last digits of a number tell whose it is. */
    private static final int TELLING = 7;
    /** A name of one character is in many texts. */
    private static final int SHORTEST_NAME = 2;

    private NamesCustomer() {}

    /** What it names of the complainant, in words; empty where nothing. */
    static Optional<String> in(String text, Report report) {
        var folded = folded(text);
        var phone = digits(report.phone());
        if (phone.length() >= TELLING && digits(folded).contains(phone.substring(phone.length() - TELLING))) {
            return Optional.of("the customer's telephone number");
        }
        if (report.email().filter(address -> folded.contains(folded(address))).isPresent()) {
            return Optional.of("the customer's e-mail address");
        }
        var name = folded(report.complainant());
        return name.codePointCount(0, name.length()) >= SHORTEST_NAME && folded.contains(name)
                ? Optional.of("the customer's name")
                : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Without what stands between them, so that no blank or dash hides a number. */
    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
