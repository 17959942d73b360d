package hotline.classification;

import hotline.classification.Quantity.Kind;
import hotline.policy.LexiconSign;

/**
 * Compares counts of goods: as many gone as were sent is the whole consignment (发5件，5件全碎; 12 of 12 smashed), and all
 * of fewer than were sent is a part of it.
 */
final class GoodsCounts {
    private static final int NEAR = 12;
    private static final int IN_REACH = 30;

    private final TextReading reading;
    private final CompiledLexicon lexicon;

    GoodsCounts(CompiledLexicon lexicon, TextReading reading) {
        this.lexicon = lexicon;
        this.reading = reading;
    }

    /** The count that says so, or null. */
    Numeral allSentAreGone() {
        var numerals = reading.numerals;
        for (int i = 1; i < numerals.size(); i++) {
            var gone = numerals.get(i);
            for (int j = 0; j < i && isCount(gone); j++) {
                var sent = numerals.get(j);
                boolean isSame = isCount(sent) && sent.value() == gone.value();
                if (isSame && (isOneOfOther(sent, gone) || isTotalBeside(sent, gone)) && isGone(gone)) {
                    return gone;
                }
            }
        }
        return null;
    }

    /** Whether "all" speaks of fewer pieces than the greatest count of the same unit. */
    boolean isAllOfPart(Match all) {
        for (var part : reading.quantities) {
            boolean isCounted = part.kind() == Kind.GOODS
                    && part.end() <= all.start() + 1
                    && reading.segments.sameClause(part.start(), all.start())
                    && reading.segments.distance(part.end(), all.start()) <= NEAR;
            for (int i = 0; isCounted && i < reading.quantities.size(); i++) {
                var sent = reading.quantities.get(i);
                if (sent.kind() == Kind.GOODS
                        && sent.value() > part.value()
                        && reading.text.at(sent.end() - 1) == reading.text.at(part.end() - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a count is followed by a smaller one of the same unit: 十个碎了三个. */
    boolean namesPart() {
        for (int i = 1; i < reading.quantities.size(); i++) {
            var part = reading.quantities.get(i);
            for (int j = 0; j < i && part.kind() == Kind.GOODS; j++) {
                var sent = reading.quantities.get(j);
                if (sent.kind() == Kind.GOODS
                        && sent.value() > part.value()
                        && reading.text.at(sent.end() - 1) == reading.text.at(part.end() - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTotalBeside(Numeral sent, Numeral gone) {
        var total = goods(sent);
        var part = goods(gone);
        boolean isSameUnit =
                total != null && (part == null || reading.text.at(total.end() - 1) == reading.text.at(part.end() - 1));
        return isSameUnit && !isGoneBefore(sent) && !isMoreSpokenOf(sent);
    }

    /** "12 of 12", "12 out of 12", "12/12". */
    private boolean isOneOfOther(Numeral first, Numeral second) {
        int from = first.end();
        var text = reading.text;
        return text.has(from, " of ") && second.start() <= from + 12
                || text.has(from, " out of ")
                || text.at(from) == '/' && second.start() == from + 1;
    }

    private boolean isMoreSpokenOf(Numeral sent) {
        for (var quantity : reading.quantities) {
            if (quantity.kind() == Kind.GOODS && quantity.value() > sent.value()) {
                return true;
            }
        }
        return false;
    }

    private boolean isCount(Numeral numeral) {
        if (numeral.value() < (goods(numeral) == null ? 2 : 1) || numeral.isOrdinal()) {
            return false;
        }
        for (var quantity : reading.quantities) {
            if (quantity.kind() != Kind.GOODS
                    && quantity.start() <= numeral.start()
                    && quantity.end() >= numeral.end()) {
                return false;
            }
        }
        return true;
    }

    private Quantity goods(Numeral numeral) {
        for (var quantity : reading.quantities) {
            if (quantity.kind() == Kind.GOODS && quantity.start() == numeral.start()) {
                return quantity;
            }
        }
        return null;
    }

    private boolean isGone(Numeral count) {
        int reach = goods(count) == null ? NEAR : IN_REACH;
        for (var match : reading.matches) {
            if (lexicon.isSign(match.wording(), LexiconSign.GONE) && match.isTold()) {
                boolean isBeside = reading.segments.sameClause(match.start(), count.start())
                        && (match.start() >= count.end()
                                ? reading.segments.distance(count.end(), match.start()) <= reach
                                : match.end() <= count.start() + 1
                                        && reading.segments.distance(match.end(), count.start()) <= NEAR);
                if (isBeside) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 少了两箱 counts what is gone, not what was sent. */
    private boolean isGoneBefore(Numeral count) {
        for (var match : reading.matches) {
            if (lexicon.isSign(match.wording(), LexiconSign.GONE)
                    && match.end() <= count.start() + 1
                    && reading.segments.sameClause(match.start(), count.start())
                    && reading.segments.distance(match.end(), count.start()) <= NEAR) {
                return true;
            }
        }
        return false;
    }
}
