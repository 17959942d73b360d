package hotline.policy.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words with {@link Gap}s. A passage in square brackets is left out where one of its gaps is not known; any other gap that is not
 * known keeps the whole from being said.
 */
public record MailWording(String text) {
    /** A passage that may be left out, or a bracket without its partner. */
    public static final Pattern PASSAGE = Pattern.compile("\\[([^\\[\\]]*+)]|[\\[\\]]");

    /** Empty where a gap would stay. */
    public Optional<String> filled(Map<Gap, String> known) {
        var whole = new StringBuilder();
        int taken = 0;
        for (var passage : PASSAGE.matcher(text).results().toList()) {
            if (!fill(whole, text.substring(taken, passage.start()), known)) {
                return Optional.empty();
            }
            // Left out where it can't be filled.
            Optional.ofNullable(passage.group(1)).ifPresent(inside -> fill(whole, inside, known));
            taken = passage.end();
        }
        return fill(whole, text.substring(taken), known) ? Optional.of(whole.toString()) : Optional.empty();
    }

    /** Adds the text, or nothing where a gap would stay. */
    private static boolean fill(StringBuilder to, String text, Map<Gap, String> known) {
        int before = to.length();
        int taken = 0;
        for (MatchResult found : Gap.IN_TEXT.matcher(text).results().toList()) {
            var value =
                    Optional.ofNullable(found.group(1)).map(Gap.byCode()::get).map(known::get);
            if (value.isEmpty()) {
                to.setLength(before);
                return false;
            }
            to.append(text, taken, found.start()).append(value.get());
            taken = found.end();
        }
        to.append(text, taken, text.length());
        return true;
    }

    /** The names in braces, in their order. */
    public List<String> named() {
        return Gap.IN_TEXT
                .matcher(text)
                .results()
                .map(found -> Optional.ofNullable(found.group(1)).orElse(""))
                .toList();
    }
}
