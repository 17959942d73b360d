package hotline.replay;

import hotline.measures.Period;
import hotline.measures.Rate;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that another policy would make.
 *
 * @param asOf the moment by which open cases are in time or past due: the end of the period, or when this was asked
 * @param complaints open at some moment of the period, replayed under both
 * @param leftOut complaints that could not be, by the type that one of the policies does not know
 * @param unreadable complaints left out because of an unreadable history
 * @param byType in the order of the policy, those with complaints; so for the following two
 * @param overdue other limits than the customers' that passed, by the kind of clock
 * @param weeks breaches by the Monday of their week, in order
 */
public record ReplayFigures(
        Tried policy,
        Period period,
        Instant asOf,
        long complaints,
        Map<String, Long> leftOut,
        Unreadable unreadable,
        Agreement agreement,
        Comparison total,
        List<Group> byType,
        List<Group> bySeverity,
        List<Group> byTypeAndSeverity,
        List<RungCount> rungs,
        List<ClockCount> overdue,
        List<WeekCount> weeks,
        Flips noLongerBreached,
        Flips newlyBreached) {

    public record Tried(String id, String version, LocalizedName name) {}

    /**
     * How often the engine, with the rules in force then, reaches the recorded result.
     *
     * @param sameDue the same limit to the second
     * @param sameBreach the same answer to whether it passed
     * @param examples numbers of the first that differ in one or the other
     */
    public record Agreement(long complaints, long sameDue, long sameBreach, List<String> examples) {}

    /**
     * Complaints with an unreadable history.
     *
     * @param examples numbers of the first
     */
    public record Unreadable(long complaints, List<String> examples) {}

    public record Comparison(Results before, Results after) {}

    /**
     * The results of a group of complaints under one set of rules.
     *
     * @param breaches complaints with a limit that passed within the period
     * @param onTimeClosure closed at or before due ÷ (closed + open at the period's end and past due)
     */
    public record Results(long breaches, Rate onTimeClosure, Map<NoticeKind, Long> notices) {
        public long allNotices() {
            return notices.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public record Group(
            Optional<String> type, Optional<Severity> severity, LocalizedName name, Comparison comparison) {}

    public record RungCount(String code, NoticeKind kind, ClockKind clock, long before, long after) {}

    public record ClockCount(ClockKind clock, long before, long after) {}

    public record WeekCount(LocalDate monday, long before, long after) {}

    /**
     * Complaints that pass their limit under one set of rules and not under the other.
     *
     * @param examples numbers of the first
     */
    public record Flips(long complaints, List<String> examples) {}
}
