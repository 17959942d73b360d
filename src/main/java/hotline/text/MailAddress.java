package hotline.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people type it: one alone, without a name or brackets. Its letters may be those of any script, on both sides;
 * whether a mailbox is there, only a mail tells.
 */
public final class MailAddress {
    /** RFC 5321, 4.5.3.1.3: a path has 256 characters with its brackets. */
    public static final int LONGEST = 254;

    private static final Pattern FORM = Pattern.compile(
            "[^\\s\\p{C}@<>()\\[\\]\"\\\\,:;]{1,64}@[^\\s\\p{C}\\p{Punct}]+(?:-+[^\\s\\p{C}\\p{Punct}]+)*"
                    + "(?:\\.[^\\s\\p{C}\\p{Punct}]+(?:-+[^\\s\\p{C}\\p{Punct}]+)*)+");

    private MailAddress() {}

    /** In half width, its domain in small letters; empty where it is none. */
    public static Optional<String> read(String typed) {
        var plain = TypedText.plain(typed);
        if (plain.length() > LONGEST || !FORM.matcher(plain).matches()) {
            return Optional.empty();
        }
        int at = plain.indexOf('@');
        var local = plain.substring(0, at);
        return local.startsWith(".") || local.endsWith(".") || local.contains("..")
                ? Optional.empty()
                : Optional.of(local + plain.substring(at).toLowerCase(Locale.ROOT));
    }

    /** As two writings of one mailbox are compared: no mail server in use tells large letters from small ones. */
    public static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
