package hotline.savedview;

import hotline.failure.Failure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query of an address of the console, such as {@code view=open&type=delay}: names and codes. Phones, waybills and
 * searches name customers, so no view may keep them.
 */
public record ViewQuery(String text) {
    public static final int LONGEST = 2000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z-]{0,40}");
    private static final Set<String> OF_CUSTOMERS = Set.of("phone", "waybill", "search", "case", "customer", "sought");

    /** Fails with 422 for a text that is no such query. */
    public ViewQuery {
        boolean namesView = false;
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? "" : pair.substring(0, equals);
            if (!NAME.matcher(name).matches() || !isValue(pair.substring(equals + 1))) {
                throw wrong("must be names with values, such as view=open&type=delay", "no-query");
            }
            if (OF_CUSTOMERS.contains(name)) {
                throw wrong("must not name a customer or a case by " + name, "names-a-customer");
            }
            namesView |= name.equals("view");
        }
        if (!namesView || text.length() > LONGEST) {
            throw wrong("must name a view, in at most " + LONGEST + " characters", "no-query");
        }
    }

    private static boolean isValue(String encoded) {
        try {
            var value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return !value.isBlank() && value.codePoints().noneMatch(Character::isISOControl);
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }

    private static Failure wrong(String detail, String code) {
        return Failure.Invalid.field("/query", detail, code);
    }
}
