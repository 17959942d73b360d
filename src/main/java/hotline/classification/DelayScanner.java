package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.classification.text.NormalizedText;
import hotline.classification.text.Segments;
import hotline.policy.LexiconSign;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var labels = reading.neighbours(match -> isLabel(match.wording()));
        var nearestTime = nearestTimes(reading, labels);
        var late = Delay.NONE;
        var other = Delay.NONE;
        for (var quantity : reading.quantities) {
            if (quantity.kind() != Kind.TIME || isTerm(reading.text, quantity)) {
                continue;
            }
            var delay = new Delay(quantity.value(), quantity.start(), quantity.end());
            switch (labelOf(quantity, reading.segments, labels, nearestTime)) {
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

    static boolean isLabel(Wording wording) {
        return wording.is(LexiconSign.TIME_LATE) || wording.is(LexiconSign.TIME_NO_DELAY);
    }

    /** False for a time of something else: 连着定了3天 counts meals. */
    static boolean mayBeDelay(Quantity quantity, Segments segments, Neighbours labels) {
        return quantity.kind() != Kind.TIME || labelOf(quantity, segments, labels, Map.of()) != Label.NO_DELAY;
    }

    /** For each word's start how near the nearest time is. */
    private static Map<Integer, Integer> nearestTimes(TextReading reading, Neighbours labels) {
        var nearest = new HashMap<Integer, Integer>();
        for (var quantity : reading.quantities) {
            if (quantity.kind() == Kind.TIME) {
                near(quantity, reading.segments, labels)
                        .forEach(match ->
                                nearest.merge(match.start(), distance(quantity, reading.segments, match), Math::min));
            }
        }
        return nearest;
    }

    private static boolean isTerm(NormalizedText text, Quantity time) {
        int end = time.end();
        return text.has(end, "内")
                || text.has(end, "以内")
                || text.has(end, "之内")
                || text.has(end, "前")
                || text.has(end, " ago");
    }

    /**
     * The nearest word's label. A word for lateness speaks of the time nearest to it alone: 7天酒店的毛巾晚了1天 is one day
     * late.
     */
    private static Label labelOf(
            Quantity time, Segments segments, Neighbours labels, Map<Integer, Integer> nearestTime) {
        var label = Label.UNSAID;
        int nearest = REACH;
        for (var match : near(time, segments, labels)) {
            int distance = distance(time, segments, match);
            boolean isLate = match.is(LexiconSign.TIME_LATE);
            boolean isOfOther = isLate && nearestTime.getOrDefault(match.start(), distance) < distance;
            if (distance < nearest && !isOfOther) {
                nearest = distance;
                label = isLate ? Label.LATE : Label.NO_DELAY;
            }
        }
        return label;
    }

    private static List<Match> near(Quantity time, Segments segments, Neighbours labels) {
        return labels.between(time.start() - REACH, time.end() + REACH).stream()
                .filter(match -> segments.sameClause(match.start(), time.start()))
                .toList();
    }

    private static int distance(Quantity time, Segments segments, Match match) {
        if (match.start() <= time.start() && match.end() >= time.end()) {
            return 0;
        }
        return match.end() <= time.start()
                ? segments.distance(match.end(), time.start())
                : segments.distance(time.end(), match.start());
    }
}
