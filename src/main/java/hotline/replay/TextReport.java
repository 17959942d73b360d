package hotline.replay;

import hotline.policy.NoticeKind;
import hotline.replay.ReplayFigures.Comparison;
import hotline.replay.ReplayFigures.Flips;
import hotline.replay.ReplayFigures.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures as aligned lines for a terminal, in English with the policy's own names. */
public final class TextReport {
    private static final String HEAD = "%-44s %10s %10s %10s   %8s %8s %8s   %10s %10s %10s";
    private static final String ROW = "%-44s %,10d %,10d %+,10d   %8s %8s %8s   %,10d %,10d %+,10d";
    private static final String COUNT_HEAD = "%-44s %10s %10s %10s";
    private static final String COUNT_ROW = "%-44s %,10d %,10d %+,10d";

    private final List<String> lines = new ArrayList<>();

    private TextReport() {}

    public static List<String> of(ReplayFigures figures) {
        var report = new TextReport();
        report.about(figures);
        report.comparisons(figures);
        report.notices(figures);
        report.flips("no longer past their limit", figures.noLongerBreached());
        report.flips("newly past their limit", figures.newlyBreached());
        return report.lines;
    }

    private void about(ReplayFigures figures) {
        var policy = figures.policy();
        add(
                "%s %s, %s, tried on %,d complaints open between %s and %s",
                policy.id(),
                policy.version(),
                policy.name().en(),
                figures.complaints(),
                figures.period().from(),
                figures.period().to());
        figures.leftOut()
                .forEach((type, count) ->
                        add("left out: %,d of type %s, which one of the policies does not know", count, type));
        var unreadable = figures.unreadable();
        if (unreadable.complaints() > 0) {
            add(
                    "left out: %,d whose history can't be read, such as %s",
                    unreadable.complaints(), String.join(" ", unreadable.examples()));
        }
        var agreement = figures.agreement();
        add(
                "The engine agrees with the books on %,d of %,d limits (%s) and %,d of %,d breaches (%s).",
                agreement.sameDue(),
                agreement.complaints(),
                share(agreement.sameDue(), agreement.complaints()),
                agreement.sameBreach(),
                agreement.complaints(),
                share(agreement.sameBreach(), agreement.complaints()));
        if (!agreement.examples().isEmpty()) {
            add("differing: %s", String.join(" ", agreement.examples()));
        }
    }

    private void comparisons(ReplayFigures figures) {
        add("");
        add(HEAD, "", "breaches", "", "", "on time", "", "", "notices", "", "");
        add(HEAD, "", "before", "after", "diff", "before", "after", "diff", "before", "after", "diff");
        row("all", figures.total());
        groups("by type", figures.byType());
        groups("by severity", figures.bySeverity());
        groups("by type and severity", figures.byTypeAndSeverity());
    }

    private void groups(String title, List<Group> groups) {
        add("%s", title);
        groups.forEach(group -> row("  " + group.name().en(), group.comparison()));
    }

    private void row(String name, Comparison comparison) {
        var before = comparison.before();
        var after = comparison.after();
        add(
                ROW,
                name,
                before.breaches(),
                after.breaches(),
                after.breaches() - before.breaches(),
                percent(before.onTimeClosure().value()),
                percent(after.onTimeClosure().value()),
                points(before.onTimeClosure().value(), after.onTimeClosure().value()),
                before.allNotices(),
                after.allNotices(),
                after.allNotices() - before.allNotices());
    }

    private void notices(ReplayFigures figures) {
        add("");
        add(COUNT_HEAD, "notices", "before", "after", "diff");
        for (NoticeKind kind : NoticeKind.values()) {
            long before = figures.total().before().notices().getOrDefault(kind, 0L);
            long after = figures.total().after().notices().getOrDefault(kind, 0L);
            count(kind.code(), before, after);
            figures.rungs().stream()
                    .filter(rung -> rung.kind() == kind)
                    .forEach(rung ->
                            count("  " + rung.code() + " (" + rung.clock().code() + ")", rung.before(), rung.after()));
        }
        if (!figures.overdue().isEmpty()) {
            add("other limits passed");
            figures.overdue().forEach(clock -> count("  " + clock.clock().code(), clock.before(), clock.after()));
        }
    }

    private void count(String name, long before, long after) {
        add(COUNT_ROW, name, before, after, after - before);
    }

    private void flips(String what, Flips flips) {
        if (flips.complaints() > 0) {
            add("");
            add("%,d %s, such as", flips.complaints(), what);
            add("  %s", flips.examples().stream().collect(Collectors.joining(" ")));
        }
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    private static String share(long part, long whole) {
        // Rounded down: 100 % means all of them.
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f%%", Math.floor(part * 1e4 / whole) / 100);
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * 100);
    }

    /** Percentage points. */
    private static String points(OptionalDouble before, OptionalDouble after) {
        return before.isEmpty() || after.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%+.1f", (after.getAsDouble() - before.getAsDouble()) * 100);
    }
}
