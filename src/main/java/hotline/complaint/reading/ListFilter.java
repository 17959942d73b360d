package hotline.complaint.reading;

import hotline.complaint.Status;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of a list; an empty one narrows nothing.
 *
 * @param pastDue whether a limit of the customer has passed
 * @param paused whether their clocks are paused
 * @param toBeJudged whether a person has to judge them
 * @param unanswered whether their customers wait for an answer to what they wrote (T6)
 * @param heldBy code of the department that holds them
 * @param owner id of the agent who owns them
 * @param received when they came
 * @param due when their customer's limit passes, as the wallboard counts: clocks that are paused are due at no time
 * @param ended when they ended
 * @param codes the code that they have in a list of codes; an empty text: they have none
 */
public record ListFilter(
        Optional<Status> status,
        Optional<String> type,
        Optional<Severity> severity,
        Optional<String> channel,
        Optional<Boolean> pastDue,
        Optional<Boolean> paused,
        Optional<Boolean> toBeJudged,
        Optional<Boolean> unanswered,
        Optional<String> heldBy,
        Optional<Long> owner,
        Between received,
        Between due,
        Between ended,
        Map<CodeList, String> codes) {
    /** Those that branches read (P6). */
    public static final Set<CodeList> OPEN_TO_BRANCHES = Set.of(CodeList.REMEDIES, CodeList.OUTCOMES);

    public static final ListFilter NONE = new ListFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Between.ANY,
            Between.ANY,
            Between.ANY,
            Map.of());

    public ListFilter {
        codes = Map.copyOf(codes);
    }

    /** Those of one department, or of all. */
    public ListFilter heldBy(Optional<String> department) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                department,
                owner,
                received,
                due,
                ended,
                codes);
    }

    public ListFilter paused(Optional<Boolean> still) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                still,
                toBeJudged,
                unanswered,
                heldBy,
                owner,
                received,
                due,
                ended,
                codes);
    }

    public ListFilter received(Between span) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                heldBy,
                owner,
                span,
                due,
                ended,
                codes);
    }

    public ListFilter due(Between span) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                heldBy,
                owner,
                received,
                span,
                ended,
                codes);
    }

    public ListFilter ended(Between span) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                heldBy,
                owner,
                received,
                due,
                span,
                codes);
    }

    /** Those that one agent has, or of all. */
    public ListFilter ownedBy(Optional<Long> agent) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                heldBy,
                agent,
                received,
                due,
                ended,
                codes);
    }

    public ListFilter coded(Map<CodeList, String> chosen) {
        return new ListFilter(
                status,
                type,
                severity,
                channel,
                pastDue,
                paused,
                toBeJudged,
                unanswered,
                heldBy,
                owner,
                received,
                due,
                ended,
                chosen);
    }

    /** The code that they have in that list; an empty text: none. */
    Optional<String> code(CodeList list) {
        return Optional.ofNullable(codes.get(list));
    }

    /** For callers who may not learn which department or agent has which complaint, nor what is decided about it (P6). */
    ListFilter withoutHolder() {
        var open = new EnumMap<CodeList, String>(CodeList.class);
        open.putAll(codes);
        open.keySet().retainAll(OPEN_TO_BRANCHES);
        return heldBy(Optional.empty()).ownedBy(Optional.empty()).coded(open);
    }
}
