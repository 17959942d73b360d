package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.classification.text.NormalizedText;
import hotline.classification.text.Segments;
import hotline.policy.LexiconSign;

/** By how many days something is late, as far as the text says. */
final class DelayScanner {
    private static final int REACH = 24;

    /** @param days 0 where the text names no delay; start and end then mean nothing */
    record Delay(double days, int start, int end) {
        static final Delay NONE = new Delay(0, 0, 0);

        Delay longer(Delay other) {
            return other.days > days ? other : this;
        }
    }

    /** What the words near a time say of it. */
    private enum Label {
        LATE,
        NO_DELAY,
        UNSAID
    }

    private DelayScanner() {}

    static Delay scan(TextReading reading) {
        var labels = reading.neighbours(DelayScanner::isLabel);
        var late = Delay.NONE;
        var other = Delay.NONE;
        for (var quantity : reading.quantities) {
            if (quantity.kind() != Kind.TIME || isTerm(reading.text, quantity)) {
                continue;
            }
            var delay = new Delay(quantity.value(), quantity.start(), quantity.end());
            switch (labelOf(quantity, reading.segments, labels)) {
                case LATE -> late = late.longer(delay);
                case NO_DELAY -> {}
                case UNSAID -> other = other.longer(delay);
            }
        }
        if (late.days > 0) {
            return late;
        }
        return other.longer(DateScanner.between(reading.text));
    }

    private static boolean isLabel(Match match) {
        return match.is(LexiconSign.TIME_LATE) || match.is(LexiconSign.TIME_NO_DELAY);
    }

    private static boolean isTerm(NormalizedText text, Quantity time) {
        int end = time.end();
        return text.has(end, "内")
                || text.has(end, "以内")
                || text.has(end, "之内")
                || text.has(end, "前")
                || text.has(end, " ago");
    }

    private static Label labelOf(Quantity time, Segments segments, Neighbours labels) {
        var label = Label.UNSAID;
        int nearest = REACH;
        for (var match : labels.between(time.start() - REACH, time.end() + REACH)) {
            if (segments.sameClause(match.start(), time.start())) {
                int distance = match.start() <= time.start() && match.end() >= time.end()
                        ? 0
                        : match.end() <= time.start()
                                ? segments.distance(match.end(), time.start())
                                : segments.distance(time.end(), match.start());
                if (distance < nearest) {
                    nearest = distance;
                    label = match.is(LexiconSign.TIME_LATE) ? Label.LATE : Label.NO_DELAY;
                }
            }
        }
        return label;
    }
}
