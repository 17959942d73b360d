package hotline.workday;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** A number of what agents did, behind which its offers, calls or breaks stand. */
public enum WorkPart {
    /** Answered or ended, or late. */
    OFFERS("offers", Source.OFFER, "(o.answer IS NOT NULL OR o.offered_at < :lateBefore)"),
    ACCEPTED("accepted", Source.OFFER, "o.answer = 'accepted'"),
    /** Within the time T of the policy in force. */
    IN_TIME(
            "in-time",
            Source.OFFER,
            "o.answer = 'accepted' AND o.answered_at - o.offered_at <= make_interval(secs => :within)"),
    DECLINED("declined", Source.OFFER, "o.answer = 'declined'"),
    EXPIRED("expired", Source.OFFER, "o.answer = 'expired'"),
    WITHDRAWN("withdrawn", Source.OFFER, "o.answer = 'withdrawn'"),
    LOST("lost", Source.OFFER, "o.answer = 'lost'"),
    LATE("late", Source.OFFER, "o.answer IS NULL AND o.offered_at < :lateBefore"),
    /** Attempts in which a customer was called. */
    CALLS("calls", Source.CALL, "a.outcome NOT IN ('given-back', 'lease-expired')"),
    REACHED("reached", Source.CALL, "a.outcome = 'reached'"),
    ABANDONED_BY_US("abandoned-by-us", Source.CALL, "a.outcome = 'abandoned-by-us'"),
    NOT_CALLED("not-called", Source.CALL, "a.outcome IN ('given-back', 'lease-expired')"),
    /** On the day on which they began. */
    BREAKS("breaks", Source.BREAK, "true"),
    /** On the day on which their limit lies. */
    BREAKS_OVER("breaks-over", Source.BREAK_OVER, "(e.details ->> 'until')::timestamptz < coalesce(l.at, :now)");

    /** Rows of which a number is a count. */
    enum Source {
        OFFER,
        CALL,
        BREAK,
        BREAK_OVER
    }

    private static final Map<String, WorkPart> BY_CODE = Codes.of(values(), WorkPart::code);

    private final String code;
    private final Source source;
    private final String condition;

    WorkPart(String code, Source source, String condition) {
        this.code = code;
        this.source = source;
        this.condition = condition;
    }

    public String code() {
        return code;
    }

    public static Map<String, WorkPart> byCode() {
        return BY_CODE;
    }

    Source source() {
        return source;
    }

    /** Of its rows, with the names of limits as parameters. */
    String condition() {
        return condition;
    }
}
