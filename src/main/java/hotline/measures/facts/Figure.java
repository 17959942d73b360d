package hotline.measures.facts;

import hotline.callback.CallbackStatus;
import hotline.policy.NoticeKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A figure that is a sum of facts. */
public enum Figure {
    RECEIVED("received", FactKind.RECEIVED),
    CLOSINGS("closings", FactKind.CLOSED),
    /** Each case once, at its first closing. */
    CASES("cases", FactKind.CLOSED, FactFlag.FIRST),
    CLOSED_ON_TIME("closed_on_time", FactKind.CLOSED, FactFlag.ON_TIME),
    CLOSED_ON_TIME_UNEXTENDED("closed_on_time_unextended", FactKind.CLOSED, FactFlag.ON_TIME_UNEXTENDED),
    /** Those with a known working time. */
    CLOSED_TIMED("closed_timed", FactKind.CLOSED, FactFlag.TIMED),
    CLOSED_SATISFIED("closed_satisfied", FactKind.CLOSED_SATISFIED),
    WITHDRAWN("withdrawn", FactKind.WITHDRAWN),
    NOT_VALID("not_valid", FactKind.NOT_VALID),
    REOPENED("reopened", FactKind.REOPENED),
    /** Of them those that had ended, so that they came back to the open cases. */
    REOPENED_ENDED("reopened_ended", FactKind.REOPENED, FactFlag.HAD_ENDED),
    BREACHED("breached", FactKind.BREACHED),
    CALLBACKS_DUE("calls_due", FactKind.CALLBACK, FactFlag.CALL_DUE),
    CALLBACKS_REACHED("calls_reached", FactKind.CALLBACK, FactFlag.REACHED),
    ASKED("asked", FactKind.CALLBACK, FactFlag.ASKED),
    ANSWERED("answered", FactKind.ANSWERED),
    RATED("rated", FactKind.RATED),
    SATISFIED("satisfied", FactKind.RATED, FactFlag.SATISFIED),
    NOTICES("notices", FactKind.NOTICE),
    TO_ANSWER("to_answer", FactKind.NOTICE, FactFlag.TO_ANSWER),
    NOTICES_ANSWERED("notices_answered", FactKind.NOTICE_ANSWERED),
    NOTICES_IN_TIME("notices_in_time", FactKind.NOTICE_ANSWERED, FactFlag.IN_TIME),
    /** What came to the open complaints less what left them. */
    OPEN("open", FactKind.OPEN),
    PAST_DUE("past_due", FactKind.PAST_DUE),
    PAST_UNEXTENDED("past_unextended", FactKind.PAST_UNEXTENDED),
    HELD("held", FactKind.HELD),
    HELD_LATE("held_late", FactKind.HELD, FactFlag.LATE),
    FIRST_RESPONSES("first_responses", FactKind.FIRST_RESPONSE),
    FIRST_LIMITS("first_limits", FactKind.FIRST_LIMIT),
    FIRST_IN_TIME("first_in_time", FactKind.FIRST_LIMIT, FactFlag.IN_TIME),
    HANDLED("handled", FactKind.HANDLED),
    /** Customers who said whether their matter was solved. */
    SOLVED_SAID("solved_said", FactKind.SOLVED),
    SOLVED("solved", FactKind.SOLVED, FactFlag.YES),
    SOLVED_SAID_ON_PHONE("solved_said_on_phone", FactKind.SOLVED, "callback"),
    SOLVED_ON_PHONE("solved_on_phone", FactKind.SOLVED, FactFlag.YES, "callback"),
    SOLVED_SAID_ON_PAGE("solved_said_on_page", FactKind.SOLVED, "page"),
    SOLVED_ON_PAGE("solved_on_page", FactKind.SOLVED, FactFlag.YES, "page"),
    EFFORT("effort", FactKind.EFFORT),
    EFFORT_ON_PHONE("effort_on_phone", FactKind.EFFORT, "callback"),
    EFFORT_ON_PAGE("effort_on_page", FactKind.EFFORT, "page"),
    EFFORT_SQUARES("effort_squares", FactKind.EFFORT_SQUARED),
    EFFORT_SQUARES_ON_PHONE("effort_squares_on_phone", FactKind.EFFORT_SQUARED, "callback"),
    EFFORT_SQUARES_ON_PAGE("effort_squares_on_page", FactKind.EFFORT_SQUARED, "page"),
    VALID("valid", FactKind.VALID),
    TYPE_KEPT("type_kept", FactKind.TYPE_KEPT),
    SEVERITY_KEPT("severity_kept", FactKind.SEVERITY_KEPT),
    REPEATED("repeated", FactKind.REPEATED),
    CLOSED_REOPENED("closed_reopened", FactKind.CLOSED_REOPENED),
    FIRST_CONTACT("first_contact", FactKind.FIRST_CONTACT),
    WEBSITE_MESSAGES("website_messages", FactKind.WEBSITE_MESSAGE),
    WEBSITE_ANSWERED("website_answered", FactKind.WEBSITE_ANSWERED),
    /** All that ended, also those that no call was due for. */
    CALLBACKS("calls_ended", FactKind.CALLBACK),
    REFUSED("calls_refused", FactKind.CALLBACK, CallbackStatus.REFUSED.code()),
    UNREACHABLE("calls_unreachable", FactKind.CALLBACK, CallbackStatus.UNREACHABLE.code()),
    ANSWERED_ONLINE("calls_answered_online", FactKind.CALLBACK, CallbackStatus.ANSWERED_ONLINE.code()),
    CANCELLED("calls_cancelled", FactKind.CALLBACK, CallbackStatus.CANCELLED.code()),
    REMINDERS("reminders", FactKind.NOTICE, NoticeKind.REMINDER.code()),
    EXPEDITING("expediting", FactKind.NOTICE, NoticeKind.EXPEDITING.code()),
    EXPEDITING_TO_ANSWER("expediting_to_answer", FactKind.NOTICE, FactFlag.TO_ANSWER, NoticeKind.EXPEDITING.code()),
    EXPEDITING_IN_TIME("expediting_in_time", FactKind.NOTICE_ANSWERED, FactFlag.IN_TIME, NoticeKind.EXPEDITING.code()),
    SUPERVISION("supervision", FactKind.NOTICE, NoticeKind.SUPERVISION.code()),
    REPORTS("reports", FactKind.NOTICE, NoticeKind.REPORT.code()),
    INQUIRIES("inquiries", FactKind.NOTICE, NoticeKind.INQUIRY.code()),
    INQUIRIES_TO_ANSWER("inquiries_to_answer", FactKind.NOTICE, FactFlag.TO_ANSWER, NoticeKind.INQUIRY.code()),
    INQUIRIES_IN_TIME("inquiries_in_time", FactKind.NOTICE_ANSWERED, FactFlag.IN_TIME, NoticeKind.INQUIRY.code());

