package hotline.classification;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Span;
import hotline.classification.text.Titles;
import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What matches mean that stand within others: nothing within harmless words and titles, the contrary within denied ones. */
final class WithinOthers {
    private final NormalizedText text;
    private final List<Match> matches;

    /** @param matches changed in place */
    WithinOthers(NormalizedText text, List<Match> matches) {
        this.text = text;
        this.matches = matches;
    }

    void removeHarmless() {
        var names = new ArrayList<Span>(Titles.in(text));
        matches.stream().filter(match -> match.is(LexiconSign.HARMLESS)).forEach(names::add);
        if (!names.isEmpty()) {
            var reach = new SpanReach(text.length(), names);
            matches.removeIf(reach::coversWithMore);
        }
    }

    /** Removes the matches of a sign within those of another. */
    void remove(LexiconSign around, LexiconSign inner) {
        var outer = matches.stream().filter(match -> match.is(around)).toList();
        if (!outer.isEmpty()) {
            var reach = new SpanReach(text.length(), outer);
            matches.removeIf(match -> match.is(inner) && reach.covers(match));
        }
    }

    /**
     * In 没人冒签我名 the negation of 冒签 also holds for 签我名, which it runs into, and in 没有损坏 that of 损坏 for the 坏
     * within it.
     */
    void spreadNegations() {
        var negated = new EnumMap<LexiconSign, List<Match>>(LexiconSign.class);
        var negatedWords = new ArrayList<Match>();
        for (var match : matches) {
            if (match.negated() && match.wording().words().length == 1) {
                negatedWords.add(match);
            }
            if (match.negated() && match.wording().meaning() instanceof Meaning.Sign known) {
                negated.computeIfAbsent(known.sign(), any -> new ArrayList<>()).add(match);
            }
        }
        if (negated.isEmpty() && negatedWords.isEmpty()) {
            return;
        }
        var reach = new EnumMap<LexiconSign, SpanReach>(LexiconSign.class);
        negated.forEach((sign, some) -> reach.put(sign, new SpanReach(text.length(), some)));
        var words = new SpanReach(text.length(), negatedWords);
        matches.replaceAll(match -> isInNegated(match, reach) || words.covers(match) ? match.asNegated() : match);
    }

    private static boolean isInNegated(Match match, Map<LexiconSign, SpanReach> reach) {
        return match.wording().meaning() instanceof Meaning.Sign known
                && reach.containsKey(known.sign())
                && reach.get(known.sign()).overlaps(match);
    }
}
