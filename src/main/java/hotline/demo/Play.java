package hotline.demo;

import hotline.demo.Actors.ComplaintAction;
import hotline.escalation.PlayedLadder.Climb;
import hotline.escalation.SentNotice;
import hotline.failure.Expected;
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
 * Plays complaints' scripts up to a given time. In each round one thing happens to each complaint: its next action, or
 * the next rung of the escalation ladder, to which people react. That takes few large transactions, and each
 * complaint's story stays in order.
 */
final class Play {
    /** The timer comes just after something is due. */
    static final Duration TIMER = Duration.ofSeconds(1);

    private static final int CLIMBING_TOGETHER = 600;

    private final Services services;
    private final Actors actors;
    private final Function<LinkedCasesSeen.Seen, Script> scriptOf;
    private final Reaction reaction;
    private final Map<Long, Cursor> cursors = new HashMap<>();
    private final Map<Long, Cursor> busy = new LinkedHashMap<>();
    private long lastNotice;

    /** @param scriptOf the script of a linked case that came up in the play */
    Play(Services services, Function<LinkedCasesSeen.Seen, Script> scriptOf, Reaction reaction) {
        this.services = services;
        this.actors = new Actors(services);
        this.scriptOf = scriptOf;
        this.reaction = reaction;
    }

    /** People's reaction to a notice. */
    @FunctionalInterface
    interface Reaction {
        List<PlannedAction> to(SentNotice notice, Case about);
    }

    /** Plays these and earlier scripts up to that instant, which is excluded. */
    Future<Void> play(List<Script> begun, Instant until) {
        begun.forEach(this::begin);
        return rounds(until);
    }

    private void begin(Script script) {
        var cursor = new Cursor(script);
        cursors.put(script.about().id(), cursor);
        busy.put(script.about().id(), cursor);
    }

    private Future<Void> rounds(Instant until) {
        return services.ladder().nextActions(until).compose(due -> {
            var climbs = climbs(due, until);
            var actions = actions(climbs, until);
            return climbs.isEmpty() && actions.isEmpty()
                    ? Future.succeededFuture()
                    : SideBySide.run(batches(climbs, actions))
                            .compose(done -> react())
                            .compose(done -> rounds(until));
        });
    }

    /** Complaints with a rung of the ladder before their next action. */
    private Map<Long, Climb> climbs(Map<Long, Instant> due, Instant until) {
        var climbs = new LinkedHashMap<Long, Climb>();
        due.forEach((complaint, at) -> {
            var cursor = Expected.in(cursors, complaint);
            var when = cursor.timerAfter(at);
            if (when.isBefore(until)
                    && cursor.next()
                            .filter(action -> action.at().isBefore(when))
                            .isEmpty()) {
                climbs.put(complaint, new Climb(complaint, when));
                cursor.passed(when);
            }
        });
        return climbs;
    }

    private List<ComplaintAction> actions(Map<Long, Climb> climbs, Instant until) {
        var round = new ArrayList<ComplaintAction>();
        busy.values().removeIf(cursor -> cursor.next().isEmpty());
        busy.forEach((complaint, cursor) -> {
            boolean isDue =
                    cursor.next().filter(action -> action.at().isBefore(until)).isPresent();
            if (isDue && !climbs.containsKey(complaint)) {
                round.add(new ComplaintAction(complaint, cursor.take()));
            }
        });
        round.sort(Comparator.comparing(planned -> planned.action().at()));
        return round;
    }

    private List<Supplier<Future<Void>>> batches(Map<Long, Climb> climbs, List<ComplaintAction> actions) {
        var batches = actors.batchesOf(actions);
        var all = List.copyOf(climbs.values());
        for (int from = 0; from < all.size(); from += CLIMBING_TOGETHER) {
            var together = all.subList(from, Math.min(all.size(), from + CLIMBING_TOGETHER));
            batches.add(() -> services.ladder().climb(together));
        }
        return batches;
    }

    /** People react to notices and work on linked cases. */
    private Future<Void> react() {
        services.linkedCases().take().stream().map(scriptOf).forEach(this::begin);
        return services.ladder().sentAfter(lastNotice).map(notices -> {
            for (SentNotice notice : notices) {
                var cursor = Expected.in(cursors, notice.complaint());
                reaction.to(notice, cursor.about()).forEach(cursor::add);
                busy.put(notice.complaint(), cursor);
                lastNotice = notice.id();
            }
            return null;
        });
    }

    /** How far a complaint's script has been played. */
    private static final class Cursor {
        private final Case about;
        private final List<PlannedAction> ahead;
        private Instant last;

        Cursor(Script script) {
            this.about = script.about();
            this.ahead = new ArrayList<>(script.actions());
            this.last = about.receivedAt();
        }

        Case about() {
            return about;
        }

        Optional<PlannedAction> next() {
            return ahead.stream().findFirst();
        }

        PlannedAction take() {
            var action = ahead.remove(0);
            last = action.at();
            return action;
        }

        /** An action may make something due in the past; the timer then comes right after the action. */
        Instant timerAfter(Instant due) {
            return (due.isBefore(last) ? last : due).plus(TIMER);
        }

        void passed(Instant at) {
            last = at;
        }

        void add(PlannedAction action) {
            int before = 0;
            while (before < ahead.size() && !ahead.get(before).at().isAfter(action.at())) {
                before++;
            }
            ahead.add(before, action);
        }
    }
}
