package hotline.telephony.mapping;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where paths of a rule begin: at an element of a list, or, with a slash, at the message. A dot alone is the element itself, where a list holds texts.
 *
 * @param isEncoded whether values are percent-encoded once more
 * @param hasTemplates whether a variable that was not filled in stands as {@code [Name]}
 */
record Scope(Tree here, Tree root, boolean isEncoded, boolean hasTemplates) {
    private static final String ITSELF = ".";
    private static final Pattern UNFILLED = Pattern.compile("\\[+[A-Za-z][A-Za-z0-9_.()\":\\- ]*]+");
    private static final Pattern ENCODED = Pattern.compile("[^%]*+(?:%[0-9A-Fa-f]{2}[^%]*+)++");

    /** The texts at that path that say something. */
    Stream<String> texts(String path) {
        var found = path.startsWith("/")
                ? root.at(path.substring(1))
                : path.equals(ITSELF) ? Stream.of(here) : here.at(path);
        return found.flatMap(tree -> tree instanceof Tree.Text text
                        ? Stream.of(decoded(text.text()).strip())
                        : Stream.empty())
                .filter(text -> !text.isEmpty()
                        && !(hasTemplates && UNFILLED.matcher(text).matches()));
    }

    private String decoded(String text) {
        return isEncoded && ENCODED.matcher(text).matches()
                ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                : text;
    }
}
