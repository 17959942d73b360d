package hotline.report.paper;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Charts as SVG text: bars, a line of shares within its control limits, and a Pareto chart. Colours and strokes are those
 * of the style sheet's classes, so paper and dark screens have their own. Each has a table with the same numbers.
 */
final class Charts {
    private static final int WIDTH = 720;
    /** Room for half of the last label. */
    private static final int RIGHT = 16;

    private static final int HEIGHT = 220;
    private static final int LEFT = 44;
    private static final int BOTTOM = 28;
    private static final int TOP = 12;
    private static final int MOST_LABELS = 12;
    /** Three standard deviations, as control charts have them. */
    private static final double SIGMAS = 3;

    /** Two counts side by side. */
    record Pair(String label, long first, long second) {}

    /** A share of a whole, which may be empty. */
    record Part(String label, long part, long whole) {
        OptionalDouble share() {
            return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
        }
    }

    /** One of many reasons, with the share of all up to it. */
    record Reason(String label, long n, double upToHere) {}

    private Charts() {}

    static Markup pairs(String title, String first, String second, List<Pair> pairs) {
        double most = Math.max(
                1,
                pairs.stream()
                        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                        .mapToLong(n -> n)
                        .max()
                        .orElse(1));
        var svg = begin(title);
        axis(svg, most, Charts::whole);
        double step = step(pairs.size());
        double width = Math.max(1, step * 0.36);
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            double x = LEFT + i * step + step * 0.12;
            bar(svg, "first", x, width, pair.first() / most, pair.label() + " " + first + " " + pair.first());
            bar(
                    svg,
                    "second",
                    x + width,
                    width,
                    pair.second() / most,
                    pair.label() + " " + second + " " + pair.second());
            label(svg, i, pairs.size(), pair.label());
        }
        return end(svg);
    }

    /** A p-chart: each share with limits by its own number of cases; points beyond them are marked. */
    static Markup shares(String title, List<Part> parts) {
        long all = parts.stream().mapToLong(Part::whole).sum();
        double centre =
                all == 0 ? 0 : (double) parts.stream().mapToLong(Part::part).sum() / all;
        double least = least(parts, centre);
        var svg = begin(title);
        axis(svg, 1, share -> Shown.percent(least + share * (1 - least)));
        line(svg, "centre", LEFT, above(least, centre), WIDTH, above(least, centre));
        limits(svg, parts, centre, least, -1);
        limits(svg, parts, centre, least, 1);
        var path = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var share = parts.get(i).share();
            if (share.isPresent()) {
                path.append(path.isEmpty() ? "" : " ")
                        .append(n(middle(i, parts.size())))
                        .append(',')
                        .append(n(above(least, share.getAsDouble())));
            }
            label(svg, i, parts.size(), parts.get(i).label());
        }
        svg.empty("polyline", "class", "line", "points", path.toString());
        for (int i = 0; i < parts.size(); i++) {
            point(svg, parts.get(i), middle(i, parts.size()), centre, least);
        }
        return end(svg);
    }

    /** The tenth below all that is drawn: shares near the top need not share the chart with emptiness. */
    private static double least(List<Part> parts, double centre) {
        double lowest = parts.stream()
                .filter(part -> part.whole() > 0)
                .mapToDouble(part -> Math.min((double) part.part() / part.whole(), centre - reach(part, centre)))
                .min()
                .orElse(0);
        return Math.max(0, Math.min(0.9, Math.floor(lowest * 10) / 10));
    }

    /** How high a share stands where the axis begins at the least one. */
    private static double above(double least, double share) {
        return y((share - least) / (1 - least));
    }

    private static void point(Markup svg, Part part, double x, double centre, double least) {
        if (part.share().isEmpty()) {
            return;
        }
        double share = part.share().getAsDouble();
        boolean isBeyond = Math.abs(share - centre) > reach(part, centre) + 1e-9;
        svg.open(
                        "circle",
                        "class",
                        isBeyond ? "point beyond" : "point",
                        "cx",
                        n(x),
                        "cy",
                        n(above(least, share)),
                        "r",
                        "3")
                .element(
                        "title",
                        part.label() + " " + Shown.percent(share) + " (" + part.part() + "/" + part.whole() + ")")
                .close("circle");
    }

    private static double reach(Part part, double centre) {
        return SIGMAS * Math.sqrt(centre * (1 - centre) / part.whole());
    }

    private static void limits(Markup svg, List<Part> parts, double centre, double least, int side) {
        double step = step(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).whole() > 0) {
                double at = above(least, Math.max(0, Math.min(1, centre + side * reach(parts.get(i), centre))));
                line(svg, "limit", LEFT + i * step, at, LEFT + (i + 1) * step, at);
            }
        }
    }

    static Markup pareto(String title, List<Reason> reasons) {
        double most = Math.max(1, reasons.stream().mapToLong(Reason::n).max().orElse(1));
        var svg = begin(title);
        axis(svg, most, Charts::whole);
        double step = step(reasons.size());
        var path = new StringBuilder();
        for (int i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            bar(
                    svg,
                    "first",
                    LEFT + i * step + step * 0.1,
                    step * 0.8,
                    reason.n() / most,
                    reason.label() + " " + reason.n());
            path.append(i == 0 ? "" : " ")
                    .append(n(middle(i, reasons.size())))
                    .append(',')
                    .append(n(y(reason.upToHere())));
            label(svg, i, reasons.size(), reason.label());
        }
        svg.empty("polyline", "class", "line", "points", path.toString());
        return end(svg);
    }

    /** A small picture of what is drawn with that class, to stand beside its meaning. */
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

    private static Markup begin(String title) {
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

    private static Markup end(Markup svg) {
        return svg.close("svg");
    }

    private static void axis(Markup svg, double most, ToString words) {
        for (int i = 0; i <= 2; i++) {
            double share = i / 2.0;
            line(svg, "grid", LEFT, y(share), WIDTH, y(share));
            svg.element("text", words.of(most * share), "class", "scale", "x", n(LEFT - 4.0), "y", n(y(share) + 4));
        }
    }

    @FunctionalInterface
    private interface ToString {
        String of(double number);
    }

    private static String whole(double number) {
        return Math.abs(number - Math.rint(number)) < 1e-9 ? String.valueOf(Math.round(number)) : Shown.decimal(number);
    }

    private static void bar(Markup svg, String kind, double x, double width, double share, String words) {
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

    private static void line(Markup svg, String kind, double x, double y, double x2, double y2) {
        svg.empty("line", "class", kind, "x1", n(x), "y1", n(y), "x2", n(x2), "y2", n(y2));
    }

    /** Not every place has room for its label. */
    private static void label(Markup svg, int i, int all, String words) {
        if (i % Math.max(1, (all + MOST_LABELS - 1) / MOST_LABELS) == 0) {
            svg.open("text", "class", "label", "x", n(middle(i, all)), "y", n(HEIGHT - 8.0))
                    .words("\u2068" + words + "\u2069")
                    .close("text");
        }
    }

    private static double step(int places) {
        return (double) (WIDTH - LEFT) / Math.max(1, places);
    }

    private static double middle(int i, int places) {
        return LEFT + (i + 0.5) * step(places);
    }

    private static double y(double share) {
        return TOP + (1 - share) * (HEIGHT - BOTTOM - TOP);
    }

    /** To a tenth of a unit, in the same digits on every machine. */
    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
