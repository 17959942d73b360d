package hotline.classification;

import hotline.classification.number.Numeral;
import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import hotline.classification.text.Segments;
import hotline.policy.LexiconSign;
import java.util.List;

/** The ordinal of this complaint about the same thing; calls and attempts that are no complaints don't count. */
final class ComplaintCount {
    private static final int REACH = 30;
    private static final String TIMES = "次回遍趟度";

    private final NormalizedText text;
    private final Segments segments;
    private final List<Numeral> numerals;
    private final Neighbours complaints;
    private final Neighbours complaintsAndBefore;

    private ComplaintCount(TextReading reading) {
        text = reading.text;
        segments = reading.segments;
        numerals = reading.numerals;
        complaints = reading.neighbours(match -> !match.negated() && match.is(LexiconSign.COMPLAINED));
        complaintsAndBefore = reading.neighbours(
                match -> !match.negated() && (match.is(LexiconSign.COMPLAINED) || match.is(LexiconSign.BEFORE)));
    }

    /** A count of 0 says that the text names none. */
    record Nth(int count, int start, int end) {
        static final Nth NONE = new Nth(0, 0, 0);
    }

    static Nth scan(TextReading reading) {
        return new ComplaintCount(reading).greatest();
    }

    private Nth greatest() {
        var nth = Nth.NONE;
        for (var numeral : numerals) {
            int value = (int) numeral.value();
            if (value < 1 || value > 99) {
                continue;
            }
            boolean isTimes = TIMES.indexOf(text.at(numeral.end())) >= 0
                    || text.has(numeral.end(), " time")
                    || text.has(numeral.end(), "x ");
            int counted = numeral.isOrdinal() ? ordinal(numeral, isTimes) : isTimes ? cardinal(numeral) : 0;
            if (counted > nth.count) {
                nth = new Nth(counted, numeral.start(), numeral.end() + 1);
            }
        }
        return nth;
    }

    private int ordinal(Numeral numeral, boolean isTimes) {
        int after = numeral.end() + (isTimes && !text.has(numeral.end(), " ") ? 1 : 0);
        boolean isChinese = text.at(numeral.start() - 1) == '第';
        if (isChinese && !isTimes) {
            return 0;
        }
        char next = text.at(after);
        boolean namesOtherThing = isChinese && Normalizer.isHan(next) && "了投反来打找因就为向给提跟和又要还才说诉抱".indexOf(next) < 0;
        boolean isSaidElsewhere = isChinese && !namesOtherThing && !complaints.isEmpty();
        if (isSaidElsewhere) {
            return (int) numeral.value();
        }
        for (var match : complaints.between(numeral.start() - REACH, numeral.end() + REACH)) {
            if (isNear(match, numeral, REACH) && !(namesOtherThing && match.start() > numeral.end() + 3)) {
                return (int) numeral.value();
            }
        }
        return 0;
    }

    private int cardinal(Numeral numeral) {
        int counted = 0;
        boolean isBefore = false;
        for (var match : complaintsAndBefore.between(numeral.start() - REACH, numeral.end() + REACH)) {
            boolean near = isNear(match, numeral, REACH / 2);
            if (near && match.is(LexiconSign.COMPLAINED)) {
                counted = (int) numeral.value();
            }
            isBefore |= near && match.is(LexiconSign.BEFORE);
        }
        return counted > 0 && isBefore ? counted + 1 : counted;
    }

    private boolean isNear(Match match, Numeral numeral, int reach) {
        return segments.sameClause(match.start(), numeral.start()) && distance(match, numeral) <= reach;
    }

    private int distance(Match match, Numeral numeral) {
        return match.end() <= numeral.start()
                ? segments.distance(match.end(), numeral.start())
                : match.start() >= numeral.end() ? segments.distance(numeral.end(), match.start()) : 0;
    }
}
