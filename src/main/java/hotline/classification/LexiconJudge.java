package hotline.classification;

import hotline.classification.SeverityGuide.Finding;
import hotline.classification.text.NormalizedText;
import hotline.policy.Lexicon;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges by the words of a {@link Lexicon}. Immutable. Each step takes time linear in the text; {@link Effort} bounds
 * the factor that the lexicon adds (a thousand wordings may begin with the same word).
 */
public final class LexiconJudge implements Judge {
    private static final double GRAVER_SEVERE = 0.5;
    private static final double LEAST_MINOR = 0.15;
    private static final int MOST_REASONS = 8;

    /** The effort of 2 500 characters with the shipped lexicons: a millisecond or two. */
    private static final long MOST_AT_ONCE = 150_000;
    /** Five times the effort of the worst text of the greatest length with the shipped lexicons: half a second. */
    private static final long MOST = 60_000_000;

    private final CompiledLexicon lexicon;
    private final QuantityScanner quantities;
    private final String version;

    public LexiconJudge(Lexicon lexicon) {
        this.lexicon = new CompiledLexicon(lexicon);
        this.quantities = new QuantityScanner(lexicon.units());
        this.version = lexicon.version();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Judgement judge(String text) {
        return judge(text, new Effort(MOST)).orElseGet(() -> Judgement.leftToPerson(text, version));
    }

    @Override
    public Optional<Judgement> judgeAtOnce(String text) {
        return judge(text, new Effort(MOST_AT_ONCE));
    }

    /** Empty where the effort does not suffice. */
    Optional<Judgement> judge(String text, Effort effort) {
        try {
            return Optional.of(judged(text, effort));
        } catch (Effort.Spent tooMuch) {
            return Optional.empty();
        }
    }

    private Judgement judged(String text, Effort effort) {
        if (text.isBlank()) {
            return new Judgement("other", Optional.empty(), Severity.MINOR, 0.1, List.of(), version);
        }
        if (isNumberOnly(text)) {
            return Judgement.leftToPerson(text, version);
        }
        var reading = new TextReading(lexicon, quantities, text, effort);
        var verdict = new TypeScores(lexicon, reading).verdict();
        var assessment = SeverityGuide.assess(lexicon, reading, verdict);
        var severity = assessment.severity();
        if (verdict.isDecided() && !verdict.subject().days() && !assessment.isPlainlyMinor()) {
            severity = raised(severity, reading.hints());
        }
        return new Judgement(
                verdict.type(),
                Optional.of(verdict.subject().subtype()).filter(subtype -> !subtype.isEmpty()),
                severity,
                Math.round(verdict.confidence() * 100) / 100.0,
                reasons(text, reading, verdict, assessment.findings()),
                version);
    }

    /** An order number, perhaps, even where an authority has the same: without a word it says nothing. */
    private static boolean isNumberOnly(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && text.codePoints()
                        .noneMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.OTHER_SYMBOL);
    }

    /**
     * Where the words do not say that the matter is small but the text resembles graver ones, moderate is safer. Only
     * words make a complaint severe.
     */
    private static Severity raised(Severity severity, ExampleHints.Shares shares) {
        boolean isGraver = shares.of(Severity.SEVERE) > GRAVER_SEVERE || shares.of(Severity.MINOR) < LEAST_MINOR;
        return severity == Severity.MINOR && isGraver ? Severity.MODERATE : severity;
    }

    private static List<Reason> reasons(
            String text, TextReading reading, TypeScores.Verdict verdict, List<Finding> findings) {
        var reasons = new ArrayList<Reason>();
        if (!verdict.isDecided()) {
            reasons.add(Judgement.toBeJudged(text));
        }
        for (var match : verdict.evidence()) {
            var subject = ((Meaning.Evidence) match.wording().meaning()).subject();
            var name = subject.subtype().isEmpty() ? subject.type() : subject.type() + "/" + subject.subtype();
            add(reasons, reading.text, match.start(), match.end(), name);
        }
        for (var finding : findings) {
            if (finding.start() >= 0) {
                add(
                        reasons,
                        reading.text,
                        finding.start(),
                        finding.end(),
                        finding.severity().code() + "/" + finding.speaksFor());
            }
        }
        reasons.sort(Comparator.comparingInt(Reason::start));
        return reasons;
    }

    private static void add(List<Reason> reasons, NormalizedText text, int start, int end, String speaksFor) {
        if (reasons.size() == MOST_REASONS) {
            return;
        }
        int until = Math.min(end, text.length());
        boolean isKnown = reasons.stream()
                .anyMatch(
                        reason -> reason.speaksFor().equals(speaksFor) && reason.start() == text.originalStart(start));
        if (!isKnown) {
            reasons.add(new Reason(
                    text.quote(start, until), text.originalStart(start), text.originalEnd(until), speaksFor));
        }
    }
}
