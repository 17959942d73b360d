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

/** What a breakdown shows. The list behind a number holds the complaints of the figures that it sums. */
public enum Measure {
    RECEIVED("received", COUNT, List.of(Figure.RECEIVED)),
    CLOSINGS("closings", COUNT, List.of(Figure.CLOSINGS)),
    /** Closed cases: a case that is closed again counts once, at its first closing. */
    CASES("cases", COUNT, List.of(Figure.CASES)),
    WITHDRAWN("withdrawn", COUNT, List.of(Figure.WITHDRAWN)),
    NOT_VALID("not-valid", COUNT, List.of(Figure.NOT_VALID)),
    REOPENED("reopened", COUNT, List.of(Figure.REOPENED)),
    /** Those that came back to the open ones, as the balance of a period needs. */
    REOPENED_ENDED("reopened-ended", COUNT, List.of(Figure.REOPENED_ENDED)),
    BREACHED("breached", COUNT, List.of(Figure.BREACHED)),
    /** Open at the end of the period, or now if it has not ended. */
    OPEN("open", COUNT, List.of(Figure.OPEN)),
    PAST_DUE("past-due", COUNT, List.of(Figure.PAST_DUE)),
    /** On-time closure (按时办结率). */
    ON_TIME("on-time-closure", SHARE, List.of(Figure.CLOSED_ON_TIME), List.of(Figure.CLOSINGS, Figure.PAST_DUE)),
    /** The same by the limits that there would be without extensions (延期). */
    ON_TIME_UNEXTENDED(
            "on-time-closure-unextended",
            SHARE,
            List.of(Figure.CLOSED_ON_TIME_UNEXTENDED),
            List.of(Figure.CLOSINGS, Figure.PAST_UNEXTENDED)),
    /** Working minutes from receipt to closing: half of the closings took at most so long. */
    RESOLUTION_P50("resolution-time-p50", 0.5),
    RESOLUTION_P90("resolution-time-p90", 0.9),
    RESOLUTION_P99("resolution-time-p99", 0.99),
    /** Satisfaction (满意率): ratings of 4 and 5 of all ratings. */
    SATISFACTION("satisfaction", SHARE, List.of(Figure.SATISFIED), List.of(Figure.RATED)),
    /** Participation (参评率): by the day of asking, so later ratings still count. */
    PARTICIPATION("participation", SHARE, List.of(Figure.ANSWERED), List.of(Figure.ASKED), true),
    /** The hardest reading of satisfaction, by the day of closing. */
    SATISFIED_OF_CLOSED("satisfied-of-closed", SHARE, List.of(Figure.CLOSED_SATISFIED), List.of(Figure.CLOSINGS), true),
    /** Callback coverage (回访率). */
    CALLBACK_COVERAGE("callback-coverage", SHARE, List.of(Figure.CALLBACKS_REACHED), List.of(Figure.CALLBACKS_DUE)),
    CALLBACK_ATTEMPTS("callback-attempts", MEAN, List.of(Figure.CALLBACKS_REACHED)),
    /** Notices of the ladder (催办, 督办, 洽办). */
    NOTICES("notices", COUNT, List.of(Figure.NOTICES)),
    NOTICES_TO_ANSWER("notices-to-answer", COUNT, List.of(Figure.TO_ANSWER)),
    /** By the day on which they were issued, so later answers still count. */
    NOTICES_IN_TIME("notices-answered-in-time", COUNT, List.of(Figure.NOTICES_IN_TIME), List.of(), true),
    /** Working minutes at a department, each time that it let a case go. */
    HOLDING_TIME("holding-time", MEAN, List.of(Figure.HELD)),
    HELD_LATE("held-over-limit", SHARE, List.of(Figure.HELD_LATE), List.of(Figure.HELD));

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
    private final List<Figure> counted;
    private final List<Figure> whole;
    private final boolean movesAfterwards;
    private final double fraction;

    Measure(String code, Way way, List<Figure> counted) {
        this(code, way, counted, List.of(), false, 0);
    }

    Measure(String code, double fraction) {
        this(code, PERCENTILE, List.of(Figure.CLOSED_TIMED), List.of(), false, fraction);
    }

    Measure(String code, Way way, List<Figure> part, List<Figure> whole) {
        this(code, way, part, whole, false, 0);
    }

    Measure(String code, Way way, List<Figure> part, List<Figure> whole, boolean movesAfterwards) {
        this(code, way, part, whole, movesAfterwards, 0);
    }

    Measure(String code, Way way, List<Figure> counted, List<Figure> whole, boolean movesAfterwards, double fraction) {
        this.code = code;
        this.way = way;
        this.counted = counted;
        this.whole = whole;
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

    /** What is counted, of a share the part. */
    List<Figure> counted() {
        return counted;
    }

    /** Of a share. */
    List<Figure> whole() {
        return whole;
    }

    /** Of a percentile, between 0 and 1. */
    double fraction() {
        return fraction;
    }

    /** Which facts it counts, of a share in its part, as a condition of SQL. */
    String condition() {
        return Figure.any(counted);
    }

    /** Whether its number for days up to that one may still change, on a later day. */
    boolean mayMove(LocalDate to, LocalDate today) {
        var settled = movesAfterwards ? to.plusDays(DAYS_TO_MOVE) : to;
        return !settled.isBefore(today);
    }
}
