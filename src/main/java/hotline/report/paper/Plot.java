package hotline.report.paper;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The area of a chart as SVG text, and the pieces of a drawing in it. Colours and strokes are those of the style sheet's classes, so paper
 * and dark screens have their own.
 */
final class Plot {
    static final int WIDTH = 720;
    static final int LEFT = 44;

    /** Room for half of the last label. */
    private static final int RIGHT = 16;

    private static final int HEIGHT = 220;
    private static final int BOTTOM = 28;
    private static final int TOP = 12;
    private static final int MOST_LABELS = 12;

    private Plot() {}

    /** A line, a bar or a point of that class, as the legend shows it. */
    static Markup sample(String kind) {
        var svg = new Markup().open("svg", "class", "chart sample", "viewBox", "0 0 18 10", "aria-hidden", "true");
        if (kind.startsWith("bar")) {
            svg.empty("rect", "class", kind, "x", "3", "y", "0", "width", "10", "height", "10");
        } else if (kind.startsWith("point")) {
            svg.empty("circle", "class", kind, "cx", "9", "cy", "5", "r", "3");
        } else {
            line(svg, kind, 0, 5, 18, 5);
        }
        return svg.close("svg");
    }

    static Markup begin(String title) {
        return new Markup()
                .open(
                        "svg",
                        "class",
                        "chart",
                        "viewBox",
                        "0 0 " + (WIDTH + RIGHT) + " " + HEIGHT,
                        "role",
                        "img",
                        "aria-label",
                        title)
                .element("title", title);
    }

    static Markup end(Markup svg) {
        return svg.close("svg");
    }

    static void axis(Markup svg, double most, DoubleFunction<String> words) {
        for (int i = 0; i <= 2; i++) {
            double share = i / 2.0;
            line(svg, "grid", LEFT, y(share), WIDTH, y(share));
            svg.element("text", words.apply(most * share), "class", "scale", "x", n(LEFT - 4.0), "y", n(y(share) + 4));
        }
    }

    static String whole(double number) {
        return Math.abs(number - Math.rint(number)) < 1e-9 ? String.valueOf(Math.round(number)) : Shown.decimal(number);
    }

    static void bar(Markup svg, String kind, double x, double width, double share, String words) {
        svg.open(
                        "rect",
                        "class",
                        "bar " + kind,
                        "x",
                        n(x),
                        "y",
                        n(y(share)),
                        "width",
                        n(width),
                        "height",
                        n(HEIGHT - BOTTOM - y(share)))
                .element("title", words)
                .close("rect");
    }

    static void line(Markup svg, String kind, double x, double y, double x2, double y2) {
        svg.empty("line", "class", kind, "x1", n(x), "y1", n(y), "x2", n(x2), "y2", n(y2));
    }

    /** Not every place has room for its label. */
    static void label(Markup svg, int i, int all, String words) {
        if (i % Math.max(1, (all + MOST_LABELS - 1) / MOST_LABELS) == 0) {
            svg.open("text", "class", "label", "x", n(middle(i, all)), "y", n(HEIGHT - 8.0))
                    .words("\u2068" + words + "\u2069")
                    .close("text");
        }
    }

    static double step(int places) {
        return (double) (WIDTH - LEFT) / Math.max(1, places);
    }

    static double middle(int i, int places) {
        return LEFT + (i + 0.5) * step(places);
    }

    static double y(double share) {
        return TOP + (1 - share) * (HEIGHT - BOTTOM - TOP);
    }

    /** To a tenth of a unit, in the same digits on every machine. */
    static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
