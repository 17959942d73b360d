package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.policy.LexiconSign;
import hotline.policy.LexiconSign.Sum;
import java.util.Optional;

/**
 * The sums of a text by their meaning. Zero where the text names none.
 *
 * @param loss largest loss, penalty or repair
 * @param difference largest shortfall or overcharge
 * @param value largest worth of goods
 * @param paid largest sum paid out
 * @param plain largest sum without such a word next to it
 * @param least smallest sum without such a word next to it
 */
record Money(double loss, double difference, double value, double paid, double plain, double least) {
    private static final int REACH_AHEAD = 36;
    private static final int REACH_BACK = 15;
    private static final int REACH_BELOW = 6;

    /** "Nearly ten thousand" stays below the bound of ten thousand. */
    private static final double JUST_BELOW = 0.999;

    static Money scan(TextReading reading) {
        var below = reading.neighbours(match -> match.is(LexiconSign.MONEY_BELOW));
        var labels = reading.neighbours(Money::isLabel);
        double loss = 0;
        double difference = 0;
        double value = 0;
        double paid = 0;
        double plain = 0;
        double least = 0;
        for (var quantity : reading.quantities) {
            if (quantity.kind() != Kind.MONEY) {
                continue;
            }
            double sum = isBelow(reading, below, quantity) ? quantity.value() * JUST_BELOW : quantity.value();
            var label = label(reading, labels, quantity);
            if (label.isEmpty()) {
                plain = Math.max(plain, sum);
                least = least == 0 ? sum : Math.min(least, sum);
                continue;
            }
            switch (label.get()) {
                case LOSS -> loss = Math.max(loss, sum);
                case DIFFERENCE -> difference = Math.max(difference, sum);
                case VALUE -> value = Math.max(value, sum);
                case PAID -> paid = Math.max(paid, sum);
                case RATE -> {
                    // the price of a piece, not a sum
                }
            }
        }
        return new Money(loss, difference, value, paid, plain, least);
    }

    private static boolean isBelow(TextReading reading, Neighbours below, Quantity sum) {
        for (var match : below.between(sum.start() - REACH_BELOW, sum.start())) {
            if (match.start() <= sum.start()
                    && reading.segments.distance(match.end(), sum.start()) <= REACH_BELOW
                    && match.end() <= sum.end()) {
                return true;
            }
        }
        return false;
    }

    /** The nearest word that gives a sum its meaning; a word before the sum takes precedence over one behind. */
    private static Optional<Sum> label(TextReading reading, Neighbours labels, Quantity sum) {
        Optional<Sum> label = Optional.empty();
        int nearest = Integer.MAX_VALUE;
        for (var match : labels.between(sum.start() - REACH_AHEAD, sum.end() + REACH_BACK)) {
            int distance = distance(reading, match, sum);
            if (distance < nearest && match.wording().meaning() instanceof Meaning.Sign known) {
                nearest = distance;
                boolean isUnpaid = known.sign() == LexiconSign.MONEY_PAID && match.negated();
                label = isUnpaid ? Optional.of(Sum.DIFFERENCE) : known.sign().sum();
            }
        }
        return label;
    }

    private static int distance(TextReading reading, Match match, Quantity sum) {
        var segments = reading.segments;
        if (!segments.sameClause(match.start(), sum.start())) {
            return Integer.MAX_VALUE;
        }
        if (match.start() <= sum.start() && match.end() >= sum.end()) {
            return 0;
        }
        if (match.end() <= sum.start()) {
            int distance = segments.distance(match.end(), sum.start());
            return distance <= REACH_AHEAD ? distance : Integer.MAX_VALUE;
        }
        if (match.start() >= sum.end()) {
            int distance = segments.distance(sum.end(), match.start());
            return distance <= REACH_BACK ? distance + 9 : Integer.MAX_VALUE;
        }
        return Integer.MAX_VALUE;
    }

    private static boolean isLabel(Match match) {
        return match.wording().meaning() instanceof Meaning.Sign known
                && known.sign().sum().isPresent()
                && !(known.sign() == LexiconSign.MONEY_PAID && match.wished());
    }
}
