package hotline.phrase;

import hotline.policy.phrase.Brace;
import hotline.policy.phrase.PhraseBook;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which phrases a text was written with, by what stands there when it is sent: words that were typed again count, and a phrase that was deleted or
 * rewritten does not. Pure.
 */
public final class UsedPhrases {
    /** What is filled in is no longer than that. */
    private static final int LONGEST_FILLING = 500;

    private record Parts(String phrase, List<List<String>> ofWordings) {}

    private final List<Parts> phrases;

    private UsedPhrases(List<Parts> phrases) {
        this.phrases = phrases;
    }

    /** Cut once: every text that an agent sends is looked through. */
    public static UsedPhrases of(PhraseBook book) {
        return new UsedPhrases(book.all().stream()
                .map(phrase -> new Parts(
                        phrase.id(),
                        Stream.of(phrase.wording().zh(), phrase.wording().en())
                                .map(UsedPhrases::parts)
                                .toList()))
                .toList());
    }

    private static List<String> parts(String wording) {
        return Arrays.stream(Brace.IN_TEXT.split(wording, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Ids, in the order of the book. */
    public List<String> in(String text) {
        return phrases.stream()
                .filter(phrase -> phrase.ofWordings().stream().anyMatch(parts -> has(text, parts)))
                .map(Parts::phrase)
                .toList();
    }

    /** Whether the parts between the braces stand in their order. */
    private static boolean has(String text, List<String> parts) {
        for (int at = begin(text, parts, 0); at >= 0; at = begin(text, parts, at + 1)) {
            if (hasRest(text, parts, at + parts.get(0).length())) {
                return true;
            }
        }
        return false;
    }

    private static int begin(String text, List<String> parts, int from) {
        return parts.isEmpty() ? -1 : text.indexOf(parts.get(0), from);
    }

    private static boolean hasRest(String text, List<String> parts, int from) {
        int end = from;
        for (String part : parts.subList(1, parts.size())) {
            int at = text.indexOf(part, end);
            if (at < 0 || at - end > LONGEST_FILLING) {
                return false;
            }
            end = at + part.length();
        }
        return true;
    }
}
