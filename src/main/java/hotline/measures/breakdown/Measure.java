package hotline.measures.breakdown;

import static hotline.measures.breakdown.Measure.Way.COUNT;
import static hotline.measures.breakdown.Measure.Way.MEAN;
import static hotline.measures.breakdown.Measure.Way.PERCENTILE;
import static hotline.measures.breakdown.Measure.Way.PER_10000;
import static hotline.measures.breakdown.Measure.Way.SHARE;

import hotline.measures.facts.Figure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    RESOLUTION_P50("resolution-time-p50", Figure.CLOSED_TIMED, 0.5),
    RESOLUTION_P90("resolution-time-p90", Figure.CLOSED_TIMED, 0.9),
    RESOLUTION_P99("resolution-time-p99", Figure.CLOSED_TIMED, 0.99),
    /** First answers within their limit (首次响应及时率), of these and of limits that passed; each case once. */
    FIRST_IN_TIME("first-response-in-time", SHARE, Figure.FIRST_IN_TIME, Figure.FIRST_LIMITS),
    /** Messages on the website that were answered on the day on which they came (网站留言当日答复率, T6). */
    WEBSITE_SAME_DAY("website-answered-same-day", SHARE, Figure.WEBSITE_ANSWERED, Figure.WEBSITE_MESSAGES),
    /** Working minutes from receipt to the first answer: half of them took at most so long. */
    FIRST_RESPONSE_P50("first-response-p50", Figure.FIRST_RESPONSES, 0.5),
    FIRST_RESPONSE_P90("first-response-p90", Figure.FIRST_RESPONSES, 0.9),
    /** Minutes by the wall clock that a case was in an agent's hands, each time (平均处理时长); its sum is in seconds. */
    HANDLING_TIME("handling-time", MEAN, Figure.HANDLED),
    HANDLING_P50("handling-time-p50", Figure.HANDLED, 0.5),
    HANDLING_P90("handling-time-p90", Figure.HANDLED, 0.9),
    /** Satisfaction (满意率): ratings of 4 and 5 of all ratings. */
    SATISFACTION("satisfaction", SHARE, Figure.SATISFIED, Figure.RATED),
    /** Participation (参评率): by the day of asking, so later ratings still count. */
    PARTICIPATION("participation", SHARE, Figure.ANSWERED, Figure.ASKED, Moves.MONTH),
    /** The hardest reading of satisfaction, by the day of closing. */
    SATISFIED_OF_CLOSED("satisfied-of-closed", SHARE, Figure.CLOSED_SATISFIED, Figure.CLOSINGS, Moves.MONTH),
    /** Customers who say that their matter was solved (实际解决率), of all who say so or not. */
    SOLVED("solved", SHARE, Figure.SOLVED, Figure.SOLVED_SAID),
    SOLVED_ON_PHONE("solved-on-phone", SHARE, Figure.SOLVED_ON_PHONE, Figure.SOLVED_SAID_ON_PHONE),
    SOLVED_ON_PAGE("solved-on-page", SHARE, Figure.SOLVED_ON_PAGE, Figure.SOLVED_SAID_ON_PAGE),
    /** How easy it was for the customer (CES), 1 to 7. */
    EFFORT("effort", Figure.EFFORT, Figure.EFFORT_SQUARES),
    EFFORT_ON_PHONE("effort-on-phone", Figure.EFFORT_ON_PHONE, Figure.EFFORT_SQUARES_ON_PHONE),
    EFFORT_ON_PAGE("effort-on-page", Figure.EFFORT_ON_PAGE, Figure.EFFORT_SQUARES_ON_PAGE),
    /** Callback coverage (回访率). */
    CALLBACK_COVERAGE("callback-coverage", SHARE, Figure.CALLBACKS_REACHED, Figure.CALLBACKS_DUE),
    CALLBACK_ATTEMPTS("callback-attempts", MEAN, Figure.CALLBACKS_REACHED),
    /** Notices of the ladder (催办, 督办, 洽办). */
    NOTICES("notices", COUNT, Figure.NOTICES),
    NOTICES_TO_ANSWER("notices-to-answer", COUNT, Figure.TO_ANSWER),
    /** By the day on which they were issued, so later answers still count. */
    NOTICES_IN_TIME("notices-answered-in-time", COUNT, Figure.NOTICES_IN_TIME, Moves.MONTH),
    /** Working minutes at a department, each time that it let a case go. */
    HOLDING_TIME("holding-time", MEAN, Figure.HELD),
    HELD_LATE("held-over-limit", SHARE, Figure.HELD_LATE, Figure.HELD),
    /** Reopening (重办率): closings after which the case was reopened within 30 days, by the day of closing. */
    REOPEN_RATE("reopen-rate", SHARE, Figure.CLOSED_REOPENED, Figure.CLOSINGS, Moves.MONTH),
    /** Complaints of customers with an earlier complaint in the 30 days before. */
    REPEAT_RATE("repeat-rate", SHARE, Figure.REPEATED, Figure.RECEIVED),
    /** First-contact resolution (首次解决率), by the day of the first closing. */
    FIRST_CONTACT("first-contact-resolution", SHARE, Figure.FIRST_CONTACT, Figure.CASES, Moves.WEEK),
    /** Complaints with a type that no person changed. */
    TYPE_KEPT("type-judged-automatically", SHARE, Figure.TYPE_KEPT, Figure.RECEIVED, Moves.MONTH),
    SEVERITY_KEPT("severity-judged-automatically", SHARE, Figure.SEVERITY_KEPT, Figure.RECEIVED, Moves.MONTH),
    CALLBACKS_REFUSED("callbacks-refused", SHARE, Figure.REFUSED, Figure.CALLBACKS_DUE),
    CALLBACKS_UNREACHABLE("callbacks-unreachable", SHARE, Figure.UNREACHABLE, Figure.CALLBACKS_DUE),
    /** Customers who rated on their page before an agent reached them, of all callbacks that ended. */
    CALLBACKS_ONLINE("callbacks-answered-online", SHARE, Figure.ANSWERED_ONLINE, Figure.CALLBACKS),
    CALLBACKS_CANCELLED("callbacks-cancelled", SHARE, Figure.CANCELLED, Figure.CALLBACKS),
    /** Notices of each kind (提醒, 催办单, 督办, 上报, 洽办单). */
    REMINDERS("reminders", COUNT, Figure.REMINDERS),
    EXPEDITING("expediting-notices", COUNT, Figure.EXPEDITING),
    SUPERVISION("supervision-notices", COUNT, Figure.SUPERVISION),
    REPORTS("reports-to-heads", COUNT, Figure.REPORTS),
    INQUIRIES("inquiries", COUNT, Figure.INQUIRIES),
    /** Answers in time of the notices that ask for one, by the day on which they were issued. */
    ANSWERED_IN_TIME("answered-in-time", SHARE, Figure.NOTICES_IN_TIME, Figure.TO_ANSWER, Moves.MONTH),
    EXPEDITING_IN_TIME(
            "expediting-answered-in-time", SHARE, Figure.EXPEDITING_IN_TIME, Figure.EXPEDITING_TO_ANSWER, Moves.MONTH),
    INQUIRIES_IN_TIME(
            "inquiries-answered-in-time", SHARE, Figure.INQUIRIES_IN_TIME, Figure.INQUIRIES_TO_ANSWER, Moves.MONTH),
    /** Complaints per 10 000 parcels (万件申诉率), of branches and days with a volume. */
    COMPLAINTS_PER_10000("complaints-per-10000", PER_10000, Figure.RECEIVED),
    /** The same of those that are not judged not valid. */
    VALID_PER_10000("valid-complaints-per-10000", PER_10000, Figure.VALID, Moves.MONTH);

    /** How long after its day a fact may be followed by one that counts for the same day. */
    private enum Moves {
        NO(0),
        WEEK(7),
        MONTH(30);

        private final int days;

        Moves(int days) {
            this.days = days;
        }
    }

    /** How its number is made. */
    public enum Way {
        COUNT,
        /** A part of a whole, with its interval. */
        SHARE,
        /** The sum of values ÷ their count. */
        MEAN,
        /** The smallest value that so many of all do not exceed, exactly. */
        PERCENTILE,
        /** Complaints of branches and days with a volume ÷ their parcels × 10 000, with its exact interval. */
        PER_10000;

        /** Whether it is made of sums of facts alone. */
        boolean isSummed() {
            return this != PERCENTILE && this != PER_10000;
        }
    }

    /** In what a mean or percentile is. */
    public enum Unit {
        NUMBER,
        WORKING_MINUTES,
        /** By the wall clock. */
        MINUTES
    }

    private final String code;
    private final Way way;
    private final Figure counted;
    private final Optional<Figure> whole;
    private final Optional<Figure> openToo;
    private final Optional<Figure> squares;
    private final Moves moves;
    private final double fraction;

    Measure(String code, Way way, Figure counted) {
        this(code, way, counted, Moves.NO);
    }

    Measure(String code, Way way, Figure counted, Moves moves) {
        this(code, way, counted, Optional.empty(), Optional.empty(), moves, 0);
    }

    Measure(String code, Figure timed, double fraction) {
        this(code, PERCENTILE, timed, Optional.empty(), Optional.empty(), Moves.NO, fraction);
    }

    Measure(String code, Way way, Figure part, Figure whole) {
        this(code, way, part, whole, Moves.NO);
    }

    Measure(String code, Way way, Figure part, Figure whole, Moves moves) {
        this(code, way, part, Optional.of(whole), Optional.empty(), moves, 0);
    }

    /** A mean with its interval, which the squares of its values give. */
    Measure(String code, Figure summed, Figure squares) {
        this(code, MEAN, summed, Optional.empty(), Optional.empty(), Optional.of(squares), Moves.NO, 0);
    }

    /** A share of the ended cases, and of those still open at the end of the period. */
    Measure(String code, Figure part, Figure ended, Figure open) {
        this(code, SHARE, part, Optional.of(ended), Optional.of(open), Moves.NO, 0);
    }

    Measure(
            String code,
            Way way,
            Figure counted,
            Optional<Figure> whole,
            Optional<Figure> openToo,
            Moves moves,
            double fraction) {
        this(code, way, counted, whole, openToo, Optional.empty(), moves, fraction);
    }

    Measure(
            String code,
            Way way,
            Figure counted,
            Optional<Figure> whole,
            Optional<Figure> openToo,
            Optional<Figure> squares,
            Moves moves,
            double fraction) {
        this.squares = squares;
        this.code = code;
        this.way = way;
        this.counted = counted;
        this.whole = whole;
        this.openToo = openToo;
        this.moves = moves;
        this.fraction = fraction;
    }

    public static Optional<Measure> of(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }

    /** The figures that have values of which there are percentiles. */
    public static Set<Figure> timed() {
        return Arrays.stream(values())
                .filter(measure -> measure.way == PERCENTILE)
                .map(Measure::counted)
                .collect(Collectors.toSet());
    }

    public String code() {
        return code;
    }

    public Way way() {
        return way;
    }

    /** Of a mean with an interval, the facts with the squares of its values. */
    public Optional<Figure> squares() {
        return squares;
    }

    /** All figures that its number is made of. */
    Stream<Figure> figures() {
        return Stream.of(Stream.of(counted), whole().stream(), squares.stream()).flatMap(Function.identity());
    }

    /** Whether members can be compared by it, and its course be charted. */
    public boolean isCompared() {
        return way == Way.SHARE || way == Way.PER_10000;
    }

    /** For how many of what it is counted of its value is written. */
    public int per() {
        return way == Way.PER_10000 ? ParcelRate.PARCELS : 1;
    }

    /** The counted facts, of a share the part. */
    public Figure counted() {
        return counted;
    }

    /** Of a share. */
    public List<Figure> whole() {
        return Stream.concat(whole.stream(), openToo.stream()).toList();
    }

    /** How many of its values are one minute. Those of first answers are seconds, as some limits are, and those of handling too. */
    public int inAMinute() {
        return counted == Figure.FIRST_RESPONSES || counted == Figure.HANDLED ? 60 : 1;
    }

    /** What its number says, of a mean or percentile. */
    public Unit unit() {
        return switch (this) {
            case HOLDING_TIME -> Unit.WORKING_MINUTES;
            case HANDLING_TIME, HANDLING_P50, HANDLING_P90 -> Unit.MINUTES;
            default -> way == Way.PERCENTILE ? Unit.WORKING_MINUTES : Unit.NUMBER;
        };
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
        return to.plusDays(moves.days);
    }

    /** The day from which its number for days up to that one no longer changes; empty where that day has come. */
    Optional<LocalDate> finalFrom(LocalDate to, LocalDate today) {
        return Optional.of(settledAfter(to).plusDays(1)).filter(day -> day.isAfter(today));
    }
}
