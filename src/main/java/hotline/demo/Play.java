package hotline.demo;

import hotline.demo.Actors.Doing;
import hotline.escalation.PlayedLadder.Sent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plays complaints' courses up to a given time. Within one stretch of time the first deeds of all complaints are done
 * together, then the second ones and so on, which takes few large transactions; one complaint's deeds stay in order. What
 * the ladder does comes before the deeds that follow it, so that it finds late what is late; who gets a notice answers it.
 */
final class Play {
    private final Services services;
    private final Actors actors;
    private final NoticeDesk desk;
    private final Function<LinkedCasesSeen.Seen, Course> courseOf;
    private final Map<Long, Cursor> cursors = new TreeMap<>();
    private long lastNotice;

    /** @param courseOf what will be done about a linked case that came up in the play */
    Play(Services services, NoticeDesk desk, Function<LinkedCasesSeen.Seen, Course> courseOf) {
        this.services = services;
        this.actors = new Actors(services);
        this.desk = desk;
        this.courseOf = courseOf;
    }

    /** How far a course has been played. */
    private static final class Cursor {
        private final Case about;
        private final Deque<Deed> deeds;

        Cursor(Course course) {
            about = course.about();
            deeds = new ArrayDeque<>(course.deeds());
        }

        boolean isDueBefore(Instant until) {
            return !deeds.isEmpty() && deeds.peek().at().isBefore(until);
        }

        Doing take() {
            return new Doing(about.id(), deeds.remove());
        }

        /** Among what is still to come, by its time. */
        void add(Deed further) {
            var later = deeds.stream()
                    .filter(deed -> !deed.at().isBefore(further.at()))
                    .toList();
            deeds.removeAll(later);
            deeds.add(further);
            deeds.addAll(later);
        }
    }

    /** Plays what lies before that time, of these and of earlier courses. */
    Future<Void> play(List<Course> begun, Instant until) {
        begun.forEach(this::open);
        return rounds(until)
                .compose(done -> services.ladder().upTo(until))
                .compose(done -> answer(new HashMap<>()))
                .compose(done -> rounds(until));
    }

    private void open(Course course) {
        cursors.put(course.about().id(), new Cursor(course));
    }

    private Future<Void> rounds(Instant until) {
        var round = cursors.values().stream()
                .filter(cursor -> cursor.isDueBefore(until))
                .map(Cursor::take)
                .sorted(Comparator.comparing(doing -> doing.deed().at()))
                .toList();
        if (round.isEmpty()) {
            return Future.succeededFuture();
        }
        var times = round.stream().collect(Collectors.toMap(Doing::complaint, doing -> doing.deed()
                .at()));
        return services.ladder()
                .before(times)
                .compose(done -> actors.doAll(round))
                .compose(done -> answer(times))
                .compose(done -> {
                    services.linkedCases().take().stream().map(courseOf).forEach(this::open);
                    return rounds(until);
                });
    }

    /**
     * Plans what will be answered to what has been sent since.
     *
     * @param played up to when what happens to complaints is settled
     */
    private Future<Void> answer(Map<Long, Instant> played) {
        return services.ladder().sentAfter(lastNotice).map(sent -> {
            sent.forEach(notice -> played.merge(notice.complaint(), notice.at(), Play::later));
            for (Sent notice : sent) {
                var cursor = cursors.get(notice.complaint());
                desk.reply(notice, cursor.about.scene(), played.get(notice.complaint()))
                        .ifPresent(cursor::add);
                lastNotice = notice.id();
            }
            return null;
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
