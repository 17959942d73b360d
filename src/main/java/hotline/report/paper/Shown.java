package hotline.report.paper;

import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

    /** What agents wrote into their log of problems; only daily reports have it. */
    Optional<JsonObject> log() {
        return Optional.ofNullable(content().getJsonObject("log"));
    }

    /** Contacts that were due to customers; only quarterly reports have it. */
    Optional<JsonObject> care() {
        return Optional.ofNullable(content().getJsonObject("care"));
    }

    /** Figures of telephone calls; only reports of months and quarters in which there were some have it. */
    Optional<JsonObject> calls() {
        return Optional.ofNullable(content().getJsonObject("calls"));
    }

    String days(JsonObject period) {
        return words(
                Words.DAYS, day(period.getString("from")), day(period.getString("to")), period.getLong("workingDays"));
    }

    /** Such as 30 September 2026. */
    String day(String day) {
        return LocalDate.parse(day).format(DateTimeFormatter.ofPattern(isChinese() ? "y年M月d日" : "d MMMM y", locale()));
    }

    /** Such as 30 September 2026, 18:05, by the clock of the zone in which it is written. */
    String moment(String time) {
        return Rfc3339.withOffset(time)
                .format(DateTimeFormatter.ofPattern(isChinese() ? "y年M月d日 HH:mm" : "d MMMM y, HH:mm", locale()));
    }

    private boolean isChinese() {
        return language.startsWith("zh");
    }

    private Locale locale() {
        return isChinese() ? Locale.CHINA : Locale.UK;
    }

    static String percent(double share) {
        return decimal(BigDecimal.valueOf(share).movePointRight(2)) + "%";
    }

    /** With one digit after the point, where that is not 0. */
    static String decimal(double number) {
        return decimal(BigDecimal.valueOf(number));
    }

    private static String decimal(BigDecimal number) {
        var rounded = number.setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String span(double length, Words inMinutes, Words inHours) {
        long minutes = Math.round(length);
        return minutes < 60 ? words(inMinutes, minutes) : words(inHours, minutes / 60, minutes % 60);
    }

    /** Of fewer cases a share, a mean or a percentile says nothing. */
    long fewest() {
        return content().getLong("fewest");
    }

    boolean isTooFew(String way, JsonObject value) {
        return !way.equals("count") && base(way, value) < fewest();
    }

    private static long base(String way, JsonObject value) {
        return value.getLong(way.equals("share") || way.startsWith("mean") ? "of" : "counted");
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
        if (way.equals("count")) {
            return value.getLong("counted").toString();
        }
        long base = base(way, value);
        if (base == 0) {
            return "–";
        }
        if (base < fewest()) {
            return way.equals("share") ? words(Words.OF, value.getLong("counted"), base) : words(Words.FEW, base);
        }
        double number = value.getDouble("value");
        return switch (way) {
            case "share" -> percent(number) + " (" + words(Words.OF, value.getLong("counted"), base) + ")";
            case "mean" -> decimal(number);
            case "minutes", "mean-minutes" -> span(number, Words.MINUTES, Words.HOURS);
            case "clock-minutes", "mean-clock-minutes" -> span(number, Words.CLOCK_MINUTES, Words.CLOCK_HOURS);
            default -> throw new IllegalStateException("no way of a figure: " + way);
        };
    }

    /** Whether nothing was counted in the other period. */
    boolean hasNothing(String compared) {
        return each("figures").stream()
                .map(figure -> figure.getJsonObject(compared))
                .allMatch(value ->
                        value.getLong("counted") == 0 && (value.getLong("of") == null || value.getLong("of") == 0));
    }

    Optional<String> interval(String way, JsonObject value) {
        return Optional.ofNullable(value.getDouble("low"))
                .filter(low -> !isTooFew(way, value))
                .map(low -> words(Words.INTERVAL, percent(low), percent(value.getDouble("high"))));
    }
}
