package hotline.classification;

import hotline.policy.AmountMeaning;
import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A court, a lawyer or a hospital ward is no sign where its name only says whose the goods are, or from or to whom they
 * go: the clause then goes on with what is wrong with the goods, and neither does anybody turn to the owner nor does it
 * act (法院的文件少了一页, but not 法院见).
 */
final class Owners {
    /** Less is a hint that may speak of anything, as a mere time does. */
    private static final double LEAST_WEIGHT = 2;

    private final TextReading reading;
    private final BitSet clausesTurned = new BitSet();
    /** For each clause where the last word stands that says what is wrong with the goods. */
    private final Map<Integer, Integer> lastWrong = new HashMap<>();

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
                clausesTurned.set(clauseOf(match));
            } else if (isWrongWithGoods(match)) {
                lastWrong.merge(clauseOf(match), match.start(), Math::max);
            }
        }
        var plain = owners.stream().filter(this::isOfGoods).toList();
        if (!plain.isEmpty()) {
            var reach = new SpanReach(reading.text.length(), plain);
            reading.matches.removeIf(reach::covers);
        }
    }

    private boolean isOfGoods(Match owner) {
        int clause = clauseOf(owner);
        return lastWrong.getOrDefault(clause, -1) >= owner.end() && !clausesTurned.get(clause);
    }

    private int clauseOf(Match match) {
        return reading.segments.clauseAt(match.start());
    }

    private static boolean isWrongWithGoods(Match match) {
        return !match.negated()
                && match.wording().meaning() instanceof Meaning.Evidence evidence
                && !evidence.onlyTells()
                && evidence.weight() >= LEAST_WEIGHT
                && isAboutGoods(evidence.subject());
    }

    private static boolean isAboutGoods(Subject subject) {
        return subject.days()
                || subject.amounts() == AmountMeaning.GOODS
                || subject.amounts() == AmountMeaning.DAMAGED_GOODS;
    }
}
