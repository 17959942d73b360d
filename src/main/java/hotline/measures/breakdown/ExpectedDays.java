package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.Unit.Parenthood;
import hotline.network.UnitKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On how many days branches should have a volume: each on the days on which it is in the network, once they are over. A branch
 * that moved to another hub counts for each on its days. Pure.
 *
 * @param byCode by the code of the split; all by an empty text where it is not split by units
 */
record ExpectedDays(Map<String, List<ExpectedDays.Stay>> byCode, boolean byUnit, LocalDate today) {

    /** A branch, from a day to a day between which no unit moved. */
    record Stay(Unit branch, LocalDate from, LocalDate to) {}

    static ExpectedDays none(LocalDate today) {
        return new ExpectedDays(Map.of(), false, today);
    }

    static ExpectedDays of(BreakdownQuery query, NetworkMap network, LocalDate today) {
        var split = query.split().filter(Dimension::isUnit);
        var branches =
                network.all().filter(unit -> unit.kind() == UnitKind.BRANCH).toList();
        var byCode = new HashMap<String, List<Stay>>();
        for (Period still : withoutMoves(query.period(), network)) {
            var day = still.from();
            for (Unit branch : branches) {
                boolean isAsked = query.only().entrySet().stream()
                        .filter(only -> only.getKey().isUnit())
                        .allMatch(only ->
                                code(only.getKey(), branch, network, day).equals(only.getValue()));
                if (isAsked) {
                    byCode.computeIfAbsent(
                                    split.map(by -> code(by, branch, network, day))
                                            .orElse(""),
                                    first -> new ArrayList<>())
                            .add(new Stay(branch, still.from(), still.to()));
                }
            }
        }
        return new ExpectedDays(byCode, split.isPresent(), today);
    }

    /** The period, divided where any unit moved. */
    private static List<Period> withoutMoves(Period period, NetworkMap network) {
        var begins = network.all()
                .flatMap(unit -> unit.parents().stream())
                .map(Parenthood::from)
                .filter(day -> day.isAfter(period.from()) && !day.isAfter(period.to()))
                .distinct()
                .sorted()
                .toList();
        var parts = new ArrayList<Period>();
        var from = period.from();
        for (LocalDate begin : begins) {
            parts.add(new Period(from, begin.minusDays(1)));
            from = begin;
        }
        parts.add(new Period(from, period.to()));
        return parts;
    }

    private static String code(Dimension by, Unit branch, NetworkMap network, LocalDate day) {
        if (by == Dimension.BRANCH) {
            return branch.code();
        }
        Optional<Unit> above = by == Dimension.HUB ? network.hubOf(branch, day) : network.regionOf(branch, day);
        return above.map(Unit::code).orElse("");
    }

    /** @param code of the split */
    long in(String code, Period period) {
        var yesterday = today.minusDays(1);
        var to = period.to().isAfter(yesterday) ? yesterday : period.to();
        return byCode.getOrDefault(byUnit ? code : "", List.of()).stream()
                .mapToLong(stay -> days(stay, period.from(), to))
                .sum();
    }

    private static long days(Stay stay, LocalDate from, LocalDate to) {
        var first = later(later(stay.from(), stay.branch().from()), from);
        var end = stay.branch().to().filter(day -> day.isBefore(to)).orElse(to);
        var last = end.isBefore(stay.to()) ? end : stay.to();
        return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
