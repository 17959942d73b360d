package hotline.replay;

import hotline.database.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * F5 counted day by day along each complaint's whole log: slow, and written apart from the engine it checks. It knows no
 * pauses and no extensions, and says so where it meets one.
 */
final class NaiveReplay {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CLOSE = LocalTime.of(18, 0);

    final TreeSet<Long> complaints = new TreeSet<>();
    final TreeSet<Long> breached = new TreeSet<>();
    final Map<String, Integer> breachedByType = new TreeMap<>();
    int closed;
    int closedOnTime;
    int pastDue;

    /** What the server wrote down itself, not counted anew. */
    final TreeSet<Long> breachedInTheLog = new TreeSet<>();

    int closedInTheLog;
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
        var behind = last.plusDays(1).atStartOfDay(ZONE).toInstant();
        var count =
                new NaiveReplay(workingDays, first.atStartOfDay(ZONE).toInstant(), behind.isBefore(now) ? behind : now);
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
        var received = story.get(0);
        if (!received.at().isBefore(end)) {
            return;
        }
        var judged = received.judged();
        var judgedAtEnd = judged;
        var due = due(received.at(), judged);
        boolean isOpen = true;
        boolean isLate = false;
        boolean isAlive = false;
        boolean isBreached = false;
        var since = received.at();
        for (Logged event : story) {
            if (!event.at().isBefore(end)) {
                break;
            }
            if (isOpen && !isLate && event.at().isAfter(due)) {
                isLate = true;
                isBreached |= isIn(due.isBefore(since) ? since : due);
            }
            since = event.at();
            switch (event.type()) {
                case "judgement-corrected" -> {
                    judged = event.judged();
                    judgedAtEnd = judged;
                    due = due(received.at(), judged);
                    boolean wasLate = isLate;
                    isLate = event.at().isAfter(due);
                    isBreached |= isLate && !wasLate && isIn(event.at());
                }
                case "closed", "withdrawn", "judged-not-valid" -> {
                    isOpen = false;
                    isAlive |= isIn(event.at());
                    if (event.type().equals("closed") && isIn(event.at())) {
                        closed++;
                        closedOnTime += event.at().isAfter(due) ? 0 : 1;
                        closedInTheLog++;
                        closedOnTimeInTheLog += event.data().getBoolean("onTime") ? 1 : 0;
                    }
                }
                case "reopened" -> isOpen = true;
                case "breached" -> {
                    if (isIn(event.at())) {
                        breachedInTheLog.add(event.complaint());
                    }
                }
                case "paused", "extension-granted", "ruled-anew", "recounted" ->
                    throw new IllegalStateException("counts no " + event.type());
                default -> {
                    // no limit depends on it
                }
            }
        }
        if (isOpen && !isLate && end.isAfter(due)) {
            isLate = true;
            isBreached |= isIn(due.isBefore(since) ? since : due);
        }
        if (isAlive || isOpen) {
            complaints.add(received.complaint());
            pastDue += isOpen && isLate ? 1 : 0;
        }
        if (isBreached) {
            breached.add(received.complaint());
            breachedByType.merge(judgedAtEnd.split("/")[0], 1, Integer::sum);
        }
    }

    private boolean isIn(Instant at) {
        return !at.isBefore(from) && at.isBefore(end);
    }

    private Instant due(Instant received, String judged) {
        var day = LocalDate.ofInstant(received, ZONE);
        for (int left = workingDays.applyAsInt(judged); left > 0; left -= isWorked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return ZonedDateTime.of(day, CLOSE, ZONE).toInstant();
    }

    private static boolean isWorked(LocalDate day) {
        return Trials.AS_IS.calendar().isWorkingDay(day);
    }
}
