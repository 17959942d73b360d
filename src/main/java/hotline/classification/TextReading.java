package hotline.classification;

import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.List;

/** All that a lexicon finds in one text: wordings with their negations, numbers with their units. */
final class TextReading {
    final NormalizedText text;
    final Segments segments;
    final List<Numeral> numerals;
    final List<Quantity> quantities;
    final List<Match> matches = new ArrayList<>();

    private final CompiledLexicon lexicon;
    private final Hits hits = new Hits();
    private final NegationScope negations;
    private final WishScope wishes;
    private final ExampleHints.Shares hints;

    TextReading(CompiledLexicon lexicon, QuantityScanner scanner, String original) {
        this.lexicon = lexicon;
        text = Normalizer.normalize(original);
        segments = new Segments(text);
        negations = new NegationScope(text);
        wishes = new WishScope(text, segments);
        lexicon.index().find(text, hits);
        hits.removeWithin(lexicon::isHarmlessWord);
        readScopes();
        numerals = NumeralScanner.scan(text);
        quantities = scanner.scan(text, numerals, segments, moneyHints());
        quantities.forEach(quantity -> hits.add(quantity.kind().ordinal(), quantity.start(), quantity.end()));
        numerals.forEach(numeral -> hits.add(CompiledLexicon.ANY_NUMBER, numeral.start(), numeral.end()));
        findWordings();
        removeHarmless();
        spreadNegations();
        hints = lexicon.hints().shares(text);
    }

    /** What the text as a whole resembles. */
    ExampleHints.Shares hints() {
        return hints;
    }

    boolean has(LexiconSign sign) {
        return first(sign) != null;
    }

    /** The first match of a sign that is not negated, or null; a relief that is only wished for is none. */
    Match first(LexiconSign sign) {
        for (var match : matches) {
            boolean counts = sign.isRelief() ? match.isTold() : !match.negated();
            if (counts && lexicon.isSign(match.wording(), sign)) {
                return match;
            }
        }
        return null;
    }

    private void readScopes() {
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : lexicon.startingWith(hits.word(i))) {
                if (wording.meaning() instanceof Meaning.Sign known) {
                    openScope(known.sign(), hits.start(i), hits.end(i));
                }
            }
        }
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : lexicon.startingWith(hits.word(i))) {
                if (lexicon.isSign(wording, LexiconSign.NO_NEGATION)) {
                    negations.removeNegations(hits.start(i), hits.end(i));
                }
            }
        }
    }

    private void openScope(LexiconSign sign, int start, int end) {
        switch (sign) {
            case NEGATION -> negations.addNegation(end);
            case FILLER -> negations.addFiller(start, end);
            case WISH -> wishes.addWish(start, end);
            case DEMAND -> wishes.addDemand(start);
            case FACT -> wishes.addFact(start, end);
            default -> {}
        }
    }

    private List<Match> moneyHints() {
        var hints = new ArrayList<Match>();
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : lexicon.startingWith(hits.word(i))) {
                if (wording.words().length == 1 && isMoneyWord(wording)) {
                    hints.add(new Match(wording, hits.start(i), hits.end(i), false, false));
                }
            }
        }
        return hints;
    }

    private static boolean isMoneyWord(Wording wording) {
        return wording.meaning() instanceof Meaning.Sign known
                && switch (known.sign()) {
                    case MONEY_HINT, MONEY_DIFFERENCE, MONEY_LOSS, MONEY_PAID, MONEY_VALUE -> true;
                    default -> false;
                };
    }

    private void findWordings() {
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : lexicon.startingWith(hits.word(i))) {
                if (wording.words().length == 1) {
                    add(wording, hits.start(i), hits.end(i), negations.isNegated(hits.start(i)));
                } else {
                    follow(wording, i);
                }
            }
        }
    }

    private void follow(Wording wording, int firstHit) {
        int at = firstHit;
        int end = hits.end(firstHit);
        boolean negated = negations.isNegated(hits.start(firstHit));
        for (int word = 1; word < wording.words().length; word++) {
            int found = next(wording, word, at, firstHit);
            if (found < 0) {
                return;
            }
            at = found;
            negated |= negations.isNegated(hits.start(found));
            end = wording.isOnePlace() ? hits.end(found) : end;
        }
        add(wording, hits.start(firstHit), end, negated);
    }

    private void add(Wording wording, int start, int end, boolean negated) {
        matches.add(new Match(wording, start, end, negated, wishes.isWished(start, end)));
    }

    private int next(Wording wording, int word, int previous, int first) {
        var join = wording.joins()[word - 1];
        int wanted = wording.words()[word];
        int from = join == Wording.Join.FOLLOWED_BY ? previous + 1 : 0;
        int negated = -1;
        for (int i = from; i < hits.size(); i++) {
            if (hits.word(i) != wanted) {
                continue;
            }
            boolean fits =
                    switch (join) {
                        case FOLLOWED_BY ->
                            hits.start(i) >= hits.end(previous)
                                    && segments.sameClause(hits.start(previous), hits.start(i))
                                    && segments.distance(hits.end(previous), hits.start(i)) <= join.reach;
                        case IN_SENTENCE -> segments.sameSentence(hits.start(first), hits.start(i));
                        case IN_TEXT -> true;
                    };
            if (fits && !negations.isNegated(hits.start(i))) {
                return i;
            }
            negated = fits && negated < 0 ? i : negated;
        }
        return negated;
    }

    private void removeHarmless() {
        var harmless = new ArrayList<Match>();
        for (var match : matches) {
            if (lexicon.isSign(match.wording(), LexiconSign.HARMLESS)) {
                harmless.add(match);
            }
        }
        if (!harmless.isEmpty()) {
            matches.removeIf(match -> isCovered(match, harmless));
        }
    }

    private static boolean isCovered(Match match, List<Match> spans) {
        for (var span : spans) {
            if (span.covers(match)) {
                return true;
            }
        }
        return false;
    }

    /** In 没人冒签我名 the negation of 冒签 also holds for 签我名, which it runs into. */
    private void spreadNegations() {
        var negated = new ArrayList<Match>();
        for (var match : matches) {
            if (match.negated() && match.wording().meaning() instanceof Meaning.Sign) {
                negated.add(match);
            }
        }
        for (int i = 0; i < matches.size() && !negated.isEmpty(); i++) {
            var match = matches.get(i);
            for (var other : negated) {
                if (!match.negated() && other.overlaps(match) && isSameSign(other, match)) {
                    matches.set(i, new Match(match.wording(), match.start(), match.end(), true, match.wished()));
                }
            }
        }
    }

    private static boolean isSameSign(Match a, Match b) {
        return a.wording().meaning() instanceof Meaning.Sign one
                && b.wording().meaning() instanceof Meaning.Sign other
                && one.sign() == other.sign();
    }
}
