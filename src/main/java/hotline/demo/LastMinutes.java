package hotline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sees to it that callbacks wait, some are being made and a supervisor has extensions to decide on at this moment, whatever
 * the hour the demo begins at.
 */
final class LastMinutes {
    private static final Duration RECENTLY = Duration.ofHours(30);
    private static final Duration LATELY = Duration.ofDays(3);
    private static final int UNDECIDED = 6;
    private static final int WAITING = 6;
    private static final int BEING_MADE = 2;
    private static final Duration SPOKEN = Duration.ofMinutes(2);

    private final Staff staff;
    private final Instant now;

    LastMinutes(Staff staff, Instant now) {
        this.staff = staff;
        this.now = now;
    }

    /** The same courses, some of them held where somebody else has to act next. */
    List<Course> arrange(List<Course> courses) {
        var arranged = new ArrayList<>(courses);
        leaveUndecided(arranged);
        hold(arranged, WAITING + BEING_MADE);
        call(arranged);
        return arranged;
    }

    private void leaveUndecided(List<Course> courses) {
        var asking = courses.stream()
                .filter(course -> course.asksForTimeAfter(now.minus(LATELY)))
                .limit(UNDECIDED)
                .toList();
        courses.replaceAll(course -> asking.contains(course) ? course.heldAtAsking() : course);
    }

    private void hold(List<Course> courses, int wanted) {
        long waiting = courses.stream()
                .filter(course -> course.awaitsFirstCall().isPresent())
                .count();
        var held = courses.stream()
                .filter(course -> course.wouldAwaitCall(now.minus(RECENTLY), now.minus(SPOKEN.multipliedBy(2))))
                .sorted(Comparator.comparing((Course course) -> course.about().receivedAt())
                        .reversed())
                .limit(Math.max(0, wanted - waiting))
                .toList();
        courses.replaceAll(course -> held.contains(course) ? course.heldAtCallback(now) : course);
    }

    private void call(List<Course> courses) {
        var ready = courses.stream()
                .filter(course -> course.awaitsFirstCall()
                        .filter(at -> at.isBefore(now.minus(SPOKEN.multipliedBy(2))))
                        .isPresent())
                .filter(course -> course.about()
                        .preferredCallbackAt()
                        .filter(now::isBefore)
                        .isEmpty())
                .limit(BEING_MADE)
                .toList();
        for (int i = 0; i < ready.size(); i++) {
            long agent = staff.agents().get(staff.agents().size() - 1 - i);
            var course = ready.get(i);
            courses.set(courses.indexOf(course), course.beginning(new Deed.Begin(now.minus(SPOKEN), agent)));
        }
    }
}
