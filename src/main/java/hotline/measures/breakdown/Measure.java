package hotline.measures.breakdown;

import static hotline.measures.breakdown.Measure.Way.COUNT;
import static hotline.measures.breakdown.Measure.Way.MEAN;
import static hotline.measures.breakdown.Measure.Way.PERCENTILE;
import static hotline.measures.breakdown.Measure.Way.SHARE;

import hotline.measures.facts.Figure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a breakdown shows. The list behind a number holds the complaints of the figures that it sums. */
public enum Measure {
    RECEIVED("received", COUNT, Figure.RECEIVED),
    CLOSINGS("closings", COUNT, Figure.CLOSINGS),
    /** Closed cases: a case that is closed again counts once, at its first closing. */
    CASES("cases", COUNT, Figure.CASES),
    WITHDRAWN("withdrawn", COUNT, Figure.WITHDRAWN),
    NOT_VALID("not-valid", COUNT, Figure.NOT_VALID),
    REOPENED("reopened", COUNT, Figure.REOPENED),
    /** Those that came back to the open ones, as the balance of a period needs. */
    REOPENED_ENDED("reopened-ended", COUNT, Figure.REOPENED_ENDED),
    BREACHED("breached", COUNT, Figure.BREACHED),
    /** Open at the end of the period, or now if it has not ended. */
    OPEN("open", COUNT, Figure.OPEN),
    PAST_DUE("past-due", COUNT, Figure.PAST_DUE),
    /** On-time closure (按时办结率). */
    ON_TIME("on-time-closure", Figure.CLOSED_ON_TIME, Figure.CLOSINGS, Figure.PAST_DUE),
    /** The same by the limits that there would be without extensions (延期). */
    ON_TIME_UNEXTENDED(
            "on-time-closure-unextended", Figure.CLOSED_ON_TIME_UNEXTENDED, Figure.CLOSINGS, Figure.PAST_UNEXTENDED),
    /** Working minutes from receipt to closing: half of the closings took at most so long. */
    RESOLUTION_P50("resolution-time-p50", 0.5),
    RESOLUTION_P90("resolution-time-p90", 0.9),
    RESOLUTION_P99("resolution-time-p99", 0.99),
    /** Satisfaction (满意率): ratings of 4 and 5 of all ratings. */
    SATISFACTION("satisfaction", SHARE, Figure.SATISFIED, Figure.RATED),
    /** Participation (参评率): by the day of asking, so later ratings still count. */
    PARTICIPATION("participation", SHARE, Figure.ANSWERED, Figure.ASKED, true),
    /** The hardest reading of satisfaction, by the day of closing. */
    SATISFIED_OF_CLOSED("satisfied-of-closed", SHARE, Figure.CLOSED_SATISFIED, Figure.CLOSINGS, true),
    /** Callback coverage (回访率). */
    CALLBACK_COVERAGE("callback-coverage", SHARE, Figure.CALLBACKS_REACHED, Figure.CALLBACKS_DUE),
    CALLBACK_ATTEMPTS("callback-attempts", MEAN, Figure.CALLBACKS_REACHED),
    /** Notices of the ladder (催办, 督办, 洽办). */
    NOTICES("notices", COUNT, Figure.NOTICES),
    NOTICES_TO_ANSWER("notices-to-answer", COUNT, Figure.TO_ANSWER),
    /** By the day on which they were issued, so later answers still count. */
    NOTICES_IN_TIME("notices-answered-in-time", COUNT, Figure.NOTICES_IN_TIME, true),
    /** Working minutes at a department, each time that it let a case go. */
    HOLDING_TIME("holding-time", MEAN, Figure.HELD),
    HELD_LATE("held-over-limit", SHARE, Figure.HELD_LATE, Figure.HELD);

    /** So long after its day a fact may be followed by one that counts for the same day. */
    private static final int DAYS_TO_MOVE = 30;

    /** How its number is made. */
    public enum Way {
        COUNT,
        /** A part of a whole, with its interval. */
        SHARE,
        /** The sum of values ÷ their count. */
        MEAN,
        /** The smallest value that so many of all do not exceed, exactly. */
        PERCENTILE
    }

    private final String code;
    private final Way way;
    private final Figure counted;
    private final Optional<Figure> whole;
    private final Optional<Figure> openToo;
    private final boolean movesAfterwards;
    private final double fraction;

    Measure(String code, Way way, Figure counted) {
        this(code, way, counted, false);
    }

    Measure(String code, Way way, Figure counted, boolean movesAfterwards) {
        this(code, way, counted, Optional.empty(), Optional.empty(), movesAfterwards, 0);
    }

    Measure(String code, double fraction) {
        this(code, PERCENTILE, Figure.CLOSED_TIMED, Optional.empty(), Optional.empty(), false, fraction);
    }

    Measure(String code, Way way, Figure part, Figure whole) {
        this(code, way, part, whole, false);
    }

    Measure(String code, Way way, Figure part, Figure whole, boolean movesAfterwards) {
        this(code, way, part, Optional.of(whole), Optional.empty(), movesAfterwards, 0);
    }

    /** A share of what ended, and of what is still open at the end of the period. */
    Measure(String code, Figure part, Figure ended, Figure open) {
        this(code, SHARE, part, Optional.of(ended), Optional.of(open), false, 0);
    }

    Measure(
            String code,
            Way way,
            Figure counted,
            Optional<Figure> whole,
            Optional<Figure> openToo,
            boolean movesAfterwards,
            double fraction) {
        this.code = code;
        this.way = way;
        this.counted = counted;
        this.whole = whole;
        this.openToo = openToo;
        this.movesAfterwards = movesAfterwards;
        this.fraction = fraction;
    }

    public static Optional<Measure> of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    public Way way() {
        return way;
    }

    /** The counted facts, of a share the part. */
    public Figure counted() {
        return counted;
    }

    /** Of a share. */
    public List<Figure> whole() {
        return Stream.concat(whole.stream(), openToo.stream()).toList();
    }

    /** Of a percentile, between 0 and 1. */
    public double fraction() {
        return fraction;
    }

    /** Which facts it counts, of a share in its part, as a condition of SQL. */
    String condition() {
        return counted.condition();
    }

    /** The last day on which its number for days up to that one may change. */
    public LocalDate settledAfter(LocalDate to) {
        return movesAfterwards ? to.plusDays(DAYS_TO_MOVE) : to;
    }

    /** Whether its number for days up to that one may still change, on a later day. */
    boolean mayMove(LocalDate to, LocalDate today) {
        return !settledAfter(to).isBefore(today);
    }
}
