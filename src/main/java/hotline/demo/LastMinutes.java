package hotline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sees to it that callbacks wait and some are being made at this moment, whatever the hour the demo begins at. */
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

    /** The same courses, some of them held at their callback. */
    List<Script> arrange(List<Script> courses) {
        var arranged = new ArrayList<>(courses);
        hold(arranged, WAITING + BEING_MADE);
        call(arranged);
        return arranged;
    }

    private void hold(List<Script> courses, int wanted) {
        long waiting = courses.stream()
                .filter(course -> course.awaitsFirstCall().isPresent())
                .count();
        var held = courses.stream()
                .filter(course -> course.wouldAwaitCall(now.minus(RECENTLY), now.minus(SPOKEN.multipliedBy(2))))
                .sorted(Comparator.comparing((Script course) -> course.about().receivedAt())
                        .reversed())
                .limit(Math.max(0, wanted - waiting))
                .toList();
        courses.replaceAll(course -> held.contains(course) ? course.heldAtCallback(now) : course);
    }

    private void call(List<Script> courses) {
        var ready = courses.stream()
                .filter(course -> course.awaitsFirstCall()
                        .filter(at -> at.isBefore(now.minus(SPOKEN.multipliedBy(2))))
                        .isPresent())
                .filter(course -> course.about()
                        .preferredCallbackAt()
                        .filter(now::isBefore)
                        .isEmpty())
                .limit(Math.min(BEING_MADE, desk.size()))
                .toList();
        for (int i = 0; i < ready.size(); i++) {
            long agent = desk.get(desk.size() - 1 - i);
            var course = ready.get(i);
            courses.set(courses.indexOf(course), course.beginning(new PlannedAction.Begin(now.minus(SPOKEN), agent)));
        }
    }
}
