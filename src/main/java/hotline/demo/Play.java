package hotline.demo;

import hotline.demo.Actors.Doing;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Plays complaints' courses up to a given time. Within one stretch of time the first deeds of all complaints are done
 * together, then the second ones and so on, which takes few large transactions; one complaint's deeds stay in order. The
 * timer comes after all that precedes it has been done, and before the rest, so that it finds late what is late.
 */
final class Play {
    private final Services services;
    private final Actors actors;
    private final Function<LinkedCasesSeen.Seen, Course> courseOf;
    private final List<Cursor> open = new ArrayList<>();

    /** @param courseOf what will be done about a linked case that came up in the play */
    Play(Services services, Function<LinkedCasesSeen.Seen, Course> courseOf) {
        this.services = services;
        this.actors = new Actors(services);
        this.courseOf = courseOf;
    }

    /** How far a course has been played. */
    private static final class Cursor {
        private final Course course;
        private int next;

        Cursor(Course course) {
            this.course = course;
        }

        boolean isDueBefore(Instant until) {
            return hasNext() && course.deeds().get(next).at().isBefore(until);
        }

        boolean hasNext() {
            return next < course.deeds().size();
        }

        boolean breachesFrom(Instant from, Instant until) {
            return course.breachAt()
                    .filter(at -> !at.isBefore(from) && at.isBefore(until))
                    .isPresent();
        }

        boolean isOver(Instant until) {
            return !hasNext()
                    && course.breachAt().filter(at -> !at.isBefore(until)).isEmpty();
        }

        Doing take() {
            return new Doing(course.about().id(), course.deeds().get(next++));
        }
    }

    /** Plays what lies in the stretch, of these and of earlier courses. The end is left out. */
    Future<Void> play(List<Course> begun, Instant from, Instant until) {
        begun.forEach(course -> open.add(new Cursor(course)));
        return untilBreach(from, until)
                .compose(done -> tick(breaches(from, until)))
                .compose(done -> rounds(cursor -> until))
                .compose(done -> {
                    var linked = linkedCourses();
                    return linked.isEmpty() ? Future.succeededFuture() : play(linked, from, until);
                })
                .onSuccess(done -> open.removeIf(cursor -> cursor.isOver(until)));
    }

    /** Linked cases that come up on the way must be worked on before the timer comes, too. */
    private Future<Void> untilBreach(Instant from, Instant until) {
        return rounds(cursor -> cursor.breachesFrom(from, until)
                        ? cursor.course.breachAt().orElseThrow()
                        : until)
                .compose(done -> {
                    var linked = linkedCourses();
                    linked.forEach(course -> open.add(new Cursor(course)));
                    return linked.isEmpty() ? Future.succeededFuture() : untilBreach(from, until);
                });
    }

    private List<Course> linkedCourses() {
        return services.linkedCases().take().stream().map(courseOf).toList();
    }

    private List<Instant> breaches(Instant from, Instant until) {
        return open.stream()
                .filter(cursor -> cursor.breachesFrom(from, until))
                .map(cursor -> cursor.course.breachAt().orElseThrow())
                .distinct()
                .sorted()
                .toList();
    }

    private Future<Void> rounds(Function<Cursor, Instant> until) {
        var round = open.stream()
                .filter(cursor -> cursor.isDueBefore(until.apply(cursor)))
                .map(Cursor::take)
                .sorted(Comparator.comparing(doing -> doing.deed().at()))
                .toList();
        return round.isEmpty() ? Future.succeededFuture() : actors.doAll(round).compose(done -> rounds(until));
    }

    private Future<Void> tick(List<Instant> breaches) {
        var done = Future.<Void>succeededFuture();
        for (Instant at : breaches) {
            done = done.compose(before -> services.timer().tick(at).mapEmpty());
        }
        return done;
    }
}
