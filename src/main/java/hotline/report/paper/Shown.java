package hotline.report.paper;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a report's JSON for a reader of one language. */
record Shown(JsonObject body, String language) {
    JsonObject content() {
        return body.getJsonObject("content");
    }

    String words(Words words, Object... values) {
        return words.in(language, values);
    }

    String name(JsonObject of) {
        return in(of.getJsonObject("name"));
    }

    String in(JsonObject name) {
        return name.getString(language.startsWith("zh") ? "zh" : "en");
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(body.getString(field));
    }

    static List<JsonObject> each(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    List<JsonObject> each(String field) {
        return each(content().getJsonArray(field));
    }

    String days(JsonObject period) {
        return words(Words.DAYS, period.getString("from"), period.getString("to"), period.getLong("workingDays"));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Which measures those of a row are, in the order of the figures. */
    List<String> measuresOf(JsonObject row) {
        var values = row.getJsonObject("values");
        return each("figures").stream()
                .map(figure -> figure.getString("measure"))
                .filter(values::containsKey)
                .toList();
    }

    /** The number of a figure, with what it was made of. */
    String value(String way, JsonObject value) {
        var number = Optional.ofNullable(value.getDouble("value"));
        return switch (way) {
            case "count" -> value.getLong("counted").toString();
            case "share" ->
                number.map(Shown::percent).orElse(words(Words.NONE)) + " ("
                        + words(Words.OF, value.getLong("counted"), value.getLong("of")) + ")";
            case "mean" -> number.map(Shown::decimal).orElse(words(Words.NONE));
            case "minutes", "mean-minutes" ->
                number.map(minutes -> decimal(minutes) + " " + words(Words.MINUTES))
                        .orElse(words(Words.NONE));
            default -> throw new IllegalStateException("no way of a figure: " + way);
        };
    }

    Optional<String> interval(JsonObject value) {
        return Optional.ofNullable(value.getDouble("low"))
                .map(low -> words(Words.INTERVAL, percent(low), percent(value.getDouble("high"))));
    }
}
