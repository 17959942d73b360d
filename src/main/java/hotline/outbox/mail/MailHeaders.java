package hotline.outbox.mail;

import hotline.text.MailAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The one place that makes values of headers (O6): a library passes a line end in a value on, and what follows it is a header of the
 * stranger who typed it. Pure.
 */
final class MailHeaders {
    private static final String LINE_END = "\r\n ";
    /** RFC 2047: an encoded word has 75 characters at most, "=?UTF-8?B?" and "?=" among them. */
    private static final int MOST_BYTES_OF_WORD = 45;

    private static final int LONGEST_PLAIN = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern ID = Pattern.compile("<[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+>");

    private static final Pattern LINK = Pattern.compile("https://[A-Za-z0-9./:_-]+");

    private MailHeaders() {}

    /** Free text, such as a subject, in any script. */
    static String text(String text) {
        var safe = safe(text);
        return isPlain(safe) ? safe : words(safe);
    }

    /** {@code name <address>}, or the address alone where there is no name. */
    static String mailbox(String name, String address) {
        var safe = safe(name);
        var box = "<" + address(address) + ">";
        if (safe.isEmpty()) {
            return box;
        }
        var shown = isPlain(safe) ? '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : words(safe);
        return shown + LINE_END + box;
    }

    /**
     * An address as it stands in headers and envelopes: its domain in ASCII. Its local part stays as it is, and may need a relay that
     * takes letters of all scripts there (SMTPUTF8).
     */
    static String address(String address) {
        var read = MailAddress.read(safe(address))
                .filter(one -> one.equalsIgnoreCase(address))
                .orElseThrow(() -> new BadHeader("not an address"));
        int at = read.indexOf('@');
        try {
            return read.substring(0, at + 1) + IDN.toASCII(read.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException noDomain) {
            throw new BadHeader("not a domain");
        }
    }

    /** Of this program alone: {@code <…@…>}. */
    static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new BadHeader("not a message id");
        }
        return id;
    }

    /** Of this program alone: {@code https://…}. */
    static String link(String link) {
        if (link.length() > LONGEST_TEXT || !LINK.matcher(link).matches()) {
            throw new BadHeader("not a link");
        }
        return link;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String safe(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new BadHeader("too long");
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0xd800 && c <= 0xdfff)) {
                throw new BadHeader("a control character");
            }
            i += Character.charCount(c);
        }
        return text;
    }

    /** Stands there as it is, and nobody takes it for something else. */
    private static boolean isPlain(String text) {
        return text.length() <= LONGEST_PLAIN
                && PLAIN.matcher(text).matches()
                && !text.contains("=?")
                && text.equals(text.strip());
    }

    /** No character is cut in two (O7). */
    private static String words(String text) {
        var words = new StringBuilder();
        var word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            var one = Character.toString(text.codePointAt(i));
            int more = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > MOST_BYTES_OF_WORD) {
                add(words, word);
                bytes = 0;
            }
            word.append(one);
            bytes += more;
            i += one.length();
        }
        add(words, word);
        return words.toString();
    }

    private static void add(StringBuilder words, StringBuilder word) {
        words.append(words.isEmpty() ? "" : LINE_END)
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
        word.setLength(0);
    }
}
