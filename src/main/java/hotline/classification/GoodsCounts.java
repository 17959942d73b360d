package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.classification.number.Numeral;
import hotline.policy.LexiconSign;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares counts of goods: as many gone as were sent is the whole consignment (发5件，5件全碎; 12 of 12 smashed), and all
 * of fewer than were sent is a part of it.
 */
final class GoodsCounts {
    private static final int NEAR = 12;
    private static final int IN_REACH = 30;

    private final TextReading reading;
    private final Neighbours gone;
    private final Map<Integer, Quantity> goodsAt = new HashMap<>();
    private final Map<Character, Double> greatestOfUnit = new HashMap<>();
    private final SpanReach otherQuantities;
    private double greatest;

    GoodsCounts(TextReading reading) {
        this.reading = reading;
        gone = reading.neighbours(match -> match.is(LexiconSign.GONE));
        otherQuantities = new SpanReach(
                reading.text.length(),
                reading.quantities.stream()
                        .filter(quantity -> quantity.kind() != Kind.GOODS)
                        .toList());
        for (var quantity : reading.quantities) {
            if (quantity.kind() == Kind.GOODS) {
                goodsAt.putIfAbsent(quantity.start(), quantity);
                greatestOfUnit.merge(unit(quantity), quantity.value(), Math::max);
                greatest = Math.max(greatest, quantity.value());
            }
        }
    }

    /** The count that shows it. */
    Optional<Numeral> allSentAreGone() {
        var sentBefore = new HashMap<Double, Sent>();
        for (var numeral : reading.numerals) {
            if (isCount(numeral)) {
                var sent = sentBefore.computeIfAbsent(numeral.value(), any -> new Sent());
                if (sent.areSpokenOfBy(numeral) && isGone(numeral)) {
                    return Optional.of(numeral);
                }
                sent.add(numeral);
            }
        }
        return Optional.empty();
    }

    /** Whether "all" speaks of fewer pieces than the greatest count of the same unit. */
    boolean isAllOfPart(Match all) {
        for (var part : reading.quantities) {
            if (part.kind() == Kind.GOODS
                    && part.end() <= all.start() + 1
                    && reading.segments.sameClause(part.start(), all.start())
                    && reading.segments.distance(part.end(), all.start()) <= NEAR
                    && greatestOfUnit.getOrDefault(unit(part), 0.0) > part.value()) {
                return true;
            }
        }
        return false;
    }

    private char unit(Quantity quantity) {
        return reading.text.at(quantity.end() - 1);
    }

    /** Counts of one number, any of which may be how many were sent. */
    private final class Sent {
        private static final int NOWHERE = -100;

        private final Set<Character> totalsOfUnit = new HashSet<>();
        private boolean isOutOf;
        private int endOfLastOf = NOWHERE;
        private int endOfLastSlash = NOWHERE;

        void add(Numeral sent) {
            var text = reading.text;
            int end = sent.end();
            isOutOf |= text.has(end, " out of ");
            endOfLastOf = text.has(end, " of ") ? end : endOfLastOf;
            endOfLastSlash = text.at(end) == '/' ? end : endOfLastSlash;
            var total = goodsAt.get(sent.start());
            if (total != null && sent.value() >= greatest && !isGoneBefore(sent)) {
                totalsOfUnit.add(unit(total));
            }
        }

        boolean areSpokenOfBy(Numeral gone) {
            return isOneOfOther(gone) || isTotalBeside(gone);
        }

        /** "12 of 12", "12 out of 12", "12/12". */
        private boolean isOneOfOther(Numeral gone) {
            return gone.start() <= endOfLastOf + NEAR || isOutOf || gone.start() == endOfLastSlash + 1;
        }

        private boolean isTotalBeside(Numeral gone) {
            var part = goodsAt.get(gone.start());
            return part == null ? !totalsOfUnit.isEmpty() : totalsOfUnit.contains(unit(part));
        }
    }

    private boolean isCount(Numeral numeral) {
        int least = goodsAt.containsKey(numeral.start()) ? 1 : 2;
        return numeral.value() >= least && !numeral.isOrdinal() && !otherQuantities.covers(numeral);
    }

    private boolean isGone(Numeral count) {
        int reach = goodsAt.containsKey(count.start()) ? IN_REACH : NEAR;
        for (var match : gone.between(count.start() - NEAR, count.end() + reach)) {
            boolean isBehind = match.start() >= count.end()
                    && reading.segments.sameClause(match.start(), count.start())
                    && reading.segments.distance(count.end(), match.start()) <= reach;
            if (match.isTold() && (isBehind || isBefore(match, count))) {
                return true;
            }
        }
        return false;
    }

    /** 少了两箱 counts the missing goods, not the goods sent. */
    private boolean isGoneBefore(Numeral count) {
        for (var match : gone.between(count.start() - NEAR, count.start())) {
            if (isBefore(match, count)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBefore(Match match, Numeral count) {
        return match.end() <= count.start() + 1
                && reading.segments.sameClause(match.start(), count.start())
                && reading.segments.distance(match.end(), count.start()) <= NEAR;
    }
}
