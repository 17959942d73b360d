package hotline.classification;

import hotline.policy.AmountMeaning;
import hotline.policy.Lexicon.Bounds;
import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.List;

/** Applies the severity guide of F4. Signs only ever raise; a relief only keeps a subject's usual severity from counting. */
final class SeverityGuide {
    private static final List<LexiconSign> SEVERE = List.of(
            LexiconSign.PERSON_HURT_OR_ENDANGERED,
            LexiconSign.PERISHABLES_SPOILED,
            LexiconSign.INSULTED_THREATENED_HIT_EXTORTED,
            LexiconSign.FORGED_SIGNATURE,
            LexiconSign.PRESS_COURT_AUTHORITY,
            LexiconSign.THIRD_COMPLAINT);
    private static final List<LexiconSign> MODERATE = List.of(
            LexiconSign.LONG_DELAY,
            LexiconSign.COST_SOMETHING,
            LexiconSign.CLAIM_REFUSED_OR_UNANSWERED,
            LexiconSign.PROMISE_BROKEN,
            LexiconSign.RUDE,
            LexiconSign.HANDED_TO_SOMEONE_ELSE,
            LexiconSign.PART_LOST_OR_DAMAGED,
            LexiconSign.SECOND_COMPLAINT);

    private static final List<LexiconSign> RELIEFS = List.of(
            LexiconSign.CONTENTS_SOUND,
            LexiconSign.NOTHING_BROKEN,
            LexiconSign.FOUND_AGAIN,
            LexiconSign.CLAIM_ANSWERED,
            LexiconSign.SMALL_DIFFERENCE,
            LexiconSign.TRIFLE_MISSING,
            LexiconSign.HARDLY_MATTERS);

    /** Where no words tell the subject of a text, a number next to one of these is a sum all the same. */
    private static final List<LexiconSign> SUMS =
            List.of(LexiconSign.MONEY_LOSS, LexiconSign.MONEY_DIFFERENCE, LexiconSign.MONEY_VALUE);

    private final TextReading reading;
    private final Bounds bounds;
    private final Subject subject;
    private double moneyWrong;
    private double daysLate;
    private final List<Finding> findings = new ArrayList<>();

    /** A sign of a severity, and its place in the normalised text. */
    record Finding(Severity severity, String speaksFor, int start, int end) {}

    private SeverityGuide(TextReading reading, Bounds bounds, Subject subject) {
        this.reading = reading;
        this.bounds = bounds;
        this.subject = subject;
    }

    /**
     * The finding of the guide.
     *
     * @param isPlainlyMinor the text itself says that the matter is small: goods sound, a short delay, a small sum
     */
    record Assessment(List<Finding> findings, boolean isPlainlyMinor) {
        Severity severity() {
            var severity = Severity.MINOR;
            for (var finding : findings) {
                severity = finding.severity().compareTo(severity) > 0 ? finding.severity() : severity;
            }
            return severity;
        }
    }

    static Assessment assess(CompiledLexicon lexicon, TextReading reading, TypeScores.Verdict verdict) {
        var guide = new SeverityGuide(reading, lexicon.lexicon().bounds(), verdict.subject());
        guide.severeSigns();
        if (verdict.isDecided()) {
            guide.moderateSigns();
        }
        var counts = new GoodsCounts(reading);
        guide.wholeConsignment(counts);
        if (verdict.isDecided() || SUMS.stream().anyMatch(reading::has)) {
            guide.money(Money.scan(reading));
        }
        guide.delay();
        guide.complaints();
        guide.usual();
        return new Assessment(guide.findings, guide.isPlainlyMinor());
    }

    private void severeSigns() {
        SEVERE.forEach(sign -> add(Severity.SEVERE, sign));
    }

    /** Where no words tell what a text is about, they do not say that it weighs much either. */
    private void moderateSigns() {
        MODERATE.stream()
                .filter(sign -> sign != LexiconSign.PART_LOST_OR_DAMAGED || !relieves(LexiconSign.CONTENTS_SOUND))
                .forEach(sign -> add(Severity.MODERATE, sign));
    }

