package hotline.measures;

import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All figures counted by following each complaint through its events: slow, and written apart from the fold that it
 * checks.
 */
final class NaiveCount {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> CALLS_DUE = Set.of("reached", "refused", "unreachable");

    private static final Map<String, String> NOTICES = Map.of(
            "reminder", "reminders",
            "expediting", "expediting",
            "supervision", "supervision",
            "report", "reports",
            "inquiry", "inquiries");
    private static final Set<String> ANSWERED_APART = Set.of("expediting", "inquiry");

    /** {@code 2026-09-01 delay/minor/app closed} and how many; nothing that is 0. */
    final Map<String, Integer> days = new TreeMap<>();

    /** {@code 2026-09-01 delay/minor/app open} and how many. */
    final Map<String, Integer> backlog = new TreeMap<>();

    /** {@code 2026-09-01 claims delay/minor/app minutes} and how many; nothing that is 0. */
    final Map<String, Integer> holding = new TreeMap<>();

    private record Logged(long complaint, long tx, String type, Instant at, JsonObject data) {}

    /** When a complaint counts as past its limit without extensions, by its state after an event. */
    private record OpenLimit(Instant since, Optional<Instant> passes) {}

    private final List<List<OpenLimit>> unextended = new ArrayList<>();

    /** How many were open and past their limits without extensions at that instant. */
    long pastUnextended(Instant at) {
        return unextended.stream()
                .filter(story -> story.stream()
                        .filter(limits -> limits.since().isBefore(at))
                        .reduce((earlier, later) -> later)
                        .flatMap(OpenLimit::passes)
                        .filter(passes -> passes.isBefore(at))
                        .isPresent())
                .count();
    }

    /** The place of an answer that may come later. */
    private record Place(LocalDate day, String group) {}

