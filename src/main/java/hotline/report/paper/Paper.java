package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A page that grows, and the pieces that its parts are made of. */
record Paper(Shown shown, Markup page) {
    void term(Words name, String value) {
        page.open("div")
                .element("dt", shown.words(name))
                .open("dd")
                .isolated(value)
                .close("dd")
                .close("div");
    }

    void section(Words title, Runnable content) {
        section(shown.words(title), content);
    }

    void section(String title, Runnable content) {
        page.open("section").element("h3", title);
        content.run();
        page.close("section");
    }

    void small(String words) {
        page.element("p", words, "class", "small");
    }

    void warning(String words) {
        page.element("p", words, "class", "warning");
    }

    /** A paragraph that a person typed, with what stands below it in small letters. */
    void typed(String text, String below) {
        page.open("p", "dir", "auto", "class", "typed").words(text).close("p");
        small(below);
    }

    List<String> heads(Words... heads) {
        return Stream.of(heads).map(shown::words).toList();
    }

    void table(List<String> heads, List<List<String>> rows) {
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

    /** A chart under its title and what its colours and lines mean, by their classes. */
    void chart(Words title, Markup chart, Map<String, Words> meanings) {
        page.open("figure").open("figcaption").element("strong", shown.words(title));
        new TreeMap<>(meanings).forEach((kind, words) -> page.open("span", "class", "meaning")
                .raw(Plot.sample(kind))
                .words(shown.words(words))
                .close("span"));
        page.close("figcaption").raw(chart).close("figure");
    }

    /** Codes by number, the largest first, with the share of all up to each. */
    void pareto(Words title, Words bars, String counted, List<JsonObject> rows) {
        chart(
                title,
                Charts.pareto(
                        shown.words(title),
                        rows.stream()
                                .map(row -> new Charts.Reason(
                                        shown.name(row), row.getLong(counted), row.getDouble("upToHere")))
                                .toList()),
                Map.of("bar first", bars, "cumulative", Words.CUMULATIVE));
    }
}