    private void wholeConsignment(GoodsCounts counts) {
        if (reading.has(LexiconSign.FOUND_AGAIN)) {
            return;
        }
        add(Severity.SEVERE, LexiconSign.WHOLE_CONSIGNMENT_GONE);
        var all = reading.first(LexiconSign.ALL_OF_IT_GONE);
        boolean isGone = reading.has(LexiconSign.GONE) && !reading.has(LexiconSign.REMAINDER);
        if (all.isPresent() && isGone && !counts.isAllOfPart(all.get())) {
            add(Severity.SEVERE, LexiconSign.ALL_OF_IT_GONE);
        }
        if (!reading.has(LexiconSign.CONTENTS_SOUND)) {
            counts.allSentAreGone()
                    .map(sent -> new Finding(Severity.SEVERE, "all-sent-are-gone", sent.start(), sent.end()))
                    .ifPresent(findings::add);
        }
        if (reading.has(LexiconSign.SOLE_ITEM) && !reading.has(LexiconSign.CONTENTS_SOUND)) {
            add(Severity.SEVERE, LexiconSign.GONE_OR_DESTROYED);
        }
    }

    private void money(Money money) {
        double loss = loss(money);
        if (loss >= bounds.severeLoss()) {
            findings.add(new Finding(Severity.SEVERE, "loss of " + Math.round(loss), -1, -1));
        }
        double wrong = money.difference();
        if (wrong == 0 && money.paid() > 0) {
            wrong = Math.max(0, Math.max(money.plain(), Math.max(money.value(), money.loss())) - money.paid());
        } else if (wrong == 0) {
            wrong = loss;
        }
        moneyWrong = wrong;
        if (subject.money() && wrong >= bounds.moderateMoney()) {
            findings.add(new Finding(Severity.MODERATE, "amount of " + Math.round(wrong), -1, -1));
        }
    }

    private double loss(Money money) {
        boolean isSound = reading.has(LexiconSign.CONTENTS_SOUND) && !reading.has(LexiconSign.REMAINDER);
        double named = Math.max(money.loss(), money.difference());
        double loss = named == 0 ? money.plain() : named;
        double lossOrValue = isSound ? loss : Math.max(loss, money.value());
        return switch (subject.amounts()) {
            case LOSS -> loss;
            case GOODS -> money.loss() == 0 ? lossOrValue : loss;
            case DAMAGED_GOODS -> isSound ? money.loss() : money.loss() == 0 ? lossOrValue : loss;
            case CLAIM -> lossOrValue;
            case PRICE -> named == 0 ? money.plain() - money.least() : named;
        };
    }

    private void delay() {
        var delay = DelayScanner.scan(reading);
        daysLate = delay.days();
        boolean isAnswered = subject.amounts() == AmountMeaning.CLAIM && reading.has(LexiconSign.CLAIM_ANSWERED);
        if (subject.days() && delay.days() >= bounds.moderateDays() && !isAnswered) {
            findings.add(new Finding(Severity.MODERATE, "days", delay.start(), delay.end()));
        }
    }

    private boolean isPlainlyMinor() {
        boolean isRelieved = RELIEFS.stream().anyMatch(reading::has);
        boolean isShortDelay = subject.days() && daysLate > 0 && daysLate < bounds.moderateDays();
        boolean isSmallSum = subject.money() && moneyWrong > 0 && moneyWrong < bounds.moderateMoney();
        return isRelieved || isShortDelay || isSmallSum;
    }

    private void complaints() {
        var nth = ComplaintCount.scan(reading);
        if (nth.count() >= 2) {
            findings.add(new Finding(
                    nth.count() >= 3 ? Severity.SEVERE : Severity.MODERATE, "nth-complaint", nth.start(), nth.end()));
        }
    }

    private void usual() {
        boolean isRelieved = subject.relief().stream().anyMatch(this::relieves);
        if (!isRelieved) {
            findings.add(new Finding(subject.usually(), "usual", -1, -1));
        }
    }

    private boolean relieves(LexiconSign relief) {
        boolean maySpeakOfRemainder = relief == LexiconSign.CONTENTS_SOUND || relief == LexiconSign.FOUND_AGAIN;
        if (relief == LexiconSign.SMALL_DIFFERENCE) {
            boolean isRefused = reading.has(LexiconSign.CLAIM_REFUSED_OR_UNANSWERED);
            return !isRefused && (reading.has(relief) || (moneyWrong > 0 && moneyWrong < bounds.moderateMoney()));
        }
        return reading.has(relief) && !(maySpeakOfRemainder && reading.has(LexiconSign.REMAINDER));
    }

    private void add(Severity severity, LexiconSign sign) {
        reading.first(sign)
                .map(match -> new Finding(severity, sign.key(), match.start(), match.end()))
                .ifPresent(findings::add);
    }
}
