package hotline.cli.staffing;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a replay as lines of text. */
final class StaffingText {
    private static final double PERCENT = 100;
    private static final List<String> OUTCOMES = List.of("recorded", "same", "tried");

    private final JsonObject figures;
    private final List<String> lines = new ArrayList<>();

    private StaffingText(JsonObject figures) {
        this.figures = figures;
    }

    static List<String> of(JsonObject figures) {
        var text = new StaffingText(figures);
        text.write();
        return text.lines;
    }

    private void write() {
        var agreement = figures.getJsonObject("agreement");
        lines.add("%s, %s to %s: %d works, %d people on the floor"
                .formatted(
                        figures.getString("line"),
                        figures.getString("from"),
                        figures.getString("to"),
                        figures.getInteger("works"),
                        figures.getInteger("people")));
        lines.add("With the same agents the replay makes %d of %d recorded offers"
                .formatted(agreement.getInteger("same"), agreement.getInteger("offers")));
        lines.add("");
        row("", List.of("as it was", "same agents", "%+d agents".formatted(figures.getInteger("agents"))));
        row("occupancy", each(outcome -> share(outcome.getDouble("occupancy"))));
        for (var kind : kinds()) {
            lines.add("");
            lines.add(kind);
            row("began to wait", of(kind, one -> number(one, "waited")));
            row("taken", of(kind, one -> number(one, "taken")));
            row("gone untaken", of(kind, one -> number(one, "gone")));
            row("wait, median", of(kind, one -> span(one.getDouble("medianSeconds"))));
            row("wait, 90 %", of(kind, one -> span(one.getDouble("ninetiethSeconds"))));
            row("wait, longest", of(kind, one -> span(one.getDouble("longestSeconds"))));
            row("waiting at the end", of(kind, one -> number(one, "waiting")));
            for (int letter = 0; letter < 6; letter++) {
                int nth = letter;
                row(
                        "service level " + (char) ('A' + letter),
                        of(
                                kind,
                                one -> share(one.getJsonArray("levels")
                                        .getJsonObject(nth)
                                        .getDouble("value"))));
            }
            days(kind);
        }
    }

    private void days(String kind) {
        var days = figures.getJsonObject("recorded").getJsonArray("days");
        for (int day = 0; day < days.size(); day++) {
            int nth = day;
            row(
                    "backlog " + days.getJsonObject(day).getString("day"),
                    each(outcome ->
                            String.valueOf(waiting(outcome.getJsonArray("days").getJsonObject(nth), kind))));
        }
    }

    private static int waiting(JsonObject day, String kind) {
        return day.getJsonArray("waiting").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kind").equals(kind))
                .mapToInt(one -> one.getInteger("n"))
                .sum();
    }

    private interface Cell {
        String of(JsonObject outcome);
    }

    private List<String> kinds() {
        return OUTCOMES.stream()
                .flatMap(which -> figures.getJsonObject(which).getJsonArray("kinds").stream())
                .map(one -> ((JsonObject) one).getString("kind"))
                .distinct()
                .toList();
    }

    private List<String> each(Cell cell) {
        return OUTCOMES.stream()
                .map(which -> cell.of(figures.getJsonObject(which)))
                .toList();
    }

    private List<String> of(String kind, Cell cell) {
        return each(outcome -> outcome.getJsonArray("kinds").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kind").equals(kind))
                .findFirst()
                .map(cell::of)
                .orElse("-"));
    }

    private void row(String name, List<String> cells) {
        lines.add("%-20s %s"
                .formatted(name, cells.stream().map("%14s"::formatted).collect(Collectors.joining()))
                .stripTrailing());
    }

    private static String number(JsonObject one, String name) {
        return String.valueOf(one.getInteger(name));
    }

    private static String share(@Nullable Double value) {
        return Optional.ofNullable(value)
                .map(one -> String.format(Locale.ROOT, "%.1f %%", one * PERCENT))
                .orElse("-");
    }

    private static String span(@Nullable Double seconds) {
        return Optional.ofNullable(seconds)
                .map(one -> Duration.ofSeconds(Math.round(one)))
                .map(time -> "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart()))
                .orElse("-");
    }
}
