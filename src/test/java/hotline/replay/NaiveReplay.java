package hotline.replay;

import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** F5 counted day by day along each complaint's whole log: slow, and written apart from the engine it checks. */
final class NaiveReplay {
    final TreeSet<Long> complaints = new TreeSet<>();
    final TreeSet<Long> breached = new TreeSet<>();
    final Map<String, Integer> breachedByType = new TreeMap<>();
    int closed;
    int closedOnTime;
    int pastDue;

    /** The server's own record, not recounted. */
    final TreeSet<Long> breachedInTheLog = new TreeSet<>();

    int closedOnTimeInTheLog;

    private final ToIntFunction<String> workingDays;
    private final Instant from;
    private final Instant end;

    private record Logged(long complaint, String type, Instant at, JsonObject data) {
        String judged() {
            return data.getString("type") + "/" + data.getString("severity");
        }
    }

    /** @param workingDays of a type and severity, such as {@code delay/minor} */
    static NaiveReplay of(
            TestDatabase database, LocalDate first, LocalDate last, Instant now, ToIntFunction<String> workingDays)
            throws SQLException {
        var behind = last.plusDays(1).atStartOfDay(NaiveCalendar.ZONE).toInstant();
        var count = new NaiveReplay(
                workingDays, first.atStartOfDay(NaiveCalendar.ZONE).toInstant(), behind.isBefore(now) ? behind : now);
        stories(database).forEach(count::follow);
        return count;
    }

    private NaiveReplay(ToIntFunction<String> workingDays, Instant from, Instant end) {
        this.workingDays = workingDays;
        this.from = from;
        this.end = end;
    }

    private static Collection<List<Logged>> stories(TestDatabase database) throws SQLException {
        var stories = new TreeMap<Long, List<Logged>>();
        try (var connection = database.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT complaint_id, type, at, data FROM event ORDER BY complaint_id, seq")) {
            while (rows.next()) {
                var event = new Logged(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        new JsonObject(rows.getString(4)));
                stories.computeIfAbsent(event.complaint(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        return stories.values();
    }

    private void follow(List<Logged> story) {
        if (story.get(0).at().isBefore(end)) {
            var life = new Life(story.get(0));
            story.stream().filter(event -> event.at().isBefore(end)).forEach(life::live);
            life.passTo(end);
            life.count();
        }
    }

    /** One complaint, followed from event to event. */
    private final class Life {
        private final Logged received;
        private String judged;
        private int extended;
        private Duration stood = Duration.ZERO;
        private Instant pausedAt;
        private Instant since;
        /** The receipt, or the reopening of a case that had ended, which has its whole limit again. */
        private Instant begun;

        private boolean isOpen = true;
        private boolean isLate;
        private boolean isAlive;
        private boolean isBreached;

        Life(Logged received) {
            this.received = received;
            this.judged = received.judged();
            this.since = received.at();
            this.begun = received.at();
        }

        private Instant due() {
            var counted = NaiveCalendar.closeOf(workingDays.applyAsInt(judged), NaiveCalendar.day(begun));
            return NaiveCalendar.later(NaiveCalendar.closeOf(extended, NaiveCalendar.day(counted)), stood);
        }

        void passTo(Instant at) {
            if (isOpen && pausedAt == null && !isLate && at.isAfter(due())) {
                isLate = true;
                isBreached |= isIn(due().isBefore(since) ? since : due());
            }
            since = at;
        }

        void live(Logged event) {
            passTo(event.at());
            switch (event.type()) {
                case "judgement-corrected" -> {
                    judged = event.judged();
                    limitMoved(event.at());
                }
                case "extension-granted" -> {
                    extended += event.data().getInteger("workingDays");
                    limitMoved(event.at());
                }
                case "paused" -> pausedAt = isLate ? null : event.at();
                case "resumed" -> resume(event.at());
                case "closed", "withdrawn", "judged-not-valid" -> end(event);
                case "reopened" -> reopen(event);
                case "breached" -> breachedInTheLog.addAll(isIn(event.at()) ? List.of(event.complaint()) : List.of());
                case "ruled-anew", "recounted" -> throw new IllegalStateException("counts no " + event.type());
                default -> {
                    // no limit depends on it
                }
            }
        }

        /** Whether it is late follows from the new one alone. */
        private void limitMoved(Instant at) {
            boolean wasLate = isLate;
            isLate = (pausedAt == null ? at : pausedAt).isAfter(due());
            isBreached |= isLate && !wasLate && isIn(at);
        }

        private void resume(Instant at) {
            if (pausedAt != null) {
                stood = stood.plus(NaiveCalendar.between(pausedAt, at));
                pausedAt = null;
            }
        }

        private void reopen(Logged event) {
            isOpen = true;
            if (event.data().getBoolean("wasEnded")) {
                begun = event.at();
                extended = 0;
                stood = Duration.ZERO;
                isLate = false;
            }
        }

        private void end(Logged event) {
            isOpen = false;
            if (!isIn(event.at())) {
                return;
            }
            isAlive = true;
            if (event.type().equals("closed")) {
                closed++;
                closedOnTime += event.at().isAfter(due()) ? 0 : 1;
                closedOnTimeInTheLog += event.data().getBoolean("onTime") ? 1 : 0;
            }
        }

        void count() {
            if (isAlive || isOpen) {
                complaints.add(received.complaint());
                pastDue += isOpen && isLate ? 1 : 0;
            }
            if (isBreached) {
                breached.add(received.complaint());
                breachedByType.merge(judged.split("/", -1)[0], 1, Integer::sum);
            }
        }
    }

    private boolean isIn(Instant at) {
        return !at.isBefore(from) && at.isBefore(end);
    }
}
