package hotline.measures.warning;

import hotline.measures.facts.Dimension;
import hotline.measures.statistics.PoissonCusum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One day is added to all sums. A branch or hub with few complaints of a type is too quiet to be watched: its branches are watched as
 * a hub, and such hubs as a region. What a rise is compared with is taken before it begins, so that a rise does not become
 * usual while it lasts. Where the volumes of a branch are known, it is expected to have as many more complaints as it has more
 * parcels.
 *
 * @param day the one that is added
 * @param days how many days before it give the usual number
 * @param factor how many complaints such a day has, compared with the mean of all days
 */
record Night(LocalDate day, int days, double factor) {
    /** With less of a past nothing is usual yet. */
    static final int FEWEST_DAYS = 14;

    /**
     * Complaints of one type about one branch; an empty code: none.
     *
     * @param today of the day that is added
     * @param before of the days before it
     * @param weighed how many those days would have had with the parcels of today
     */
    record Counted(String branch, String hub, String region, String type, long today, long before, double weighed) {
        Counted plus(Counted other) {
            return new Counted(
                    branch, hub, region, type, today + other.today, before + other.before, weighed + other.weighed);
        }

        /** @param volume by how much the branch has more parcels than usual */
        Counted weighedBy(double volume) {
            return new Counted(branch, hub, region, type, today, before, before * volume);
        }

        /** By how much more is expected than usual; of a hub by the complaints that its branches usually have. */
        double volume() {
            return before == 0 ? 1 : weighed / before;
        }

        String member(Dimension level) {
            return switch (level) {
                case BRANCH -> branch;
                case HUB -> hub;
                case REGION -> region;
                case TYPE,
                        SUBTYPE,
                        SEVERITY,
                        CHANNEL,
                        SOURCE,
                        LANGUAGE,
                        MARKET,
                        DEPARTMENT,
                        AGENT,
                        CAUSE,
                        OUTCOME,
                        VALIDITY,
                        REMEDY,
                        TIER,
                        TIER_NOW -> throw new IllegalArgumentException(level + " is not watched");
            };
        }
    }

    /** @return the sums above 0 after the day */
    List<Rise> after(List<Counted> counted, Map<Watched, Rise> rises) {
        var next = new ArrayList<Rise>();
        if (days < FEWEST_DAYS) {
            return next;
        }
        var hubs = summed(counted, Dimension.HUB);
        add(next, summed(counted, Dimension.BRANCH), rises);
        add(next, hubs, rises);
        var quiet = counted.stream()
                .filter(of -> !isWatched(hubs.get(new Watched(Dimension.HUB, of.hub(), of.type()))))
                .toList();
        add(next, summed(quiet, Dimension.REGION), rises);
        return next;
    }

    /** A hub that has become busier only by one of its branches says nothing that the branch doesn't say. */
    static List<Rise> warnings(List<Rise> rises, List<Counted> counted) {
        var warnings = rises.stream().filter(Rise::isWarning).toList();
        var byBranch = new HashMap<Watched, Double>();
        var hubs = new HashMap<String, String>();
        counted.forEach(of -> hubs.put(of.branch(), of.hub()));
        for (Rise rise : warnings) {
            if (rise.of().level() == Dimension.BRANCH) {
                var hub = hubs.getOrDefault(rise.of().member(), "");
                byBranch.merge(new Watched(Dimension.HUB, hub, rise.of().type()), rise.excess(), Double::max);
            }
        }
        return warnings.stream()
                .filter(rise -> byBranch.getOrDefault(rise.of(), 0.0) < rise.excess() / 2)
                .toList();
    }

    private boolean isWatched(@Nullable Counted hub) {
        return hub != null && (double) hub.before() / days >= PoissonCusum.LEAST;
    }

    private static Map<Watched, Counted> summed(List<Counted> counted, Dimension level) {
        var sums = new HashMap<Watched, Counted>();
        for (Counted of : counted) {
            if (!of.member(level).isEmpty() && !of.type().isEmpty()) {
                sums.merge(new Watched(level, of.member(level), of.type()), of, Counted::plus);
            }
        }
        return sums;
    }

    private void add(List<Rise> next, Map<Watched, Counted> sums, Map<Watched, Rise> rises) {
        sums.forEach((watched, counted) ->
                after(watched, counted, Optional.ofNullable(rises.get(watched))).ifPresent(next::add));
    }

    private Optional<Rise> after(Watched watched, Counted counted, Optional<Rise> before) {
        double base = before.map(Rise::base).orElse((double) counted.before() / days);
        if (base < PoissonCusum.LEAST) {
            return Optional.empty();
        }
        double expected = base * factor * counted.volume();
        double score = PoissonCusum.next(before.map(Rise::score).orElse(0.0), counted.today(), expected);
        if (score <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Rise(
                watched,
                score,
                base,
                before.map(Rise::began).orElse(day),
                before.map(Rise::seen).orElse(0L) + counted.today(),
                before.map(Rise::expected).orElse(0.0) + expected));
    }
}
