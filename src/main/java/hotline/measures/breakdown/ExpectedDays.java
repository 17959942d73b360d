package hotline.measures.breakdown;

import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * On how many days branches should have a volume: each on the days on which it is in the network, once they are over. Pure.
 *
 * @param byCode branches by the code of the split; all by an empty text where it is not split by units
 */
record ExpectedDays(Map<String, List<Unit>> byCode, boolean byUnit, LocalDate today) {

    static ExpectedDays of(BreakdownQuery query, NetworkMap network, LocalDate today) {
        var split = query.split().filter(Dimension::isUnit);
        var last = query.period().to();
        var branches = network.all()
                .filter(unit -> unit.kind() == UnitKind.BRANCH)
                .filter(unit -> query.only().entrySet().stream()
                        .filter(only -> only.getKey().isUnit())
                        .allMatch(
                                only -> code(only.getKey(), unit, network, last).equals(only.getValue())))
                .collect(Collectors.groupingBy(
                        unit -> split.map(by -> code(by, unit, network, last)).orElse(""),
                        HashMap::new,
                        Collectors.toList()));
        return new ExpectedDays(branches, split.isPresent(), today);
    }

    private static String code(Dimension by, Unit branch, NetworkMap network, LocalDate day) {
        var unit = by == Dimension.BRANCH
                ? Optional.of(branch)
                : by == Dimension.HUB ? network.hubOf(branch, day) : network.regionOf(branch, day);
        return unit.map(Unit::code).orElse("");
    }

    /** @param code of the split */
    long in(String code, Period period) {
        var yesterday = today.minusDays(1);
        var to = period.to().isAfter(yesterday) ? yesterday : period.to();
        return byCode.getOrDefault(byUnit ? code : "", List.of()).stream()
                .mapToLong(unit -> days(unit, period.from(), to))
                .sum();
    }

    private static long days(Unit unit, LocalDate from, LocalDate to) {
        var first = unit.from().isAfter(from) ? unit.from() : from;
        var last = unit.to().filter(day -> day.isBefore(to)).orElse(to);
        return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }
}
