package hotline.classification;

import hotline.classification.text.Normalizer;
import hotline.policy.AmountMeaning;
import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A court, a lawyer or a hospital ward is no sign where its name only says the owner of the goods, or from or to whom they
 * go: the clause then says a fault of the goods (the sentence, after a possessive), and neither does
 * the customer turn to the owner nor does it act (法院的文件少了一页, but not 法院见).
 */
final class Owners {
    /** Less is a hint that may speak of anything, as a mere time does. */
    private static final double LEAST_WEIGHT = 2;

    /** An owner's goods are named without these; with them something was done before. */
    private static final String DONE = "了把";

    /** A complement, a number or a counting word may follow the words on goods. */
    private static final String AFTER_SAYING = "了得掉过成好一两二三四五六七八九十半几个件箱台本条只张把";

    private static final Set<String> DETERMINERS = Set.of(
            "a", "an", "the", "my", "your", "our", "their", "his", "her", "this", "that", "these", "those", "any",
            "some", "every", "of", "for");

    private final TextReading reading;
    private final BitSet turnedClauses = new BitSet();
    private final BitSet turnedSentences = new BitSet();
    private final BitSet wrongSentences = new BitSet();
    /** Where words stand that say a fault of goods, in their order. */
    private final List<Integer> wrong = new ArrayList<>();

    private Owners(TextReading reading) {
        this.reading = reading;
    }

    static void removeFrom(TextReading reading) {
        var owners = reading.matches.stream()
                .filter(match -> match.is(LexiconSign.OWNER))
                .toList();
        if (!owners.isEmpty()) {
            new Owners(reading).remove(owners);
        }
    }

    private void remove(List<Match> owners) {
        var names = new SpanReach(reading.text.length(), owners);
        for (var match : reading.matches) {
            if (match.is(LexiconSign.TURNED_TO) && !names.covers(match)) {
                turnedClauses.set(reading.segments.clauseAt(match.start()));
                turnedSentences.set(reading.segments.sentenceAt(match.start()));
            } else if (isWrongWithGoods(match) && isSaidOfGoods(match)) {
                wrongSentences.set(reading.segments.sentenceAt(match.start()));
                wrong.add(match.start());
            }
        }
        var plain = owners.stream().filter(this::isOfGoods).toList();
        if (!plain.isEmpty()) {
            var reach = new SpanReach(reading.text.length(), plain);
            reading.matches.removeIf(reach::covers);
        }
    }

    private boolean isOfGoods(Match owner) {
        var segments = reading.segments;
        int sentence = segments.sentenceAt(owner.start());
        if (reading.text.has(owner.end(), "'s ") && wrongSentences.get(sentence) && !turnedSentences.get(sentence)) {
            return true;
        }
        int next = wrongAfter(owner.end());
        if (next < 0 || isDoneBetween(owner.end(), next)) {
            return false;
        }
        boolean isInClause = segments.sameClause(owner.start(), next) && !turnedClauses.get(segments.clauseAt(next));
        boolean isInSentence = reading.text.at(owner.end()) == '的'
                && segments.sameSentence(owner.start(), next)
                && !turnedSentences.get(sentence);
        return isInClause || isInSentence;
    }

    private int wrongAfter(int end) {
        int found = Collections.binarySearch(wrong, end);
        int next = found >= 0 ? found : -found - 1;
        return next < wrong.size() ? wrong.get(next) : -1;
    }

    /** Within one clause, which bounds the time; what follows another clause is no longer the owner's name. */
    private boolean isDoneBetween(int from, int to) {
        for (int at = from; at < to && reading.segments.sameClause(from, at); at++) {
            if (DONE.indexOf(reading.text.at(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrongWithGoods(Match match) {
        return !match.negated()
                && match.wording().meaning() instanceof Meaning.Evidence evidence
                && !evidence.onlyTells()
                && evidence.weight() >= LEAST_WEIGHT
                && isAboutGoods(evidence.subject());
    }

    /** "The lamp is broken" and 灯坏了 say it, "the broken lamp" and 破损照片 only name something. */
    private boolean isSaidOfGoods(Match match) {
        var text = reading.text;
        if (Normalizer.isHan(text.at(match.start()))) {
            char next = text.at(match.end());
            return !Normalizer.isHan(next) || Character.isDigit(next) || AFTER_SAYING.indexOf(next) >= 0;
        }
        int end = text.at(match.start() - 1) == ' ' ? match.start() - 1 : match.start();
        int start = end;
        while (Normalizer.isLatin(text.at(start - 1))) {
            start--;
        }
        return start == end || !DETERMINERS.contains(new String(text.chars(), start, end - start));
    }

    private static boolean isAboutGoods(Subject subject) {
        return subject.days()
                || subject.amounts() == AmountMeaning.GOODS
                || subject.amounts() == AmountMeaning.DAMAGED_GOODS;
    }
}
