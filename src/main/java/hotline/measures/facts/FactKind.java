package hotline.measures.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a fact counts. The code is stored and never changes. */
public enum FactKind {
    /** A complaint was received; a corrected judgement moves it, so it stands under the judgement of now. */
    RECEIVED(1),
    /** The value is the working time from receipt to this closing in minutes, of a reopened case from its reopening. */
    CLOSED(2),
    WITHDRAWN(3),
    NOT_VALID(4),
    REOPENED(5),
    BREACHED(6),
    /** A callback ended; the variant says how, the value how many attempts it took. */
    CALLBACK(7),
    /** A customer who was asked has rated; on the day of asking. */
    ANSWERED(8),
    /** The value is the score. */
    RATED(9),
    /** The customer was satisfied with a closing; on the day of closing. */
    CLOSED_SATISFIED(10),
    /** The variant is the kind of notice. */
    NOTICE(11),
    /** A notice was answered; on the day on which it was issued. */
    NOTICE_ANSWERED(12),
    /** A department let go of a complaint: it is the variant, and the value is the working minutes. */
    HELD(13),
    /** The customer was answered first; the value is the working time since receipt in seconds. */
    FIRST_RESPONSE(14),
    /** The limit of a first answer was kept, on the day of the answer, or has passed, on that day: each once for a case. */
    FIRST_LIMIT(15),
    /** A case left an agent's hands; the value is how long it was in them, in seconds by the wall clock. */
    HANDLED(16),
    /** A customer said whether the matter was solved; the variant is where they were asked. */
    SOLVED(17),
    /** A customer said how easy it was; the value is 1 to 7, the variant is where they were asked. */
    EFFORT(18),
    /** The same with the value squared, from which the spread follows. */
    EFFORT_SQUARED(19),
    /** Open complaints: taken off on the day of their end. */
    OPEN(20),
    /** Open complaints past their limits. */
    PAST_DUE(21),
    /**
     * Open complaints past the limits that they would have without extensions. The value is the moment from which each
     * counts, in milliseconds; it may lie ahead.
     */
    PAST_UNEXTENDED(22),
    /** A received complaint that is not judged not valid. */
    VALID(31),
    /** A received complaint with a type that no person has changed. */
    TYPE_KEPT(32),
    /** The same of its severity. */
    SEVERITY_KEPT(33),
    /** A received complaint of a customer with an earlier one in the 30 days before. */
    REPEATED(34),
    /** A closing after which the case was reopened soon; on the day of closing. */
    CLOSED_REOPENED(35),
    /** A case was closed by whom it came to first, and the matter did not come back; on the day of closing. */
    FIRST_CONTACT(36),
    /** A customer wrote on the website, and nothing else of that customer waited for an answer. */
    WEBSITE_MESSAGE(37),
    /** Of these those that were answered on the same day. */
    WEBSITE_ANSWERED(38);

    private final int code;

    FactKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static FactKind of(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of fact: " + code));
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A fact that lasts until it is taken off: its sum over all days is the present stock. */
    public boolean isStock() {
        return switch (this) {
            case OPEN, PAST_DUE, PAST_UNEXTENDED -> true;
            case RECEIVED,
                    CLOSED,
                    WITHDRAWN,
                    NOT_VALID,
                    REOPENED,
                    BREACHED,
                    CALLBACK,
                    ANSWERED,
                    RATED,
                    CLOSED_SATISFIED,
                    NOTICE,
                    NOTICE_ANSWERED,
                    HELD,
                    FIRST_RESPONSE,
                    FIRST_LIMIT,
                    HANDLED,
                    SOLVED,
                    EFFORT,
                    EFFORT_SQUARED,
                    VALID,
                    TYPE_KEPT,
                    SEVERITY_KEPT,
                    REPEATED,
                    CLOSED_REOPENED,
                    FIRST_CONTACT,
                    WEBSITE_MESSAGE,
                    WEBSITE_ANSWERED -> false;
        };
    }

    /** The codes of the stocks as a list for SQL. */
    public static String stocks() {
        return list(FactKind::isStock);
    }

    /** All codes as a list for SQL. */
    static String all() {
        return list(kind -> true);
    }

    private static String list(Predicate<FactKind> which) {
        return Arrays.stream(values())
                .filter(which)
                .map(kind -> Integer.toString(kind.code))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
