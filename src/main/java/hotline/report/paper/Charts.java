package hotline.report.paper;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Charts as SVG text: bars, a line of shares within its control limits, and a Pareto chart. Colours and strokes are those
 * of the style sheet's classes, so paper and dark screens have their own. Each has a table with the same numbers.
 */
final class Charts {
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
        double most = top(pairs.stream().flatMap(pair -> Stream.of(pair.first(), pair.second())));
        var svg = Plot.begin(title);
        Plot.axis(svg, most, Plot::whole);
        double step = Plot.step(pairs.size());
        double width = Math.max(1, step * 0.36);
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            double x = Plot.LEFT + i * step + step * 0.12;
            Plot.bar(svg, "first", x, width, pair.first() / most, pair.label() + " " + first + " " + pair.first());
            Plot.bar(
                    svg,
                    "second",
                    x + width,
                    width,
                    pair.second() / most,
                    pair.label() + " " + second + " " + pair.second());
            Plot.label(svg, i, pairs.size(), pair.label());
        }
        return Plot.end(svg);
    }

    /**
     * A p-chart: each share with limits by its own number of cases; points beyond them are marked. Of fewer cases a share says nothing: they
     * are a gap and count for the centre.
     */
    static Markup shares(String title, List<Part> counted, long fewest) {
        long all = counted.stream().mapToLong(Part::whole).sum();
        double centre =
                all == 0 ? 0 : (double) counted.stream().mapToLong(Part::part).sum() / all;
        var parts = counted.stream()
                .map(part -> part.whole() < fewest ? new Part(part.label(), 0, 0) : part)
                .toList();
        double least = least(parts, centre);
        var svg = Plot.begin(title);
        Plot.axis(svg, 1, share -> Shown.percent(least + share * (1 - least)));
        Plot.line(svg, "centre", Plot.LEFT, above(least, centre), Plot.WIDTH, above(least, centre));
        limits(svg, parts, centre, least, -1);
        limits(svg, parts, centre, least, 1);
        var path = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var share = parts.get(i).share();
            if (share.isPresent()) {
                path.append(path.isEmpty() ? "" : " ")
                        .append(Plot.n(Plot.middle(i, parts.size())))
                        .append(',')
                        .append(Plot.n(above(least, share.getAsDouble())));
            }
            Plot.label(svg, i, parts.size(), parts.get(i).label());
        }
        svg.empty("polyline", "class", "line", "points", path.toString());
        for (int i = 0; i < parts.size(); i++) {
            point(svg, parts.get(i), Plot.middle(i, parts.size()), centre, least);
        }
        return Plot.end(svg);
    }

    /** The tenth below the lowest point and limit, where the axis begins, so that shares near the top have most of the chart. */
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
        return Plot.y((share - least) / (1 - least));
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
                        Plot.n(x),
                        "cy",
                        Plot.n(above(least, share)),
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
        double step = Plot.step(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).whole() > 0) {
                double at = above(least, Math.max(0, Math.min(1, centre + side * reach(parts.get(i), centre))));
                Plot.line(svg, "limit", Plot.LEFT + i * step, at, Plot.LEFT + (i + 1) * step, at);
            }
        }
    }

    static Markup pareto(String title, List<Reason> reasons) {
        double most = top(reasons.stream().map(Reason::n));
        var svg = Plot.begin(title);
        Plot.axis(svg, most, Plot::whole);
        double step = Plot.step(reasons.size());
        var path = new StringBuilder();
        for (int i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            Plot.bar(
                    svg,
                    "first",
                    Plot.LEFT + i * step + step * 0.1,
                    step * 0.8,
                    reason.n() / most,
                    reason.label() + " " + reason.n());
            path.append(i == 0 ? "" : " ")
                    .append(Plot.n(Plot.middle(i, reasons.size())))
                    .append(',')
                    .append(Plot.n(Plot.y(reason.upToHere())));
            Plot.label(svg, i, reasons.size(), reason.label());
        }
        // Its edge keeps the line apart from the bars that it crosses.
        svg.empty("polyline", "class", "edge", "points", path.toString());
        svg.empty("polyline", "class", "cumulative", "points", path.toString());
        return Plot.end(svg);
    }

    /** Where the axis of counts ends: an even number, so that its middle is a whole one. */
    private static double top(Stream<Long> counts) {
        long most = counts.mapToLong(n -> n).max().orElse(0);
        return Math.max(2, most + most % 2);
    }
}
