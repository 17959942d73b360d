package hotline.classification;

import hotline.policy.LexiconSign;
import java.util.List;

/** The how-manieth complaint about the same thing this is; calls and attempts that are no complaints don't count. */
final class ComplaintCount {
    private static final int REACH = 30;
    private static final String TIMES = "次回遍趟度";

    private ComplaintCount() {}

    /** A count of 0 says that the text names none. */
    record Nth(int count, int start, int end) {
        static final Nth NONE = new Nth(0, 0, 0);
    }

    static Nth scan(NormalizedText text, List<Numeral> numerals, Segments segments, List<Match> matches) {
        var nth = Nth.NONE;
        for (var numeral : numerals) {
            int value = (int) numeral.value();
            if (value < 1 || value > 99) {
                continue;
            }
            boolean isTimes = TIMES.indexOf(text.at(numeral.end())) >= 0
                    || text.has(numeral.end(), " time")
                    || text.has(numeral.end(), "x ");
            int counted = numeral.isOrdinal()
                    ? ordinal(text, numeral, isTimes, segments, matches)
                    : isTimes ? cardinal(text, numeral, segments, matches) : 0;
            if (counted > nth.count) {
                nth = new Nth(counted, numeral.start(), numeral.end() + 1);
            }
        }
        return nth;
    }

    private static int ordinal(
            NormalizedText text, Numeral numeral, boolean isTimes, Segments segments, List<Match> matches) {
        int after = numeral.end() + (isTimes && !text.has(numeral.end(), " ") ? 1 : 0);
        boolean isChinese = text.at(numeral.start() - 1) == '第';
        if (isChinese && !isTimes) {
            return 0;
        }
        char next = text.at(after);
        boolean namesOtherThing = isChinese && Normalizer.isHan(next) && "了投反来打找因就为向给提跟和又要还才说诉抱".indexOf(next) < 0;
        for (var match : matches) {
            if (isSign(match, LexiconSign.COMPLAINED)) {
                boolean near = segments.sameClause(match.start(), numeral.start())
                        && distance(match, numeral, segments) <= REACH;
                boolean isSaidElsewhere = isChinese && !namesOtherThing;
                if (near && !(namesOtherThing && match.start() > numeral.end() + 3) || isSaidElsewhere) {
                    return (int) numeral.value();
                }
            }
        }
        return 0;
    }

    private static int cardinal(NormalizedText text, Numeral numeral, Segments segments, List<Match> matches) {
        int counted = 0;
        boolean isBefore = false;
        for (var match : matches) {
            boolean near = segments.sameClause(match.start(), numeral.start())
                    && distance(match, numeral, segments) <= REACH / 2;
            if (near && isSign(match, LexiconSign.COMPLAINED)) {
                counted = (int) numeral.value();
            }
            isBefore |= near && isSign(match, LexiconSign.BEFORE);
        }
        return counted > 0 && isBefore ? counted + 1 : counted;
    }

    private static int distance(Match match, Numeral numeral, Segments segments) {
        return match.end() <= numeral.start()
                ? segments.distance(match.end(), numeral.start())
                : match.start() >= numeral.end() ? segments.distance(numeral.end(), match.start()) : 0;
    }

    private static boolean isSign(Match match, LexiconSign sign) {
        return match.wording().meaning() instanceof Meaning.Sign known && known.sign() == sign && !match.negated();
    }
}
