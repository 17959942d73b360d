package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The balance of cases, and the figures next to those of other periods. */
record FiguresPart(Paper paper, Shown shown) {
    /** The periods that the report's is compared with. */
    private static final Map<String, Words> OTHERS =
            new TreeMap<>(Map.of("before", Words.BEFORE, "yearBefore", Words.YEAR_BEFORE));

    void balance() {
        var balance = shown.content().getJsonObject("balance");
        paper.section(Words.BALANCE, () -> paper.page()
                .element(
                        "p",
                        Stream.of(
                                        part("", Words.OPENING, balance, "opening"),
                                        part("+ ", Words.RECEIVED, balance, "received"),
                                        part("+ ", Words.REOPENED, balance, "reopened"),
                                        part("− ", Words.CLOSED, balance, "closed"),
                                        part("− ", Words.WITHDRAWN, balance, "withdrawn"),
                                        part("− ", Words.NOT_VALID, balance, "notValid"),
                                        part("= ", Words.CLOSING, balance, "closing"))
                                .reduce((one, other) -> one + " " + other)
                                .orElseThrow(),
                        "class",
                        "balance"));
    }

    private String part(String sign, Words name, JsonObject balance, String field) {
        return sign + shown.words(name) + " " + balance.getLong(field);
    }

    void figures() {
        var compared = shown.content().getJsonObject("compared");
        var others = OTHERS.keySet().stream()
                .filter(other -> !shown.hasNothing(other))
                .toList();
        paper.section(Words.FIGURES, () -> {
            paper.table(
                    Stream.concat(
                                    paper.heads(Words.FIGURE, Words.THIS, Words.PER_WORKING_DAY).stream(),
                                    others.stream()
                                            .map(other -> shown.words(nameOf(other)) + " ("
                                                    + shown.days(compared.getJsonObject(other)) + ")"))
                            .toList(),
                    shown.each("figures").stream()
                            .map(figure -> figure(figure, others))
                            .toList());
            OTHERS.keySet().stream()
                    .filter(shown::hasNothing)
                    .forEach(other -> paper.small(shown.words(
                            Words.NO_DATA, shown.words(nameOf(other)), shown.days(compared.getJsonObject(other)))));
            paper.small(shown.words(Words.FEW_MEANING, shown.fewest()));
            paper.small(shown.words(Words.PROVISIONAL));
        });
    }

    private static Words nameOf(String other) {
        return Optional.ofNullable(OTHERS.get(other)).orElseThrow();
    }

    private List<String> figure(JsonObject figure, List<String> others) {
        var way = figure.getString("way");
        var asked = figure.getJsonObject("asked");
        var name = shown.name(figure);
        return Stream.concat(
                        Stream.of(
                                isProvisional(figure)
                                        ? name + " (" + shown.words(Words.SETTLED) + " "
                                                + shown.day(figure.getString("settledAfter")) + ")"
                                        : name,
                                Stream.concat(Stream.of(shown.value(way, asked)), shown.interval(way, asked).stream())
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElseThrow(),
                                perWorkingDay(figure, asked)),
                        others.stream().map(other -> shown.value(way, figure.getJsonObject(other))))
                .toList();
    }

    /** Against the day of publication; of a draft nothing is final yet. */
    private boolean isProvisional(JsonObject figure) {
        return shown.text("publishedAt")
                .map(at -> figure.getString("settledAfter").compareTo(at.substring(0, 10)) >= 0)
                .orElse(figure.getString("settledAfter")
                                .compareTo(
                                        shown.content().getJsonObject("period").getString("to"))
                        > 0);
    }

    private String perWorkingDay(JsonObject figure, JsonObject value) {
        long days = shown.content().getJsonObject("period").getLong("workingDays");
        boolean isStock = List.of("open", "past-due").contains(figure.getString("measure"));
        return !figure.getString("way").equals("count") || isStock || days == 0
                ? "–"
                : Shown.decimal((double) value.getLong("counted") / days);
    }
}
