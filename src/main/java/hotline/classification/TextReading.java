package hotline.classification;

import hotline.classification.number.Numeral;
import hotline.classification.number.NumeralScanner;
import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import hotline.classification.text.Segments;
import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The findings of a lexicon in one text: wordings with their negations, numbers with their units. */
final class TextReading {
    /** Reading a character with its likeness costs as much as looking at so many places. */
    private static final int PER_CHARACTER = 50;

    private static final double NO_NUMBER = -1;

    private static final String BETWEEN_NEIGHBOURS = " :#\"'“”‘’《》「」";

    final NormalizedText text;
    final Segments segments;
    final List<Numeral> numerals;
    final List<Quantity> quantities;
    /** In the order of their starts. */
    final List<Match> matches = new ArrayList<>();

    private final CompiledLexicon lexicon;
    private final Effort effort;
    private final Hits hits = new Hits();
    private final NegationScope negations;
    private final WishScope wishes;
    private final Map<Integer, Double> numberAt = new HashMap<>();
    private final Map<LexiconSign, Match> firsts = new EnumMap<>(LexiconSign.class);
    private final ExampleHints.Shares hints;

    TextReading(CompiledLexicon lexicon, QuantityScanner scanner, String original, Effort effort) {
        this.lexicon = lexicon;
        this.effort = effort;
        text = Normalizer.normalize(original);
        effort.spend((long) text.length() * PER_CHARACTER);
        segments = new Segments(text);
        negations = new NegationScope(text);
        wishes = new WishScope(text, segments);
        lexicon.index().find(text, hits, effort);
        hits.removeWithin(lexicon::isHarmlessWord);
        readScopes();
        numerals = NumeralScanner.scan(text);
        quantities = scanner.scan(text, numerals, segments, oneWordMatches(TextReading::isMoneyWord));
        var timeWords = oneWordMatches(DelayScanner::isLabel);
        quantities.stream()
                .filter(quantity -> DelayScanner.mayBeDelay(quantity, segments, timeWords))
                .forEach(quantity -> hits.add(quantity.kind().word, quantity.start(), quantity.end()));
        var sumsAndTimes = new HashSet<Integer>();
        for (var quantity : quantities) {
            if (quantity.kind() == Quantity.Kind.GOODS) {
                numberAt.put(quantity.start(), quantity.value());
            } else {
                sumsAndTimes.add(quantity.start());
            }
        }
        numerals.forEach(numeral -> {
            if (!sumsAndTimes.contains(numeral.start()) && !isClock(numeral)) {
                numberAt.put(numeral.start(), numeral.value());
            }
            hits.add(CompiledLexicon.ANY_NUMBER, numeral.start(), numeral.end());
        });
        hits.order(text.length());
        findWordings();
        var within = new WithinOthers(text, matches);
        within.removeHarmless();
        Owners.removeFrom(this);
        within.remove(LexiconSign.NO_SOLE_ITEM, LexiconSign.SOLE_ITEM);
        within.spreadNegations();
        findFirsts();
        hints = lexicon.hints().shares(text);
    }

    /** The likeness of the text as a whole. */
    ExampleHints.Shares hints() {
        return hints;
    }

    boolean has(LexiconSign sign) {
        return firsts.containsKey(sign);
    }

    /** The first match of a sign that is not negated; a relief that is only wished for doesn't count. */
    Optional<Match> first(LexiconSign sign) {
        return Optional.ofNullable(firsts.get(sign));
    }

    /** The matches of these signs, to look for words near them. */
    Neighbours neighbours(Predicate<Match> such) {
        return new Neighbours(effort, matches.stream().filter(such).toList());
    }

    private void findFirsts() {
        for (var match : matches) {
            if (match.wording().meaning() instanceof Meaning.Sign known) {
                boolean counts = known.sign().isRelief() ? match.isTold() : !match.negated();
                if (counts) {
                    firsts.putIfAbsent(known.sign(), match);
                }
            }
        }
    }

