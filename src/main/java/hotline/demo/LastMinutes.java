package hotline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arranges waiting and running callbacks at this moment, at any hour of the demo's start. */
final class LastMinutes {
    private static final Duration RECENTLY = Duration.ofHours(30);
    private static final int WAITING = 6;
    private static final int BEING_MADE = 2;
    private static final Duration SPOKEN = Duration.ofMinutes(2);

    private final List<Long> desk;
    private final Instant now;

    /** @param desk agents who call back */
    LastMinutes(List<Long> desk, Instant now) {
        this.desk = List.copyOf(desk);
        this.now = now;
    }

    /** The same scripts, some of them held at their callback. */
    List<Script> arrange(List<Script> scripts) {
        var arranged = new ArrayList<>(scripts);
        hold(arranged, WAITING + BEING_MADE);
        call(arranged);
        return arranged;
    }

    private void hold(List<Script> scripts, int wanted) {
        long waiting = scripts.stream()
                .filter(script -> script.awaitsFirstCall().isPresent())
                .count();
        var held = scripts.stream()
                .filter(script -> script.wouldAwaitCall(now.minus(RECENTLY), now.minus(SPOKEN.multipliedBy(2))))
                .sorted(Comparator.comparing((Script script) -> script.about().receivedAt())
                        .reversed())
                .limit(Math.max(0, wanted - waiting))
                .toList();
        scripts.replaceAll(script -> held.contains(script) ? script.heldAtCallback(now) : script);
    }

    private void call(List<Script> scripts) {
        var ready = scripts.stream()
                .filter(script -> script.awaitsFirstCall()
                        .filter(at -> at.isBefore(now.minus(SPOKEN.multipliedBy(2))))
                        .isPresent())
                .filter(script -> script.about()
                        .preferredCallbackAt()
                        .filter(now::isBefore)
                        .isEmpty())
                .limit(Math.min(BEING_MADE, desk.size()))
                .toList();
        for (int i = 0; i < ready.size(); i++) {
            long agent = desk.get(desk.size() - 1 - i);
            var script = ready.get(i);
            scripts.set(
                    scripts.indexOf(script),
                    script.beginning(new PlannedAction.StartCallback(now.minus(SPOKEN), agent)));
        }
    }
}
