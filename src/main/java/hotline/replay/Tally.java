package hotline.replay;

import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The counts of two outcomes of many complaints. Batches are counted apart and added up, in any order. */
final class Tally {
    static final int SIDES = Side.values().length;

    /** In the order in which a replay under way keeps their counts; a new kind comes last. */
    private static final List<NoticeKind> NOTICES = List.of(NoticeKind.values());

    /** Each figure, then each kind of notice, under the rules before and under those tried. */
    final KeyedSums<Group> groups = new KeyedSums<>((Figure.values().length + NoticeKind.values().length) * SIDES);
    /** Breaches by the Monday of the week in which they fell. */
    final KeyedSums<LocalDate> weeks = new KeyedSums<>(SIDES);

    final KeyedSums<RungOfLadder> rungs = new KeyedSums<>(SIDES);
    final KeyedSums<ClockKind> overdue = new KeyedSums<>(SIDES);
    /** Complaints that could not be replayed, by the type that the policy tried does not know. */
    final KeyedSums<String> leftOut = new KeyedSums<>(1);

    /** Complaints with an unreadable history. */
    final Cases unreadable = new Cases();

    final Cases replayed = new Cases();
    /** Complaints with a limit that the engine counts differently from the record. */
    final Cases dueDiffers = new Cases();
    /** Complaints that passed their limit by the engine and not by the record, or the other way round. */
    final Cases breachDiffers = new Cases();

    final Cases noLongerBreached = new Cases();
    final Cases newlyBreached = new Cases();

    record Group(String type, Severity severity) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::type).thenComparing(Group::severity);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** A rung as both policies may have it; the same code for another kind of notice is another rung. */
    record RungOfLadder(ClockKind clock, NoticeKind kind, String code) implements Comparable<RungOfLadder> {
        private static final Comparator<RungOfLadder> ORDER = Comparator.comparing(RungOfLadder::clock)
                .thenComparing(RungOfLadder::kind)
                .thenComparing(RungOfLadder::code);

        static RungOfLadder of(Rung rung) {
            return new RungOfLadder(rung.clock(), rung.kind(), rung.code());
        }

        @Override
        public int compareTo(RungOfLadder other) {
            return ORDER.compare(this, other);
        }
    }

    static int column(Figure figure, Side side) {
        return figure.place() * SIDES + side.column();
    }

    static int column(NoticeKind kind, Side side) {
        return (Figure.values().length + NOTICES.indexOf(kind)) * SIDES + side.column();
    }

    /** @param zone in which weeks are meant */
    void add(ReplayedCase replayedCase, ReplayOutcome before, ReplayOutcome after, ZoneId zone) {
        if (!before.isAlive()) {
            return;
        }
        long id = replayedCase.id();
        replayed.add(id);
        compare(id, replayedCase.recorded(), before.limit());
        add(before, Side.BEFORE, zone);
        add(after, Side.AFTER, zone);
        if (before.breachedAt().isPresent() && after.breachedAt().isEmpty()) {
            noLongerBreached.add(id);
        } else if (before.breachedAt().isEmpty() && after.breachedAt().isPresent()) {
            newlyBreached.add(id);
        }
    }

    private void compare(long id, ReplayedCase.Recorded recorded, ReplayOutcome.LimitState counted) {
        if (!counted.dueAt().equals(recorded.dueAt())) {
            dueDiffers.add(id);
        }
        if (counted.isBreached() != recorded.breachedAt().isPresent()) {
            breachDiffers.add(id);
        }
    }

    private void add(ReplayOutcome outcome, Side side, ZoneId zone) {
        var group = group(outcome.matter());
        outcome.breachedAt().ifPresent(at -> {
            count(group, Figure.BREACHES, side, 1);
            weeks.add(monday(LocalDate.ofInstant(at, zone)), side.column(), 1);
        });
        count(group, Figure.CLOSED, side, outcome.closings());
        count(group, Figure.CLOSED_ON_TIME, side, outcome.closedOnTime());
        count(group, Figure.PAST_DUE, side, outcome.isPastDue() ? 1 : 0);
        count(group, Figure.WITHDRAWN, side, outcome.withdrawn());
        count(group, Figure.NOT_VALID, side, outcome.notValid());
        for (Rung rung : outcome.notices()) {
            groups.add(group, column(rung.kind(), side), 1);
            rungs.add(RungOfLadder.of(rung), side.column(), 1);
        }
        outcome.overdue().forEach(kind -> overdue.add(kind, side.column(), 1));
    }

    private void count(Group group, Figure figure, Side side, int n) {
        if (n > 0) {
            groups.add(group, column(figure, side), n);
        }
    }

    private static Group group(Matter matter) {
        return new Group(matter.type(), matter.severity());
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    Tally addAll(Tally other) {
        groups.addAll(other.groups);
        weeks.addAll(other.weeks);
        rungs.addAll(other.rungs);
        overdue.addAll(other.overdue);
        leftOut.addAll(other.leftOut);
        unreadable.addAll(other.unreadable);
        replayed.addAll(other.replayed);
        dueDiffers.addAll(other.dueDiffers);
        breachDiffers.addAll(other.breachDiffers);
        noLongerBreached.addAll(other.noLongerBreached);
        newlyBreached.addAll(other.newlyBreached);
        return this;
    }

    /** For the node that continues from here: see {@link #of(Optional)}. */
    JsonObject json() {
        return new JsonObject()
                .put("groups", groups.json(group -> group.type() + "/" + group.severity()))
                .put("weeks", weeks.json(LocalDate::toString))
                .put("rungs", rungs.json(rung -> rung.clock() + "/" + rung.kind() + "/" + rung.code()))
                .put("overdue", overdue.json(ClockKind::name))
                .put("leftOut", leftOut.json(type -> type))
                .put("unreadable", unreadable.json())
                .put("replayed", replayed.json())
                .put("dueDiffers", dueDiffers.json())
                .put("breachDiffers", breachDiffers.json())
                .put("noLongerBreached", noLongerBreached.json())
                .put("newlyBreached", newlyBreached.json());
    }

    static Tally of(Optional<JsonObject> soFar) {
        var tally = new Tally();
        soFar.ifPresent(json -> {
            tally.groups.addAll(json.getJsonObject("groups"), Tally::group);
            tally.weeks.addAll(json.getJsonObject("weeks"), LocalDate::parse);
            tally.rungs.addAll(json.getJsonObject("rungs"), Tally::rung);
            tally.overdue.addAll(json.getJsonObject("overdue"), ClockKind::valueOf);
            tally.leftOut.addAll(json.getJsonObject("leftOut"), type -> type);
            // A node of an earlier release that began the job knew no such count.
            Optional.ofNullable(json.getJsonObject("unreadable")).ifPresent(tally.unreadable::addAll);
            tally.replayed.addAll(json.getJsonObject("replayed"));
            tally.dueDiffers.addAll(json.getJsonObject("dueDiffers"));
            tally.breachDiffers.addAll(json.getJsonObject("breachDiffers"));
            tally.noLongerBreached.addAll(json.getJsonObject("noLongerBreached"));
            tally.newlyBreached.addAll(json.getJsonObject("newlyBreached"));
        });
        return tally;
    }

    private static Group group(String name) {
        var parts = name.split("/", 2);
        return new Group(parts[0], Severity.valueOf(parts[1]));
    }

    private static RungOfLadder rung(String name) {
        var parts = name.split("/", 3);
        return new RungOfLadder(ClockKind.valueOf(parts[0]), NoticeKind.valueOf(parts[1]), parts[2]);
    }
}