    static NaiveCount of(TestDatabase database) throws SQLException {
        var stories = new TreeMap<Long, List<Logged>>();
        try (var connection = database.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT complaint_id, tx::text, type, at, data FROM event ORDER BY complaint_id, seq")) {
            while (rows.next()) {
                var event = new Logged(
                        rows.getLong(1),
                        Long.parseLong(rows.getString(2)),
                        rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant(),
                        new JsonObject(rows.getString(5)));
                stories.computeIfAbsent(event.complaint(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        var count = new NaiveCount();
        stories.values().forEach(count::follow);
        stories.values().forEach(count::followUnextended);
        var returns = Returns.of(database);
        stories.forEach((complaint, story) -> count.followWhatHeld(
                story,
                returns.returnsTo(complaint).stream()
                        .map(other -> stories.get(other).get(0).at())
                        .toList(),
                returns.repeated().contains(complaint)));
        count.days.values().removeIf(n -> n == 0);
        count.holding.values().removeIf(n -> n == 0);
        return count;
    }

    /** @param sameMatter pairs of an earlier complaint and the later one that came back with its matter */
    private record Returns(List<List<Long>> sameMatter, Set<Long> repeated) {
        static Returns of(TestDatabase database) throws SQLException {
            var sameMatter = new ArrayList<List<Long>>();
            var repeated = new HashSet<Long>();
            try (var connection = database.connection();
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "SELECT earlier, complaint, same_matter, within_month FROM customer_return")) {
                while (rows.next()) {
                    if (rows.getBoolean(3)) {
                        sameMatter.add(List.of(rows.getLong(1), rows.getLong(2)));
                    }
                    if (rows.getBoolean(4)) {
                        repeated.add(rows.getLong(2));
                    }
                }
            }
            return new Returns(sameMatter, repeated);
        }

        List<Long> returnsTo(long complaint) {
            return sameMatter.stream()
                    .filter(pair -> pair.get(0) == complaint)
                    .map(pair -> pair.get(1))
                    .toList();
        }
    }

    /** Receipts by how they stand in the end, and closings by what came after them. */
    private void followWhatHeld(List<Logged> story, List<Instant> returns, boolean isRepeated) {
        var receivedOn = day(story.get(0).at());
        var receivedAs = group(story.get(story.size() - 1));
        boolean byProgram = !story.get(0).data().getString("judgedBy").equals("person");
        add(receivedOn, receivedAs, "valid", isValid(story) ? 1 : 0);
        add(receivedOn, receivedAs, "type_kept", byProgram && isKept(story, "type") ? 1 : 0);
        add(receivedOn, receivedAs, "severity_kept", byProgram && isKept(story, "severity") ? 1 : 0);
        add(receivedOn, receivedAs, "repeated", isRepeated ? 1 : 0);
        boolean isFirst = true;
        for (int i = 0; i < story.size(); i++) {
            var closing = story.get(i);
            if (closing.type().equals("closed")) {
                var day = day(closing.at());
                var reopened = story.stream()
                        .skip(i)
                        .filter(event -> event.type().equals("reopened"))
                        .findFirst();
                boolean inMonth =
                        reopened.filter(event -> isWithin(30, day, event.at())).isPresent();
                boolean inWeek =
                        reopened.filter(event -> isWithin(7, day, event.at())).isPresent();
                add(day, group(closing), "closed_reopened", inMonth ? 1 : 0);
                boolean cameBack = returns.stream().anyMatch(at -> at.isAfter(closing.at()) && isWithin(7, day, at));
                boolean isSolved = isFirst && !inWeek && !cameBack && isOfOneAgent(story.subList(0, i));
                add(day, group(closing), "first_contact", isSolved ? 1 : 0);
                isFirst = false;
            }
        }
    }

    private static boolean isWithin(int days, LocalDate from, Instant at) {
        return !day(at).isAfter(from.plusDays(days));
    }

    private static boolean isValid(List<Logged> story) {
        return story.stream()
                .filter(event -> event.type().equals("judged-not-valid")
                        || (event.type().equals("reopened") && event.data().getBoolean("wasEnded")))
                .reduce((earlier, later) -> later)
                .filter(event -> event.type().equals("judged-not-valid"))
                .isEmpty();
    }

    private static boolean isKept(List<Logged> story, String field) {
        return story.stream()
                .filter(event -> event.type().equals("judgement-corrected"))
                .allMatch(event -> event.data()
                        .getJsonObject("from")
                        .getString(field)
                        .equals(event.data().getString(field)));
    }

    private static boolean isOfOneAgent(List<Logged> story) {
        return story.stream().noneMatch(event -> event.type().equals("handed-over"))
                && story.stream()
                                .filter(event -> event.type().equals("assigned"))
                                .map(event -> event.data().getInteger("owner"))
                                .distinct()
                                .count()
                        <= 1;
    }

    private void follow(List<Logged> story) {
        var receivedOn = day(story.get(0).at());
        boolean open = false;
        boolean pastDue = false;
        var pastDueSince = receivedOn;
        var openSince = receivedOn;
        String group = "";
        String receivedAs = "";
        var asked = new ArrayList<Place>();
        var issued = new HashMap<String, Place>();
        var ratedIn = new ArrayList<Long>();
        int closings = 0;
        var satisfiedClosings = new HashSet<Logged>();
        for (Logged event : story) {
            var day = day(event.at());
            var before = group;
            boolean wasPastDue = open && pastDue;
            boolean wasOpen = open;
            var data = event.data();
            group = group(event);
            hold(day, group, data.getJsonObject("held"));
            switch (event.type()) {
                case "received" -> {
                    open = true;
                    receivedAs = group;
                }
                case "breached" -> {
                    pastDue = true;
                    add(day, group, "breached", 1);
                }
                case "closed" -> {
                    open = false;
                    add(day, group, "closings", 1);
                    add(day, group, "cases", closings++ == 0 ? 1 : 0);
                    add(day, group, "closed_timed", data.containsKey("workingMinutes") ? 1 : 0);
                    add(day, group, "closed_on_time", data.getBoolean("onTime") ? 1 : 0);
                    add(day, group, "closed_on_time_unextended", data.getBoolean("onTimeUnextended") ? 1 : 0);
                }
                case "withdrawn", "judged-not-valid" -> {
                    open = false;
                    add(day, group, event.type().equals("withdrawn") ? "withdrawn" : "not_valid", 1);
                }
                case "reopened" -> {
                    pastDue = data.getBoolean("pastDue");
                    open = true;
                    add(day, group, "reopened", 1);
                    add(day, group, "reopened_ended", data.getBoolean("wasEnded") ? 1 : 0);
                    openSince = data.getBoolean("wasEnded") ? day : openSince;
                }
                case "judgement-corrected", "ruled-anew", "extension-granted", "recounted" -> {
                    pastDue = data.getBoolean("pastDueAfter");
                    receivedAs = group;
                }
                case "callback-ended" -> {
                    var outcome = data.getString("outcome");
                    int attempts = data.getInteger("attempts");
                    add(day, group, "callbacks_" + outcome, 1);
                    add(day, group, "calls_ended", 1);
                    if (!outcome.equals("reached")) {
                        add(day, group, "calls_" + outcome.replace('-', '_'), 1);
                    }
                    add(day, group, "calls_reached", outcome.equals("reached") ? 1 : 0);
                    add(day, group, "calls_due", CALLS_DUE.contains(outcome) ? 1 : 0);
                    add(day, group, "callback_attempts", attempts);
                    add(day, group, "reached_attempts", outcome.equals("reached") ? attempts : 0);
                    if (data.getBoolean("asked")) {
                        add(day, group, "asked", 1);
                        boolean isRatedWithIt =
                                asked.size() < ratedIn.size() && ratedIn.get(asked.size()) == event.tx();
                        add(day, group, "answered", isRatedWithIt ? 1 : 0);
                        asked.add(new Place(day, group));
                    }
                }
                case "rated" -> {
                    add(day, group, "rated", 1);
                    add(day, group, "score", data.getInteger("score"));
                    if (ratedIn.size() < asked.size()) {
                        var place = asked.get(ratedIn.size());
                        add(place.day(), place.group(), "answered", 1);
                    }
                    ratedIn.add(event.tx());
                    if (data.getBoolean("satisfied")) {
                        add(day, group, "satisfied", 1);
                        var closing = lastClosing(story, event.tx());
                        if (closing.isPresent() && satisfiedClosings.add(closing.get())) {
                            add(day(closing.get().at()), group(closing.get()), "closed_satisfied", 1);
                        }
                    }
                }
                case "notice-issued" -> {
                    add(day, group, "notices_" + data.getString("kind"), 1);
                    add(day, group, "notices", 1);
                    var kind = data.getString("kind");
                    boolean isToAnswer = data.containsKey("answerDue");
                    add(day, group, NOTICES.get(kind), 1);
                    add(day, group, "to_answer", isToAnswer ? 1 : 0);
                    if (isToAnswer && ANSWERED_APART.contains(kind)) {
                        add(day, group, NOTICES.get(kind) + "_to_answer", 1);
                    }
                    issued.put(data.getString("number"), new Place(day, group));
                }
                case "notice-answered" -> {
                    if (data.containsKey("inTime")) {
                        var place = issued.get(data.getString("number"));
                        add(place.day(), place.group(), "notices_answered", 1);
                        add(place.day(), place.group(), "notices_in_time", data.getBoolean("inTime") ? 1 : 0);
                        if (data.getBoolean("inTime") && ANSWERED_APART.contains(data.getString("kind"))) {
                            add(place.day(), place.group(), NOTICES.get(data.getString("kind")) + "_in_time", 1);
                        }
                    }
                }
                default -> {
                    // nothing is counted
                }
            }
            boolean isPastDue = open && pastDue;
            move("past_due", pastDueSince, day, wasPastDue ? before : "", isPastDue ? group : "", group);
            pastDueSince = wasPastDue ? pastDueSince : day;
            move("open", openSince, day, wasOpen ? before : "", open ? group : "", group);
        }
        add(receivedOn, receivedAs, "received", 1);
        if (open) {
            backlog.merge(receivedOn + " " + group + " open", 1, Integer::sum);
            if (pastDue) {
                backlog.merge(receivedOn + " " + group + " past_due", 1, Integer::sum);
            }
        }
    }

    /** What a correction moves, it moves on the day since which it counts; an end leaves the days before as they were. */
    private void move(String stock, LocalDate since, LocalDate day, String from, String to, String group) {
        if (from.isEmpty()) {
            add(stock.equals("open") ? since : day, group, stock, to.isEmpty() ? 0 : 1);
            return;
        }
        if (!from.equals(group)) {
            add(since, from, stock, -1);
            add(since, group, stock, 1);
        }
        if (to.isEmpty()) {
            add(day, group, stock, -1);
        }
    }

    private void followUnextended(List<Logged> story) {
        var limits = new ArrayList<OpenLimit>();
        var passes = Optional.<Instant>empty();
        for (Logged event : story) {
            passes = passes(event, passes);
            limits.add(new OpenLimit(event.at(), passes));
        }
        unextended.add(limits);
    }

    private static Optional<Instant> passes(Logged event, Optional<Instant> before) {
        var data = event.data();
        boolean isNamed = data.containsKey("unextendedBefore") || data.containsKey("unextendedAfter");
        var after = Optional.ofNullable(data.getInstant("unextendedAfter"));
        var named = Optional.ofNullable(data.getInstant("unextended"));
        return switch (event.type()) {
            case "breached" -> named.or(() -> Optional.of(event.at()));
            case "closed", "withdrawn", "judged-not-valid" -> Optional.empty();
            case "reopened" ->
                data.getBoolean("wasEnded") ? named.or(() -> since(event, data.getBoolean("pastDue"))) : before;
            case "paused", "resumed" -> isNamed ? after : before;
            case "judgement-corrected", "ruled-anew", "extension-granted", "recounted" ->
                data.getBoolean("open") ? after.or(() -> since(event, data.getBoolean("pastDueAfter"))) : before;
            default -> before;
        };
    }

    private static Optional<Instant> since(Logged event, boolean isPast) {
        return Optional.of(event.at()).filter(at -> isPast);
    }

    /** A rating and the closing it leads to are written together. */
    private static Optional<Logged> lastClosing(List<Logged> story, long upTo) {
        return story.stream()
                .filter(event -> event.type().equals("closed") && event.tx() <= upTo)
                .reduce((earlier, later) -> later);
    }

    private static String group(Logged event) {
        var data = event.data();
        return data.getString("type") + "/" + data.getString("severity") + "/" + data.getString("channel");
    }

    private void hold(LocalDate day, String group, JsonObject turn) {
        if (turn != null) {
            var place = day + " " + turn.getString("department") + " " + group + " ";
            holding.merge(place + "cases", 1, Integer::sum);
            holding.merge(place + "minutes", turn.getInteger("minutes"), Integer::sum);
            holding.merge(place + "late", turn.getBoolean("late") ? 1 : 0, Integer::sum);
            add(day, group, "held", 1);
            add(day, group, "held_late", turn.getBoolean("late") ? 1 : 0);
        }
    }

    private void add(LocalDate day, String group, String figure, int n) {
        days.merge(day + " " + group + " " + figure, n, Integer::sum);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