    private static final Set<Figure> ONCE = Set.copyOf(EnumSet.of(
            RECEIVED,
            CASES,
            OPEN,
            PAST_DUE,
            PAST_UNEXTENDED,
            FIRST_RESPONSES,
            FIRST_LIMITS,
            FIRST_IN_TIME,
            VALID,
            TYPE_KEPT,
            SEVERITY_KEPT,
            REPEATED,
            FIRST_CONTACT));

    private final String column;
    private final FactKind kind;
    private final Optional<FactFlag> flag;
    private final Optional<String> variant;

    Figure(String column, FactKind kind) {
        this(column, kind, Optional.empty(), Optional.empty());
    }

    Figure(String column, FactKind kind, FactFlag flag) {
        this(column, kind, Optional.of(flag), Optional.empty());
    }

    Figure(String column, FactKind kind, String variant) {
        this(column, kind, Optional.empty(), Optional.of(variant));
    }

    Figure(String column, FactKind kind, FactFlag flag, String variant) {
        this(column, kind, Optional.of(flag), Optional.of(variant));
    }

    Figure(String column, FactKind kind, Optional<FactFlag> flag, Optional<String> variant) {
        this.column = column;
        this.kind = kind;
        this.flag = flag;
        this.variant = variant;
    }

    /** Its name as a column of statements, and in the API with hyphens. */
    public String column() {
        return column;
    }

    public FactKind kind() {
        return kind;
    }

    /** Whether it counts no complaint more than once, so that it is how many complaints there are. */
    public boolean isOnce() {
        return ONCE.contains(this);
    }

    /** Whether it counts facts of one variant only. */
    public boolean hasVariant() {
        return variant.isPresent();
    }

    /**
     * Whether it counts facts with those flags.
     *
     * @param of their variant
     */
    public boolean counts(FactKind counted, int flags, String of) {
        return counted == kind
                && flag.map(required -> required.isIn(flags)).orElse(true)
                && variant.map(of::equals).orElse(true);
    }

    /** Which rows of facts or of their sums it counts, as a condition of SQL. */
    public String condition() {
        return "kind = " + kind.code()
                + flag.map(required -> " AND " + required.isSet()).orElse("")
                + variant.map(code -> " AND " + Dimension.isVariant(code)).orElse("");
    }

    /** The kinds of facts that figures count, as a list for SQL. */
    public static String kinds(Figure... figures) {
        return Arrays.stream(figures)
                .map(figure -> Integer.toString(figure.kind.code()))
                .distinct()
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Their sums as columns of a select list over facts or sums of facts, 0 where there are none. */
    public static String sums(Figure... figures) {
        return Arrays.stream(figures)
                .map(figure -> "coalesce(sum(n) FILTER (WHERE " + figure.condition() + "), 0) AS " + figure.column)
                .collect(Collectors.joining(",\n    "));
    }
}