    private void readScopes() {
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : startingAt(i)) {
                if (wording.meaning() instanceof Meaning.Sign known
                        && known.sign().scope().isPresent()) {
                    openScope(known.sign().scope().get(), hits.start(i), hits.end(i));
                }
            }
        }
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : startingAt(i)) {
                if (wording.is(LexiconSign.NO_NEGATION)) {
                    negations.removeNegations(hits.start(i), hits.end(i));
                }
            }
        }
    }

    private Wording[] startingAt(int hit) {
        var wordings = lexicon.startingWith(hits.word(hit));
        effort.spend(wordings.length);
        return wordings;
    }

    private void openScope(LexiconSign.Scope scope, int start, int end) {
        switch (scope) {
            case NEGATION -> negations.addNegation(start, end);
            case FILLER -> negations.addFiller(start, end);
            case WISH -> wishes.addWish(start, end);
            case DEMAND -> wishes.addDemand(start);
            case FACT -> wishes.addFact(start, end);
        }
    }

    /** Words that tell how a number next to them is meant, read before the wordings of several words are. */
    private Neighbours oneWordMatches(Predicate<Wording> such) {
        var found = new ArrayList<Match>();
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : startingAt(i)) {
                if (wording.words().length == 1 && such.test(wording)) {
                    found.add(new Match(wording, hits.start(i), hits.end(i), false, false));
                }
            }
        }
        return new Neighbours(effort, found);
    }

    private static boolean isMoneyWord(Wording wording) {
        return wording.meaning() instanceof Meaning.Sign known
                && (known.sign() == LexiconSign.MONEY_HINT
                        || known.sign()
                                .sum()
                                .filter(sum -> sum != LexiconSign.Sum.RATE)
                                .isPresent());
    }

    private void findWordings() {
        var spread = new SpreadWords(lexicon, hits, segments, negations);
        for (int i = 0; i < hits.size(); i++) {
            for (var wording : startingAt(i)) {
                if (wording.words().length == 1) {
                    boolean negated = negations.isNegated(hits.start(i)) || negations.isDenied(hits.end(i));
                    add(wording, hits.start(i), hits.end(i), negated);
                } else {
                    follow(wording, i, spread);
                }
            }
        }
    }

    private void follow(Wording wording, int firstHit, SpreadWords spread) {
        int at = firstHit;
        int end = hits.end(firstHit);
        boolean negated = negations.isNegated(hits.start(firstHit));
        double number = numberOf(firstHit, NO_NUMBER);
        for (int word = 1; word < wording.words().length; word++) {
            int wanted = wording.words()[word];
            int found =
                    switch (wording.joins()[word - 1]) {
                        case NEXT_TO, FOLLOWED_BY ->
                            following(wanted, at, wording.joins()[word - 1], wording.comparisons()[word], number);
                        case IN_SENTENCE -> spread.inSentence(wanted, segments.sentenceAt(hits.start(firstHit)), at);
                        case IN_TEXT -> spread.inText(wanted, at);
                    };
            if (found < 0) {
                return;
            }
            negated |= negations.isNegated(hits.start(found), hits.start(at), hits.end(at));
            at = found;
            number = numberOf(found, number);
            end = wording.isOnePlace() ? hits.end(found) : end;
        }
        add(wording, hits.start(firstHit), end, negated);
    }

    /** 18:40 and 两点 count no pieces. */
    private boolean isClock(Numeral numeral) {
        return ":点号月".indexOf(text.at(numeral.end())) >= 0 || text.at(numeral.start() - 1) == ':';
    }

    private double numberOf(int hit, double otherwise) {
        return hits.word(hit) < CompiledLexicon.NUMBER_WORDS.size()
                ? numberAt.getOrDefault(hits.start(hit), otherwise)
                : otherwise;
    }

    private void add(Wording wording, int start, int end, boolean negated) {
        matches.add(new Match(wording, start, end, negated, wishes.isWished(start, end)));
    }

    /** The hit of a word that soon follows another in its clause, or -1; one that is not negated if there is any. */
    private int following(int word, int previous, Wording.Join join, Wording.Comparison comparison, double number) {
        int from = hits.end(previous);
        int negated = -1;
        int i = previous + 1;
        for (; i < hits.size() && isInReach(previous, i, join); i++) {
            if (hits.word(i) == word && hits.start(i) >= from && comparison.holds(number, numberOf(i, NO_NUMBER))) {
                if (!negations.isNegated(hits.start(i))) {
                    effort.spend(i - previous);
                    return i;
                }
                negated = negated < 0 ? i : negated;
            }
        }
        effort.spend(i - previous);
        return negated;
    }

    /** Where it is false for a hit, it is false for all later ones. */
    private boolean isInReach(int previous, int next, Wording.Join join) {
        int from = hits.end(previous);
        int start = hits.start(next);
        if (start < from) {
            return segments.sameClause(hits.start(previous), start);
        }
        return join == Wording.Join.NEXT_TO
                ? isNextTo(from, start)
                : segments.sameClause(hits.start(previous), start) && segments.distance(from, start) <= join.reach;
    }

    /** Whether at most a blank, a colon, a quotation mark and the like stand between. */
    private boolean isNextTo(int from, int to) {
        for (int at = from; at < to; at++) {
            if (BETWEEN_NEIGHBOURS.indexOf(text.at(at)) < 0) {
                return false;
            }
        }
        return to - from <= BETWEEN_NEIGHBOURS.length();
    }
}
