package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A report as a page in HTML, made of its JSON alone. */
public final class ReportPage {
    /** The periods that the report's is compared with. */
    private static final Map<String, Words> OTHERS =
            new TreeMap<>(Map.of("before", Words.BEFORE, "yearBefore", Words.YEAR_BEFORE));

    private final Shown shown;
    private final Markup page = new Markup();

    private ReportPage(Shown shown) {
        this.shown = shown;
    }

    /**
     * The article, to be put into a page.
     *
     * @param body of a report, or of a draft: then with content alone
     * @param replacedBy the number of the report that corrects it
     */
    public static String article(JsonObject body, String language, Optional<String> replacedBy) {
        var page = new ReportPage(new Shown(body, language));
        page.article(replacedBy);
        return page.page.toString();
    }

    /** The whole document. */
    public static String document(JsonObject body, String language, Optional<String> replacedBy) {
        var shown = new Shown(body, language);
        return "<!DOCTYPE html>\n"
                + new Markup()
                        .open("html", "lang", language)
                        .open("head")
                        .empty("meta", "charset", "utf-8")
                        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                        .element(
                                "title",
                                shown.in(shown.content().getJsonObject("title")) + " "
                                        + shown.text("number").orElse(""))
                        .empty("link", "rel", "stylesheet", "href", "/tokens.css")
                        .empty("link", "rel", "stylesheet", "href", "/reports/report.css")
                        .close("head")
                        .open("body")
                + article(body, language, replacedBy)
                + "</body></html>\n";
    }

    private void article(Optional<String> replacedBy) {
        page.open("article", "class", "report", "lang", shown.language());
        head(replacedBy);
        balance();
        figures();
        course();
        reasons();
        splits();
        claims();
        variants(Words.NOTICES, "notices");
        variants(Words.CALLBACKS, "callbacks");
        remarks();
        leftOut();
        about();
        page.close("article");
    }

    private void head(Optional<String> replacedBy) {
        page.open("header")
                .element("h2", shown.in(shown.content().getJsonObject("title")), "tabindex", "-1", "data-home", "");
        replacedBy.ifPresent(number -> page.element("p", shown.words(Words.REPLACED, number), "class", "replaced"));
        page.open("dl");
        term(Words.NUMBER, shown.text("number").orElse(shown.words(Words.DRAFT)));
        term(Words.PERIOD, shown.days(shown.content().getJsonObject("period")));
        shown.text("publishedAt")
                .ifPresent(at -> term(
                        Words.PUBLISHED,
                        shown.words(
                                Words.BY,
                                shown.moment(at),
                                shown.body().getJsonObject("publishedBy").getString("name"))));
        shown.text("replaces").ifPresent(number -> term(Words.REPLACES, number));
        shown.text("reason").ifPresent(reason -> term(Words.REASON, reason));
        page.close("dl").close("header");
    }

    private void term(Words name, String value) {
        page.open("div")
                .element("dt", shown.words(name))
                .open("dd")
                .isolated(value)
                .close("dd")
                .close("div");
    }

    private void section(Words title, Runnable content) {
        section(shown.words(title), content);
    }

    private void section(String title, Runnable content) {
        page.open("section").element("h3", title);
        content.run();
        page.close("section");
    }

