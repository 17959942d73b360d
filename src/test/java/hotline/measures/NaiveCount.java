package hotline.measures;

import hotline.measures.CaseStories.Told;
import hotline.measures.facts.Dimension;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    private static final Set<String> ANSWERS =
            Set.of("replied", "reply-promised", "paused", "resolved", "closed", "judged-not-valid", "withdrawn");

    private static final Set<String> LEAVING =
            Set.of("released", "handed-over", "resolved", "closed", "withdrawn", "judged-not-valid");
    private static final Set<Dimension> HOLDERS = EnumSet.of(Dimension.AGENT, Dimension.DEPARTMENT, Dimension.TIER_NOW);

    /** {@code 2026-09-01 delay/minor/app closed} and how many; nothing that is 0. */
    final Map<String, Integer> days = new TreeMap<>();

    /** {@code 2026-09-01 delay/minor/app open} and how many. */
    final Map<String, Integer> backlog = new TreeMap<>();

    /** {@code 2026-09-01 claims delay/minor/app minutes} and how many; nothing that is 0. */
    final Map<String, Integer> holding = new TreeMap<>();

    private final List<Dimension> by;
    private final List<Timed> timed = new ArrayList<>();
    private final List<Timed> answered = new ArrayList<>();
    private final List<Timed> handled = new ArrayList<>();

    private record Timed(LocalDate day, String group, long minutes) {}

    /** The place of an answer that may come later. */
    private record Place(LocalDate day, String group) {}

    private NaiveCount(List<Dimension> by) {
        this.by = List.copyOf(by);
    }

    /** @param by by whose codes it counts */
    static NaiveCount of(CaseStories stories, List<Dimension> by) {
        var count = new NaiveCount(by);
        for (List<Told> story : stories.all()) {
            if (isFollower(story)) {
                continue;
            }
            long complaint = story.get(0).complaint();
            count.follow(story);
            count.followFirstAnswer(story);
            count.followWebsite(story);
            count.followHands(story);
            count.followWhatHeld(story, stories.returnsTo(complaint), stories.isRepeated(complaint));
        }
        count.days.values().removeIf(n -> n == 0);
        count.holding.values().removeIf(n -> n == 0);
        return count;
    }

    /** It counts as one case with the complaint that it follows in the end. */
    private static boolean isFollower(List<Told> story) {
        boolean follows = false;
        for (Told told : story) {
            boolean joins = told.type().equals("joined");
            if ((joins || told.type().equals("separated"))
                    && told.data().getString("side").equals("follower")) {
                follows = joins;
            }
        }
        return follows;
    }

    /** {@code delay/minor closed} and how many in a period, of stocks at its end; nothing that is 0. */
    Map<String, Long> sums(Period period) {
        var sums = new TreeMap<String, Long>();
        days.forEach((line, n) -> {
            var day = LocalDate.parse(line.substring(0, 10));
            boolean isStock = line.endsWith(" open") || line.endsWith(" past_due");
            if (!day.isAfter(period.to()) && (isStock || !day.isBefore(period.from()))) {
                sums.merge(line.substring(11), (long) n, Long::sum);
            }
        });
        sums.values().removeIf(n -> n == 0);
        return sums;
    }

    /** The working minutes of a period's closings, by group, the shortest first. */
    Map<String, List<Long>> workingMinutes(Period period) {
        return sorted(timed, period);
    }

    /** The same of first answers, in seconds. */
    Map<String, List<Long>> secondsToAnswer(Period period) {
        return sorted(answered, period);
    }

    /** How long cases were in hands, in seconds. */
    Map<String, List<Long>> secondsInHand(Period period) {
        return sorted(handled, period);
    }

    private static Map<String, List<Long>> sorted(List<Timed> values, Period period) {
        return values.stream()
                .filter(closing ->
                        !closing.day().isBefore(period.from()) && !closing.day().isAfter(period.to()))
                .sorted(Comparator.comparing(Timed::minutes))
                .collect(Collectors.groupingBy(Timed::group, Collectors.mapping(Timed::minutes, Collectors.toList())));
    }

    /** At most one answer, and at most one limit: kept by the answer, or passed for the first time before it. */
    private void followFirstAnswer(List<Told> story) {
        var answer = story.stream()
                .filter(event -> event.data().containsKey("firstResponse"))
                .findFirst();
        var passed = story.stream()
                .takeWhile(event -> answer.filter(event::equals).isEmpty())
                .filter(event -> event.type().equals("overdue")
                        && event.data().getString("clock").equals("first-response")
                        && event.data().containsKey("ordinal"))
                .findFirst();
        var inTime = answer.flatMap(event ->
                Optional.ofNullable(event.data().getJsonObject("firstResponse").getBoolean("inTime")));
        answer.ifPresent(event -> {
            add(day(event.at()), group(event), "first_responses", 1);
            answered.add(new Timed(
                    day(event.at()),
                    group(event),
                    event.data().getJsonObject("firstResponse").getLong("workingSeconds")));
        });
        boolean isKept = inTime.orElse(false);
        var limit = isKept ? answer : passed.or(() -> answer.filter(event -> inTime.isPresent()));
        limit.ifPresent(event -> {
            add(day(event.at()), group(event), "first_limits", 1);
            add(day(event.at()), group(event), "first_in_time", isKept ? 1 : 0);
        });
    }

    /** Each message by which the customer begins to wait, looked for from the message backwards; the end of the waiting is looked for forwards. */
    private void followWebsite(List<Told> story) {
        for (int at = 0; at < story.size(); at++) {
            var message = story.get(at);
            if (!isOnWebsite(message) || waitsBefore(story, at)) {
                continue;
            }
            var end =
                    story.stream().skip(at + 1L).filter(NaiveCount::endsWaiting).findFirst();
            var sameDay = end.filter(event -> day(event.at()).equals(day(message.at())));
            boolean isWithdrawn =
                    sameDay.filter(event -> event.type().equals("withdrawn")).isPresent();
            add(day(message.at()), group(message), "website_messages", isWithdrawn ? 0 : 1);
            add(day(message.at()), group(message), "website_answered", sameDay.isPresent() && !isWithdrawn ? 1 : 0);
        }
    }

    private static boolean isOnWebsite(Told event) {
        return event.type().equals("received")
                ? event.data().getString("channel").equals("website")
                : event.type().equals("noted") && !event.data().containsKey("firstResponse");
    }

    private static boolean endsWaiting(Told event) {
        return ANSWERS.contains(event.type())
                || (event.type().equals("noted") && event.data().containsKey("firstResponse"))
                || (event.type().equals("callback-ended")
                        && event.data().getString("outcome").equals("reached"));
    }

    private static boolean waitsBefore(List<Told> story, int at) {
        for (int before = at - 1; before >= 0; before--) {
            if (endsWaiting(story.get(before))) {
                return false;
            }
            if (isOnWebsite(story.get(before))) {
                return true;
            }
        }
        return false;
    }

    /** Each stretch in which the log says that an agent has the case, looked for from its end backwards. */
    private void followHands(List<Told> story) {
        for (int end = 0; end < story.size(); end++) {
            var left = story.get(end);
            var owner = owner(story, end);
            boolean leaves = LEAVING.contains(left.type())
                    || (left.type().equals("assigned")
                            && !left.data().getInteger("owner").equals(owner.orElse(null)));
            var since = leaves && owner.isPresent() ? cameToHand(story, end) : Optional.<Told>empty();
            if (since.isPresent()) {
                var of = left.at(story.get(end - 1).of().get(Dimension.DEPARTMENT));
                of.put(Dimension.AGENT, String.valueOf(owner.get()));
                var group = by.stream().map(of::get).collect(Collectors.joining("/"));
                long seconds = Duration.between(since.get().at(), left.at()).toSeconds();
                add(day(left.at()), group, "handled", 1);
                add(day(left.at()), group, "handled_seconds", (int) seconds);
                handled.add(new Timed(day(left.at()), group, seconds));
            }
        }
    }

    /** Who had it last before that event, unless it was taken from them. */
    private static Optional<Integer> owner(List<Told> story, int before) {
        for (int at = before - 1; at >= 0; at--) {
            var type = story.get(at).type();
            if (type.equals("assigned")) {
                return Optional.of(story.get(at).data().getInteger("owner"));
            }
            if (type.equals("released") || type.equals("handed-over")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first event after the last end of a stretch that puts it in hand. */
    private static Optional<Told> cameToHand(List<Told> story, int before) {
        var first = Optional.<Told>empty();
        for (int at = before - 1; at >= 0; at--) {
            var event = story.get(at);
            if (LEAVING.contains(event.type())) {
                return first;
            }
            boolean isNew = event.type().equals("assigned")
                    && !event.data().getInteger("owner").equals(owner(story, at).orElse(null));
            if (event.type().equals("assigned")
                    || (event.type().equals("reopened") && owner(story, at).isPresent())) {
                first = Optional.of(event);
            }
            if (isNew) {
                return first;
            }
        }
        return first;
    }

    /** Receipts by how they stand in the end, and closings by what came after them. */
    private void followWhatHeld(List<Told> story, List<Instant> returns, boolean isRepeated) {
        var receivedOn = day(story.get(0).at());
        var receivedAs = group(story.get(story.size() - 1), story.get(0));
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

    private static boolean isValid(List<Told> story) {
        return story.stream()
                .filter(event -> event.type().equals("judged-not-valid")
                        || (event.type().equals("reopened") && event.data().getBoolean("wasEnded")))
                .reduce((earlier, later) -> later)
                .filter(event -> event.type().equals("judged-not-valid"))
                .isEmpty();
    }

    private static boolean isKept(List<Told> story, String field) {
        return story.stream()
                .filter(event -> event.type().equals("judgement-corrected"))
                .allMatch(event -> event.data()
                        .getJsonObject("from")
                        .getString(field)
                        .equals(event.data().getString(field)));
    }

    private static boolean isOfOneAgent(List<Told> story) {
        return story.stream().noneMatch(event -> event.type().equals("handed-over"))
                && story.stream()
                                .filter(event -> event.type().equals("assigned"))
                                .map(event -> event.data().getInteger("owner"))
                                .distinct()
                                .count()
                        <= 1;
    }

    private void follow(List<Told> story) {
        var receivedOn = day(story.get(0).at());
        boolean open = false;
        boolean pastDue = false;
        var before = story.get(0);
        var openFrom = before;
        var pastDueFrom = before;
        var asked = new ArrayList<Place>();
        var issued = new HashMap<String, Place>();
        var ratedIn = new ArrayList<Long>();
        int closings = 0;
        var satisfiedClosings = new HashSet<Told>();
        for (Told event : story) {
            var day = day(event.at());
            boolean wasPastDue = open && pastDue;
            boolean wasOpen = open;
            var data = event.data();
            var group = group(event);
            hold(event, data.getJsonObject("held"));
            switch (event.type()) {
                case "received" -> open = true;
                case "breached" -> {
                    pastDue = true;
                    add(day, group, "breached", 1);
                }
                case "closed" -> {
                    open = false;
                    add(day, group, "closings", 1);
                    add(day, group, "cases", closings++ == 0 ? 1 : 0);
                    if (data.containsKey("workingMinutes")) {
                        add(day, group, "closed_timed", 1);
                        add(day, group, "working_minutes", data.getInteger("workingMinutes"));
                        timed.add(new Timed(day, group, data.getLong("workingMinutes")));
                    }
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
                    openFrom = data.getBoolean("wasEnded") ? event : openFrom;
                }
                case "judgement-corrected", "ruled-anew", "extension-granted", "recounted" ->
                    pastDue = data.getBoolean("pastDueAfter");
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
                    answered(day, group, data);
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
            pastDueFrom = wasPastDue ? pastDueFrom : event;
            move("past_due", pastDueFrom, before, event, wasPastDue, isPastDue);
            move("open", openFrom, before, event, wasOpen, open);
            before = event;
        }
        add(receivedOn, group(before, story.get(0)), "received", 1);
        if (open) {
            backlog.merge(receivedOn + " " + group(before, openFrom) + " open", 1, Integer::sum);
            if (pastDue) {
                backlog.merge(receivedOn + " " + group(before, pastDueFrom) + " past_due", 1, Integer::sum);
            }
        }
    }

    /**
     * What a correction moves, it moves on the day since which it counts; an end leaves the days before as they were.
     *
     * @param from the event since which it counts
     */
    private void move(String stock, Told from, Told before, Told event, boolean was, boolean is) {
        if (!was) {
            add(day(event.at()), group(event), stock, is ? 1 : 0);
            return;
        }
        add(day(from.at()), group(before, from), stock, -1);
        add(day(from.at()), group(event, from), stock, 1);
        if (!is) {
            add(day(event.at()), group(event, from), stock, -1);
        }
    }

    private void answered(LocalDate day, String group, JsonObject data) {
        var channel = data.getString("source").equals("page") ? "_on_page" : "_on_phone";
        if (data.containsKey("solved")) {
            for (String of : List.of("", channel)) {
                add(day, group, "solved_said" + of, 1);
                add(day, group, "solved" + of, data.getBoolean("solved") ? 1 : 0);
            }
        }
        if (data.containsKey("effort")) {
            int effort = data.getInteger("effort");
            for (String of : List.of("", channel)) {
                add(day, group, "effort" + of, 1);
                add(day, group, "effort_squares" + of, 1);
                add(day, group, "effort" + of + "_sum", effort);
                add(day, group, "effort_squares" + of + "_sum", effort * effort);
            }
        }
    }

    /** A rating and the closing it leads to are written together. */
    private static Optional<Told> lastClosing(List<Told> story, long upTo) {
        return story.stream()
                .filter(event -> event.type().equals("closed") && event.tx() <= upTo)
                .reduce((earlier, later) -> later);
    }

    private String group(Told event) {
        return group(event, event);
    }

    /**
     * The complaint as it is known after an event.
     *
     * @param since the event since which it counts: agent and department remain those of then
     */
    private String group(Told event, Told since) {
        return by.stream()
                .map(dimension ->
                        (HOLDERS.contains(dimension) ? since : event).of().get(dimension))
                .collect(Collectors.joining("/"));
    }

    private void hold(Told event, JsonObject turn) {
        if (turn != null) {
            var of = event.at(turn.getString("department"));
            var group = by.stream().map(of::get).collect(Collectors.joining("/"));
            var day = day(event.at());
            var place = day + " " + turn.getString("department") + " " + group + " ";
            holding.merge(place + "cases", 1, Integer::sum);
            holding.merge(place + "minutes", turn.getInteger("minutes"), Integer::sum);
            holding.merge(place + "late", turn.getBoolean("late") ? 1 : 0, Integer::sum);
            add(day, group, "held", 1);
            add(day, group, "held_minutes", turn.getInteger("minutes"));
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
