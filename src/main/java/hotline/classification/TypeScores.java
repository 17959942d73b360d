package hotline.classification;

import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs the evidence for each type and subtype. The matter that the customer names as the complaint weighs more, a
 * matter that they dismiss less; a longer wording replaces the shorter ones within it.
 */
final class TypeScores {
    private static final double FOCUSED = 2.5;
    private static final double DISMISSED = 0.15;
    private static final double NEGATED = 0.25;
    /** A demand hints at the complaint (请重开发票), or only at its remedy (请赔偿). */
    private static final double WISHED = 0.7;

    /** The least weight of words that decides a type or a subtype; likeness alone decides none. */
    private static final double LEAST = 0.9;

    private static final double LEAST_HINT = 0.75;
    private static final double GREAT_LIKENESS = 0.5;
    /** The greatest weight of likeness to the examples, among the types that words speak for. */
    private static final double HINTS = 10;

    private static final int FOCUS_REACH = 45;

    /** Repeating the same thing in more words adds only this much certainty. */
    private static final double LESS_EACH_TIME = 0.6;

    private final TextReading reading;
    private final CompiledLexicon lexicon;
    private final double[] scores;
    private final double[] tellings;
    private final List<Match> evidence = new ArrayList<>();
    /** The weight of the words that speak for a type and are neither denied nor dismissed. */
    private final Map<String, Double> meant = new HashMap<>();

    /** The types with some denied evidence: hints alone don't decide them. */
    private final Set<String> denied = new HashSet<>();

    /** The type that words decided, or {@code other} where none did. */
    record Verdict(String type, Subject subject, double confidence, List<Match> evidence) {
        boolean isDecided() {
            return !evidence.isEmpty();
        }
    }

    TypeScores(CompiledLexicon lexicon, TextReading reading) {
        this.reading = reading;
        this.lexicon = lexicon;
        scores = new double[lexicon.subjects().size()];
        tellings = new double[scores.length];
        weigh();
    }

    private void weigh() {
        var focus = reading.neighbours(match -> match.is(LexiconSign.FOCUS) && !match.negated());
        var dismissals = new Dismissals(reading);
        for (var match : reading.matches) {
            if (match.wording().meaning() instanceof Meaning.Evidence) {
                evidence.add(match);
            }
        }
        var weighed = new ArrayList<Weighed>();
        for (var match : evidence) {
            double emphasis = emphasis(match, focus, dismissals);
            weighed.add(new Weighed(match, (Meaning.Evidence) match.wording().meaning(), emphasis));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
        var countedOfType = new HashMap<String, Counted>();
        for (var candidate : weighed) {
            if (candidate.match.negated()) {
                denied.add(candidate.type());
            }
            int subject = candidate.meaning.subjectIndex();
            var counted = countedOfType.computeIfAbsent(candidate.type(), any -> new Counted());
            if (candidate.meaning.onlyTells() || counted.isRepeatedBy(candidate.match)) {
                tellings[subject] += candidate.weight();
            } else {
                double share = counted.shareOfNext();
                scores[subject] += candidate.weight() * share;
                counted.add(candidate.match);
                if (!candidate.match.negated() && !dismissals.cover(candidate.match)) {
                    meant.merge(candidate.type(), candidate.weight() * share, Double::sum);
                }
            }
        }
    }

    /** Evidence with its weight here. */
    private record Weighed(Match match, Meaning.Evidence meaning, double emphasis) {
        double weight() {
            return meaning.weight() * emphasis;
        }

        String type() {
            return meaning.subject().type();
        }
    }

    /** The evidence counted for one type so far. */
    private static final class Counted {
        private final BitSet places = new BitSet();
        private final Set<Wording> wordings = Collections.newSetFromMap(new IdentityHashMap<>());

        /** The same words, words within or around those already counted, or the same wording once more. */
        boolean isRepeatedBy(Match match) {
            int next = places.nextSetBit(match.start());
            return wordings.contains(match.wording()) || (next >= 0 && next < match.end());
        }

        double shareOfNext() {
            return Math.pow(LESS_EACH_TIME, wordings.size());
        }

        void add(Match match) {
            places.set(match.start(), match.end());
            wordings.add(match.wording());
        }
    }

    private double emphasis(Match match, Neighbours focus, Dismissals dismissals) {
        double emphasis = match.negated() ? NEGATED : match.wished() ? WISHED : 1;
        if (dismissals.cover(match)) {
            return emphasis * DISMISSED;
        }
        for (var named : focus.between(match.start() - FOCUS_REACH, match.start())) {
            boolean isNamed = named.end() <= match.start() + 1
                    && (reading.segments.sameClause(named.start(), match.start())
                            || reading.text.at(named.end()) == ':')
                    && reading.segments.distance(named.end(), match.start()) <= FOCUS_REACH;
            if (isNamed) {
                return emphasis * FOCUSED;
            }
        }
        return emphasis;
    }

    Verdict verdict() {
        var words = wordsForTypes();
        var hints = reading.hints().types();
        String best = null;
        double highest = 0;
        double all = 0;
        for (int i = 0; i < hints.length; i++) {
            var type = lexicon.types().get(i);
            double score = words.getOrDefault(type, 0.0) + HINTS * hints[i];
            all += score;
            if (isSpokenFor(type, hints[i]) && score > highest) {
                highest = score;
                best = type;
            }
        }
        if (best == null) {
            return new Verdict("other", subject("other", ""), Confidence.UNKNOWN, List.of());
        }
        double confidence = Confidence.ofShare(highest / (all + 1));
        return new Verdict(best, subjectOf(best), confidence, evidenceFor(best));
    }

    /** Words that hint at a type decide it together with great likeness only. */
    private boolean isSpokenFor(String type, float likeness) {
        double told = meant.getOrDefault(type, 0.0);
        boolean isHinted = told >= LEAST_HINT && likeness >= GREAT_LIKENESS && !denied.contains(type);
        return told >= LEAST || isHinted;
    }

    private Map<String, Double> wordsForTypes() {
        Map<String, Double> types = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            types.merge(lexicon.subjects().get(i).type(), scores[i], Double::sum);
        }
        types.keySet().retainAll(meant.keySet());
        return types;
    }

    private Subject subjectOf(String type) {
        Subject best = null;
        double highest = LEAST;
        for (int i = 0; i < scores.length; i++) {
            var subject = lexicon.subjects().get(i);
            double score = scores[i] + tellings[i];
            if (subject.type().equals(type) && !subject.subtype().isEmpty() && score > highest) {
                highest = score;
                best = subject;
            }
        }
        return best == null ? subject(type, "") : best;
    }

    private Subject subject(String type, String subtype) {
        for (var subject : lexicon.subjects()) {
            if (subject.type().equals(type) && subject.subtype().equals(subtype)) {
                return subject;
            }
        }
        throw new IllegalStateException("the lexicon has no type " + type);
    }

    private List<Match> evidenceFor(String type) {
        var deciding = new ArrayList<Match>();
        for (var match : evidence) {
            boolean speaks = !((Meaning.Evidence) match.wording().meaning()).onlyTells() && !match.negated();
            if (speaks && subject(match).type().equals(type)) {
                deciding.add(match);
            }
        }
        return deciding;
    }

    private static Subject subject(Match match) {
        return ((Meaning.Evidence) match.wording().meaning()).subject();
    }
}