    private void table(List<String> heads, List<List<String>> rows) {
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        heads.forEach(head -> page.element("th", head, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            page.open("tr").open("th", "scope", "row").isolated(row.get(0)).close("th");
            row.stream().skip(1).forEach(cell -> page.element("td", cell));
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    private void balance() {
        var balance = shown.content().getJsonObject("balance");
        section(
                Words.BALANCE,
                () -> page.element(
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

    private void figures() {
        var content = shown.content();
        var compared = content.getJsonObject("compared");
        var others = OTHERS.keySet().stream()
                .filter(other -> !shown.hasNothing(other))
                .toList();
        section(Words.FIGURES, () -> {
            table(
                    Stream.concat(
                                    Stream.of(Words.FIGURE, Words.THIS, Words.PER_WORKING_DAY)
                                            .map(shown::words),
                                    others.stream()
                                            .map(other -> shown.words(nameOf(other)) + " ("
                                                    + shown.days(compared.getJsonObject(other)) + ")"))
                            .toList(),
                    shown.each("figures").stream()
                            .map(figure -> figure(figure, others))
                            .toList());
            OTHERS.keySet().stream()
                    .filter(shown::hasNothing)
                    .forEach(other -> small(shown.words(
                            Words.NO_DATA, shown.words(nameOf(other)), shown.days(compared.getJsonObject(other)))));
            small(shown.words(Words.FEW_MEANING, shown.fewest()));
            small(shown.words(Words.PROVISIONAL));
        });
    }

    private static Words nameOf(String other) {
        return Optional.ofNullable(OTHERS.get(other)).orElseThrow();
    }

    private void small(String words) {
        page.element("p", words, "class", "small");
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

    private void course() {
        var parts = shown.each("course");
        if (parts.size() < 2) {
            return;
        }
        section(Words.COURSE, () -> {
            chart(
                    Words.COURSE,
                    Charts.pairs(
                            shown.words(Words.COURSE),
                            shown.words(Words.RECEIVED),
                            shown.words(Words.CLOSED),
                            pairs(parts, "received", "closings")),
                    Map.of("bar first", Words.RECEIVED, "bar second", Words.CLOSED));
            chart(
                    Words.ON_TIME,
                    Charts.shares(
                            shown.words(Words.ON_TIME),
                            parts.stream()
                                    .map(part -> new Charts.Part(
                                            label(part), part.getLong("closedOnTime"), part.getLong("closings")))
                                    .toList()),
                    Map.of("centre", Words.CENTRE, "limit", Words.LIMITS, "point beyond", Words.BEYOND));
            if (shown.content().getString("kind").equals("quarterly")) {
                chart(
                        Words.CALLBACK_PLAN,
                        Charts.pairs(
                                shown.words(Words.CALLBACK_PLAN),
                                shown.words(Words.DUE),
                                shown.words(Words.REACHED),
                                pairs(parts, "callbacksDue", "callbacksReached")),
                        Map.of("bar first", Words.DUE, "bar second", Words.REACHED));
            }
            page.open("details").element("summary", shown.words(Words.VALUE));
            table(
                    List.of(
                            shown.words(Words.FROM),
                            shown.words(Words.RECEIVED),
                            shown.words(Words.CLOSED),
                            shown.words(Words.ON_TIME),
                            shown.words(Words.CALLBACK_PLAN)),
                    parts.stream()
                            .map(part -> List.of(
                                    part.getString("from"),
                                    part.getLong("received").toString(),
                                    part.getLong("closings").toString(),
                                    part.getLong("closedOnTime").toString(),
                                    part.getLong("callbacksDue") + " / " + part.getLong("callbacksReached")))
                            .toList());
            page.close("details");
        });
    }

    /** A chart under its title and what its colours and lines mean, by their classes. */
    private void chart(Words title, Markup chart, Map<String, Words> meanings) {
        page.open("figure").open("figcaption").element("strong", shown.words(title));
        new TreeMap<>(meanings).forEach((kind, words) -> page.open("span", "class", "meaning")
                .raw(Charts.sample(kind))
                .words(shown.words(words))
                .close("span"));
        page.close("figcaption").raw(chart).close("figure");
    }

    private static List<Charts.Pair> pairs(List<JsonObject> parts, String first, String second) {
        return parts.stream()
                .map(part -> new Charts.Pair(label(part), part.getLong(first), part.getLong(second)))
                .toList();
    }

    private static String label(JsonObject part) {
        return part.getString("from").substring(5);
    }

    private void reasons() {
        var reasons = shown.each("reasons");
        if (reasons.isEmpty()) {
            return;
        }
        section(Words.REASONS, () -> {
            chart(
                    Words.REASONS,
                    Charts.pareto(
                            shown.words(Words.REASONS),
                            reasons.stream()
                                    .map(reason -> new Charts.Reason(
                                            shown.name(reason),
                                            reason.getLong("received"),
                                            reason.getDouble("upToHere")))
                                    .toList()),
                    Map.of("bar first", Words.RECEIVED, "line", Words.CUMULATIVE));
            table(
                    List.of(
                            shown.words(Words.REASON_TYPE),
                            shown.words(Words.RECEIVED),
                            shown.words(Words.SHARE),
                            shown.words(Words.UP_TO_HERE)),
                    reasons.stream()
                            .map(reason -> List.of(
                                    shown.name(reason),
                                    reason.getLong("received").toString(),
                                    Shown.percent(reason.getDouble("share")),
                                    Shown.percent(reason.getDouble("upToHere"))))
                            .toList());
        });
    }

    private void splits() {
        for (JsonObject split : shown.each("splits")) {
            var rows = Shown.each(split.getJsonArray("rows"));
            if (!rows.isEmpty()) {
                var measures = shown.measuresOf(rows.get(0));
                section(
                        shown.name(split),
                        () -> table(
                                Stream.concat(
                                                Stream.of(shown.name(split)),
                                                measures.stream().map(this::measureName))
                                        .toList(),
                                rows.stream().map(row -> split(row, measures)).toList()));
            }
        }
    }

    private String measureName(String measure) {
        return shown.name(figureOf(measure));
    }

    private JsonObject figureOf(String measure) {
        return shown.each("figures").stream()
                .filter(figure -> figure.getString("measure").equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private List<String> split(JsonObject row, List<String> measures) {
        var values = row.getJsonObject("values");
        return Stream.concat(
                        Stream.of(shown.name(row)),
                        measures.stream()
                                .map(measure ->
                                        shown.value(figureOf(measure).getString("way"), values.getJsonObject(measure))))
                .toList();
    }

    private void claims() {
        var claims = shown.content().getJsonObject("insuredClaims");
        section(Words.CLAIMS, () -> {
            page.element("p", shown.words(Words.CLAIMS_OF, shown.name(claims.getJsonObject("type"))));
            claims(Words.HUB, Shown.each(claims.getJsonArray("hubs")));
            claims(Words.BRANCH, Shown.each(claims.getJsonArray("branches")));
        });
    }

    private void claims(Words of, List<JsonObject> rows) {
        if (!rows.isEmpty()) {
            table(
                    List.of(shown.words(of), shown.words(Words.RECEIVED), shown.words(Words.CLOSED)),
                    rows.stream()
                            .map(row -> List.of(
                                    shown.name(row),
                                    row.getLong("received").toString(),
                                    row.getLong("closings").toString()))
                            .toList());
        }
    }

    private void variants(Words title, String field) {
        var rows = shown.each(field);
        if (!rows.isEmpty()) {
            section(
                    title,
                    () -> table(
                            List.of(shown.words(Words.KIND), shown.words(Words.NUMBER_OF)),
                            rows.stream()
                                    .map(row -> List.of(
                                            shown.name(row), row.getLong("n").toString()))
                                    .toList()));
        }
    }

    private void remarks() {
        var remarks = shown.each("remarks");
        remarks.stream().map(remark -> remark.getString("section")).distinct().forEach(code -> {
            var some = remarks.stream()
                    .filter(remark -> remark.getString("section").equals(code))
                    .toList();
            section(shown.in(some.get(0).getJsonObject("title")), () -> {
                page.open("ol");
                some.forEach(this::remark);
                page.close("ol");
            });
        });
    }

    private void remark(JsonObject remark) {
        var to = Optional.ofNullable(remark.getJsonObject("department"))
                .map(department -> shown.words(Words.TO_DEPARTMENT, shown.name(department)) + " · ")
                .orElse("");
        page.open("li")
                .open("p", "dir", "auto", "class", "typed")
                .words(remark.getString("text"))
                .close("p")
                .element(
                        "p",
                        to + remark.getJsonObject("by").getString("name") + " · "
                                + shown.moment(remark.getString("at")),
                        "class",
                        "small")
                .close("li");
    }

    private void leftOut() {
        section(Words.LEFT_OUT, () -> {
            page.open("ul");
            shown.each("leftOut")
                    .forEach(one -> page.element(
                            "li",
                            shown.name(one)
                                    + Optional.ofNullable(one.getLong("n"))
                                            .map(n -> ": " + n)
                                            .orElse("")));
            page.close("ul");
        });
    }

    private void about() {
        var content = shown.content();
        section(Words.ABOUT, () -> {
            page.open("dl", "class", "small");
            term(Words.POSITION, content.getString("position"));
            shown.each("policies")
                    .forEach(policy -> term(
                            Words.POLICIES,
                            shown.name(policy) + " " + policy.getString("version") + " (" + policy.getString("digest")
                                    + ")"));
            term(Words.CALENDAR, content.getJsonObject("calendar").getString("code"));
            term(Words.ZONE, content.getString("zone"));
            term(Words.PROGRAM, content.getString("program"));
            Optional.ofNullable(shown.body().getJsonObject("before"))
                    .ifPresent(before ->
                            term(Words.PREVIOUS, before.getString("number") + " " + before.getString("digest")));
            page.close("dl");
        });
    }
}
