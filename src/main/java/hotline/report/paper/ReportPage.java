package hotline.report.paper;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A report as a page in HTML, made of its JSON alone. */
public final class ReportPage {
    private final Shown shown;
    private final Markup page;
    private final Paper paper;

    private ReportPage(Shown shown) {
        this.shown = shown;
        this.page = new Markup();
        this.paper = new Paper(shown, page);
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
        var figures = new FiguresPart(paper, shown);
        var splits = new SplitsPart(paper, shown);
        page.open("article", "class", "report", "lang", shown.language());
        head(replacedBy);
        new LogPart(paper, shown).log();
        new CarePart(paper, shown).care();
        figures.balance();
        figures.figures();
        new CallsPart(paper, shown).calls();
        new CoursePart(paper, shown).course();
        splits.reasons();
        splits.splits();
        splits.claims();
        splits.variants(Words.NOTICES, "notices");
        splits.variants(Words.CALLBACKS, "callbacks");
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
        paper.term(Words.NUMBER, shown.text("number").orElse(shown.words(Words.DRAFT)));
        paper.term(Words.PERIOD, shown.days(shown.content().getJsonObject("period")));
        shown.text("publishedAt")
                .ifPresent(at -> paper.term(
                        Words.PUBLISHED,
                        shown.words(
                                Words.BY,
                                shown.moment(at),
                                shown.body().getJsonObject("publishedBy").getString("name"))));
        shown.text("replaces").ifPresent(number -> paper.term(Words.REPLACES, number));
        shown.text("reason").ifPresent(reason -> paper.term(Words.REASON, reason));
        page.close("dl").close("header");
    }

    private void remarks() {
        var remarks = shown.each("remarks");
        remarks.stream().map(remark -> remark.getString("section")).distinct().forEach(code -> {
            var some = remarks.stream()
                    .filter(remark -> remark.getString("section").equals(code))
                    .toList();
            paper.section(shown.in(some.get(0).getJsonObject("title")), () -> {
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
        page.open("li");
        paper.typed(
                remark.getString("text"),
                to + remark.getJsonObject("by").getString("name") + " · " + shown.moment(remark.getString("at")));
        page.close("li");
    }

    private void leftOut() {
        paper.section(Words.LEFT_OUT, () -> {
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
        paper.section(Words.ABOUT, () -> {
            page.open("dl", "class", "small");
            paper.term(Words.POSITION, content.getString("position"));
            shown.each("policies")
                    .forEach(policy -> paper.term(
                            Words.POLICIES,
                            shown.name(policy) + " " + policy.getString("version") + " (" + policy.getString("digest")
                                    + ")"));
            paper.term(Words.CALENDAR, content.getJsonObject("calendar").getString("code"));
            paper.term(Words.ZONE, content.getString("zone"));
            paper.term(Words.PROGRAM, content.getString("program"));
            Optional.ofNullable(shown.body().getJsonObject("before"))
                    .ifPresent(before ->
                            paper.term(Words.PREVIOUS, before.getString("number") + " " + before.getString("digest")));
            page.close("dl");
        });
    }
}
