package hotline.classification;

import hotline.policy.Lexicon;
import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A lexicon made ready for matching. Immutable. */
final class CompiledLexicon {
    /** Numbers found by the scanners take part in wordings as these words. */
    static final List<String> NUMBER_WORDS = List.of("money", "span", "count", "number");

    /** Numbers that take part only where they are less, or more, than the number before them in the wording. */
    private static final Map<String, Compared> COMPARED = Map.of(
            "<fewer>", new Compared("<number>", Wording.Comparison.FEWER),
            "<fewer-count>", new Compared("<count>", Wording.Comparison.FEWER),
            "<more>", new Compared("<number>", Wording.Comparison.MORE));

    static final int ANY_NUMBER = NUMBER_WORDS.indexOf("number");

    private static final double TELLING = 2;
    private static final int MOST_WORDINGS = 200_000;

    private record Compared(String word, Wording.Comparison comparison) {}

    private final Lexicon lexicon;
    private final WordIndex index;
    private final Wording[][] byFirstWord;
    private final List<String> types;
    private final ExampleHints hints;
    private final boolean[] harmless;
    private final boolean[] spread;

    CompiledLexicon(Lexicon lexicon) {
        this.lexicon = lexicon;
        types = lexicon.subjects().stream().map(Subject::type).distinct().toList();
        hints = ExampleHints.learn(lexicon.examples(), types);
        var builder = new WordIndex.Builder();
        NUMBER_WORDS.forEach(name -> builder.word("<" + name + ">", List::of));
        checkSize(lexicon);
        var wordings = new ArrayList<Wording>();
        lexicon.signs()
                .forEach((sign, written) ->
                        written.forEach(wording -> wordings.add(compile(builder, wording, new Meaning.Sign(sign)))));
        for (int i = 0; i < lexicon.subjects().size(); i++) {
            int subjectIndex = i;
            var subject = lexicon.subjects().get(i);
            subject.evidence().forEach((written, weight) -> signWordings(written)
                    .forEach(wording -> wordings.add(
                            compile(builder, wording, new Meaning.Evidence(subjectIndex, subject, weight, false)))));
            subject.tells()
                    .forEach(wording -> wordings.add(
                            compile(builder, wording, new Meaning.Evidence(subjectIndex, subject, TELLING, true))));
        }
        index = builder.build();
        var grouped = new ArrayList<List<Wording>>();
        for (int i = 0; i < builder.size(); i++) {
            grouped.add(new ArrayList<>());
        }
        wordings.forEach(wording -> grouped.get(wording.words()[0]).add(wording));
        byFirstWord = grouped.stream().map(list -> list.toArray(Wording[]::new)).toArray(Wording[][]::new);
        harmless = new boolean[byFirstWord.length];
        for (int word = 0; word < harmless.length; word++) {
            harmless[word] = Arrays.stream(byFirstWord[word])
                    .anyMatch(wording -> wording.words().length == 1 && wording.is(LexiconSign.HARMLESS));
        }
        spread = new boolean[byFirstWord.length];
        for (var wording : wordings) {
            for (int i = 1; i < wording.words().length; i++) {
                spread[wording.words()[i]] |= wording.joins()[i - 1].isSpread();
            }
        }
    }

    /** Throws {@link LexiconTooLarge} where evidence that stands for a sign's wordings makes too many of them. */
    private void checkSize(Lexicon lexicon) {
        long count = lexicon.signs().values().stream().mapToLong(List::size).sum();
        for (var subject : lexicon.subjects()) {
            count += subject.tells().size();
            for (var written : subject.evidence().keySet()) {
                count += signWordings(written).size();
            }
        }
        if (count > MOST_WORDINGS) {
            throw new LexiconTooLarge(LexiconTooLarge.Part.WORDINGS, count, MOST_WORDINGS);
        }
    }

    List<String> types() {
        return types;
    }

    ExampleHints hints() {
        return hints;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    List<Subject> subjects() {
        return lexicon.subjects();
    }

    WordIndex index() {
        return index;
    }

    Wording[] startingWith(int word) {
        return byFirstWord[word];
    }

    private Wording compile(WordIndex.Builder builder, String written, Meaning meaning) {
        var parts = Wording.parts(written);
        var words = new int[parts.size() / 2 + 1];
        var joins = new Wording.Join[words.length - 1];
        var comparisons = new Wording.Comparison[words.length];
        for (int i = 0; i < parts.size(); i++) {
            if (i % 2 == 0) {
                var compared = COMPARED.getOrDefault(parts.get(i), new Compared(parts.get(i), Wording.Comparison.ANY));
                words[i / 2] = builder.word(compared.word(), () -> phrases(compared.word()));
                comparisons[i / 2] = compared.comparison();
            } else {
                joins[i / 2] = Wording.Join.of(parts.get(i)).orElseThrow();
            }
        }
        return new Wording(words, joins, comparisons, meaning);
    }

    /** {@code =rude} stands for all wordings of that sign; anything else for itself. */
    private List<String> signWordings(String written) {
        return written.startsWith("=")
                ? lexicon.signs()
                        .getOrDefault(LexiconSign.of(written.substring(1)).orElseThrow(), List.of())
                : List.of(written);
    }

    private List<String> phrases(String word) {
        var phrases = new LinkedHashSet<String>();
        expand(word, phrases, new HashSet<>(), 0);
        return List.copyOf(phrases);
    }

    /** Groups may name groups, to a depth that no honest lexicon needs, and each is read once however often it is named. */
    private void expand(String word, Set<String> phrases, Set<String> read, int depth) {
        boolean isGroup = word.startsWith("<") && word.endsWith(">");
        if (!isGroup) {
            phrases.add(word);
        } else if (depth < 8 && read.add(word)) {
            var members = lexicon.words().getOrDefault(word.substring(1, word.length() - 1), List.of());
            members.forEach(member -> expand(member, phrases, read, depth + 1));
        }
    }

    /** Whether a word is harmless as a whole, in spite of the words that it contains. */
    boolean isHarmlessWord(int word) {
        return harmless[word];
    }

    /** Whether a wording looks for it anywhere in the sentence or the text. */
    boolean isSpread(int word) {
        return spread[word];
    }
}
