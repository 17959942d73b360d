package hotline.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures as one HTML file that needs no network: charts with their tables, in both languages. */
public final class HtmlReport {
    private static final String ECHARTS = "META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    /**
     * The whole page.
     *
     * @param zone in which times are written
     */
    public static String of(ReplayFigures figures, ZoneId zone) {
        var parts = Map.of(
                "tokens", text("web/tokens.css"),
                "style", text("replay/report.css"),
                "echarts", script(text(ECHARTS)),
                // Names come from a policy, and can't end the element around them.
                "figures", FiguresJson.of(figures, zone).encode().replace("<", "\\u003c"),
                "en", sentences("en"),
                "zh", sentences("zh"),
                "views", script(text("web/replay/views.js").replaceAll("(?m)^export ", "")),
                "page", script(text("replay/report.js")));
        return PLACE.matcher(text("replay/report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    /** The words of codes and those of the replay, as one object. */
    private static String sentences(String language) {
        return "{..." + exported(language, "codes") + ", ..." + exported(language, "replay") + "}";
    }

    /** The exports of a module of sentences. */
    private static String exported(String language, String part) {
        var module = text("web/i18n/" + language + "/" + part + ".js");
        return script(module.substring(module.indexOf("{"), module.lastIndexOf("}") + 1));
    }

    private static String script(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("</script")) {
            throw new IllegalStateException("a script would end the element it stands in");
        }
        return text;
    }

    private static String text(String resource) {
        try (var in = HtmlReport.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
