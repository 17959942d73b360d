package hotline.demo;

import hotline.demo.Actors.Doing;
import hotline.escalation.PlayedLadder.Climb;
import hotline.escalation.SentNotice;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plays complaints' courses up to a given time. In each round one thing happens to each complaint, whichever comes next:
 * a deed, or what the escalation ladder does, to which there are reactions. That takes few large transactions, and each
 * complaint's story stays in order.
 */
final class Play {
    /** The timer comes just after something is due. */
    static final Duration TIMER = Duration.ofSeconds(1);

    private static final int CLIMBING_TOGETHER = 600;

    private final Services services;
    private final Actors actors;
    private final Function<LinkedCasesSeen.Seen, Script> courseOf;
    private final Reaction reaction;
    private final Map<Long, Cursor> cursors = new HashMap<>();
    private final Map<Long, Cursor> busy = new LinkedHashMap<>();
    private long lastNotice;

    /** @param courseOf what will be done about a linked case that came up in the play */
    Play(Services services, Function<LinkedCasesSeen.Seen, Script> courseOf, Reaction reaction) {
        this.services = services;
        this.actors = new Actors(services);
        this.courseOf = courseOf;
        this.reaction = reaction;
    }

    /** What people will do about a notice. */
    @FunctionalInterface
    interface Reaction {
        List<PlannedAction> to(SentNotice notice, Case about);
    }

    /** Plays what lies in the stretch, of these and of earlier courses. The end is left out. */
    Future<Void> play(List<Script> begun, Instant until) {
        begun.forEach(this::begin);
        return rounds(until);
    }

    private void begin(Script course) {
        var cursor = new Cursor(course);
        cursors.put(course.about().id(), cursor);
        busy.put(course.about().id(), cursor);
    }

    private Future<Void> rounds(Instant until) {
        return services.ladder().nextActions(until).compose(due -> {
            var climbs = climbs(due, until);
            var deeds = deeds(climbs, until);
            return climbs.isEmpty() && deeds.isEmpty()
                    ? Future.succeededFuture()
                    : SideBySide.run(batches(climbs, deeds))
                            .compose(done -> react())
                            .compose(done -> rounds(until));
        });
    }

    /** Where the ladder's turn comes before the next deed. */
    private Map<Long, Climb> climbs(Map<Long, Instant> due, Instant until) {
        var climbs = new LinkedHashMap<Long, Climb>();
        due.forEach((complaint, at) -> {
            var cursor = cursors.get(complaint);
            var when = cursor.timerAfter(at);
            if (when.isBefore(until)
                    && cursor.next().filter(deed -> deed.at().isBefore(when)).isEmpty()) {
                climbs.put(complaint, new Climb(complaint, when));
                cursor.passed(when);
            }
        });
        return climbs;
    }

    private List<Doing> deeds(Map<Long, Climb> climbs, Instant until) {
        var round = new ArrayList<Doing>();
        busy.values().removeIf(cursor -> cursor.next().isEmpty());
        busy.forEach((complaint, cursor) -> {
            boolean isDue =
                    cursor.next().filter(deed -> deed.at().isBefore(until)).isPresent();
            if (isDue && !climbs.containsKey(complaint)) {
                round.add(new Doing(complaint, cursor.take()));
            }
        });
        round.sort(Comparator.comparing(doing -> doing.deed().at()));
        return round;
    }

    private List<Supplier<Future<Void>>> batches(Map<Long, Climb> climbs, List<Doing> deeds) {
        var batches = actors.batchesOf(deeds);
        var all = List.copyOf(climbs.values());
        for (int from = 0; from < all.size(); from += CLIMBING_TOGETHER) {
            var together = all.subList(from, Math.min(all.size(), from + CLIMBING_TOGETHER));
            batches.add(() -> services.ladder().climb(together));
        }
        return batches;
    }

    /** Notices are reacted to, and linked cases worked on. */
    private Future<Void> react() {
        services.linkedCases().take().stream().map(courseOf).forEach(this::begin);
        return services.ladder().sentAfter(lastNotice).map(notices -> {
            for (SentNotice notice : notices) {
                var cursor = cursors.get(notice.complaint());
                reaction.to(notice, cursor.about()).forEach(cursor::add);
                busy.put(notice.complaint(), cursor);
                lastNotice = notice.id();
            }
            return null;
        });
    }

    /** How far a complaint's course has been played. */
    private static final class Cursor {
        private final Case about;
        private final List<PlannedAction> ahead;
        private Instant last;

        Cursor(Script course) {
            this.about = course.about();
            this.ahead = new ArrayList<>(course.deeds());
            this.last = about.receivedAt();
        }

        Case about() {
            return about;
        }

        Optional<PlannedAction> next() {
            return ahead.stream().findFirst();
        }

        PlannedAction take() {
            var deed = ahead.remove(0);
            last = deed.at();
            return deed;
        }

        /** What a deed has made due long ago is done right after it. */
        Instant timerAfter(Instant due) {
            return (due.isBefore(last) ? last : due).plus(TIMER);
        }

        void passed(Instant at) {
            last = at;
        }

        void add(PlannedAction deed) {
            int before = 0;
            while (before < ahead.size() && !ahead.get(before).at().isAfter(deed.at())) {
                before++;
            }
            ahead.add(before, deed);
        }
    }
}
