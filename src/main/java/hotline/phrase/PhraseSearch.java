package hotline.phrase;

import hotline.network.Readings;
import hotline.network.SpokenName;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Phrase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds phrases by their Chinese characters, the pinyin of these, whole or initials, and by beginnings of English words. Pure. */
public final class PhraseSearch {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String spoken;
    private final List<String> words;

    private PhraseSearch(String spoken, List<String> words) {
        this.spoken = spoken;
        this.words = words;
    }

    /** Empty where nothing that can be found was typed. */
    public static Optional<PhraseSearch> of(String typed) {
        var words = words(typed);
        return Optional.of(new PhraseSearch(letters(typed), words)).filter(search -> !words.isEmpty());
    }

    /** Best first: characters, then English words, then pinyin; else in their order. */
    public List<Phrase> in(List<Phrase> phrases) {
        record Found(Phrase phrase, int rank) {}
        return phrases.stream()
                .map(phrase -> new Found(phrase, rank(phrase)))
                .filter(found -> found.rank() >= 0)
                .sorted(Comparator.comparingInt(Found::rank))
                .map(Found::phrase)
                .toList();
    }

    private int rank(Phrase phrase) {
        if (phrase.id().equals(spoken) || phrase.id().equals(String.join("-", words))) {
            return 0;
        }
        var zh = letters(without(phrase.wording().zh()));
        if (zh.contains(spoken)) {
            return 0;
        }
        var en = words(without(phrase.wording().en()));
        if (words.stream().allMatch(word -> en.stream().anyMatch(other -> other.startsWith(word)))) {
            return 1;
        }
        return new SpokenName(zh).spoken(spoken) >= 0 ? 2 : -1;
    }

    private static String without(String wording) {
        return Brace.IN_TEXT.matcher(wording).replaceAll(" ");
    }

    /** Folded, without anything between the letters. */
    private static String letters(String text) {
        return NO_LETTERS.matcher(Readings.folded(text)).replaceAll("");
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT).replaceAll("['’]", ""), -1))
                .map(Readings::folded)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
