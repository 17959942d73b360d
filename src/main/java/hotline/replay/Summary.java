package hotline.replay;

import hotline.measures.Rate;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import hotline.replay.ReplayFigures.Comparison;
import hotline.replay.ReplayFigures.Flips;
import hotline.replay.ReplayFigures.Group;
import hotline.replay.ReplayFigures.Results;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Makes figures of the counts. */
final class Summary {
    private final Tally tally;
    private final PolicyTrial trial;
    private final Map<Long, String> numbers;

    private Summary(Tally tally, PolicyTrial trial, Map<Long, String> numbers) {
        this.tally = tally;
        this.trial = trial;
        this.numbers = numbers;
    }

    /** Ids of the complaints that are shown by number. */
    static SortedSet<Long> examples(Tally tally) {
        var ids = new TreeSet<Long>();
        for (Cases cases : List.of(
                tally.unreadable, tally.dueDiffers, tally.breachDiffers, tally.noLongerBreached, tally.newlyBreached)) {
            ids.addAll(cases.first());
        }
        return ids;
    }

    static ReplayFigures of(Tally tally, PolicyTrial trial, Map<Long, String> numbers) {
        return new Summary(tally, trial, numbers).figures();
    }

    private ReplayFigures figures() {
        var policy = trial.policy();
        var leftOut = new TreeMap<String, Long>();
        tally.leftOut.sums().forEach((type, count) -> leftOut.put(type, count[0]));
        return new ReplayFigures(
                new ReplayFigures.Tried(policy.id(), policy.version(), policy.name()),
                trial.period(),
                trial.window().end(),
                tally.replayed.count(),
                leftOut,
                new ReplayFigures.Unreadable(tally.unreadable.count(), numbers(tally.unreadable.first())),
                agreement(),
                comparison(group -> true),
                types(),
                severities(),
                typesAndSeverities(),
                rungs(),
                overdue(),
                weeks(),
                flips(tally.noLongerBreached),
                flips(tally.newlyBreached));
    }

    private ReplayFigures.Agreement agreement() {
        var examples = new TreeSet<>(tally.dueDiffers.first());
        examples.addAll(tally.breachDiffers.first());
        long all = tally.replayed.count();
        return new ReplayFigures.Agreement(
                all,
                all - tally.dueDiffers.count(),
                all - tally.breachDiffers.count(),
                numbers(examples.stream().limit(Cases.MOST_EXAMPLES).toList()));
    }

    private List<Group> types() {
        return everyType().stream()
                .filter(type -> isCounted(group -> group.type().equals(type.code())))
                .map(type -> new Group(
                        Optional.of(type.code()), Optional.empty(), type.name(), comparison(group -> group.type()
                                .equals(type.code()))))
                .toList();
    }

    private List<Group> severities() {
        return Arrays.stream(Severity.values())
                .filter(severity -> isCounted(group -> group.severity() == severity))
                .map(severity -> new Group(
                        Optional.empty(),
                        Optional.of(severity),
                        name(severity),
                        comparison(group -> group.severity() == severity)))
                .toList();
    }

    private List<Group> typesAndSeverities() {
        var groups = new ArrayList<Group>();
        for (ComplaintType type : everyType()) {
            for (Severity severity : Severity.values()) {
                var which = new Tally.Group(type.code(), severity);
                if (isCounted(which::equals)) {
                    var name = new LocalizedName(
                            type.name().zh() + " · " + name(severity).zh(),
                            type.name().en() + " · " + name(severity).en());
                    groups.add(new Group(
                            Optional.of(type.code()), Optional.of(severity), name, comparison(which::equals)));
                }
            }
        }
        return groups;
    }

    private List<ComplaintType> everyType() {
        return trial.policy().taxonomy().types();
    }

    private LocalizedName name(Severity severity) {
        return Objects.requireNonNull(trial.policy().taxonomy().severities().get(severity));
    }

    private boolean isCounted(Predicate<Tally.Group> which) {
        return tally.groups.sums().keySet().stream().anyMatch(which);
    }

    private Comparison comparison(Predicate<Tally.Group> which) {
        return new Comparison(results(which, Side.BEFORE), results(which, Side.AFTER));
    }

    private Results results(Predicate<Tally.Group> which, Side side) {
        ToLongFunction<Figure> sum = figure -> sum(which, Tally.column(figure, side));
        var notices = new EnumMap<NoticeKind, Long>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            notices.put(kind, sum(which, Tally.column(kind, side)));
        }
        return new Results(
                sum.applyAsLong(Figure.BREACHES),
                Rate.share(
                        sum.applyAsLong(Figure.CLOSED_ON_TIME),
                        sum.applyAsLong(Figure.CLOSED) + sum.applyAsLong(Figure.PAST_DUE),
                        Map.of(
                                "withdrawn", sum.applyAsLong(Figure.WITHDRAWN),
                                "not-valid", sum.applyAsLong(Figure.NOT_VALID))),
                notices);
    }

    private long sum(Predicate<Tally.Group> which, int column) {
        return tally.groups.sums().entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue()[column])
                .sum();
    }

    private List<ReplayFigures.RungCount> rungs() {
        var rungs = new ArrayList<ReplayFigures.RungCount>();
        tally.rungs
                .sums()
                .forEach((rung, counted) -> rungs.add(new ReplayFigures.RungCount(
                        rung.code(),
                        rung.kind(),
                        rung.clock(),
                        counted[Side.BEFORE.column()],
                        counted[Side.AFTER.column()])));
        return rungs;
    }

    private List<ReplayFigures.ClockCount> overdue() {
        var clocks = new ArrayList<ReplayFigures.ClockCount>();
        tally.overdue
                .sums()
                .forEach((kind, counted) -> clocks.add(new ReplayFigures.ClockCount(
                        kind, counted[Side.BEFORE.column()], counted[Side.AFTER.column()])));
        return clocks;
    }

    /** Weeks without a breach, too, or a chart would have holes. */
    private List<ReplayFigures.WeekCount> weeks() {
        var weeks = new ArrayList<ReplayFigures.WeekCount>();
        var last = LocalDate.ofInstant(trial.window().end().minusNanos(1), trial.zone());
        for (var monday = Tally.monday(trial.period().from()); !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            var counted = tally.weeks.sums().getOrDefault(monday, new long[Tally.SIDES]);
            weeks.add(new ReplayFigures.WeekCount(monday, counted[Side.BEFORE.column()], counted[Side.AFTER.column()]));
        }
        return weeks;
    }

    private Flips flips(Cases cases) {
        return new Flips(cases.count(), numbers(cases.first()));
    }

    private List<String> numbers(Collection<Long> ids) {
        return ids.stream().map(numbers::get).toList();
    }
}
