package hotline.measures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.breakdown.BehindQuery.Part;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.Measure.Way;
import hotline.measures.facts.Dimension;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Measures of random histories, split by dimensions: their sums, the complaints behind them and the parts of a period. */
class BreakdownTest extends BreakdownLog {
    @Test
    void the_total_is_the_length_of_the_list_behind_it_page_by_page() {
        randomHistories();
        var total = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()));
        assertThat(total.rows()).isEmpty();
        assertThat(total.total().get(Measure.CLOSINGS).counted()).isGreaterThan(100);
        total.total().forEach((measure, value) -> holdsBehind(measure, value, Map.of()));
        assertThat(times(Measure.CLOSINGS, Part.COUNTED, Map.of(), 7))
                .isEqualTo(total.total().get(Measure.CLOSINGS).counted());
    }

    @Test
    void parts_of_a_period_sum_to_it_and_end_with_the_cases_open_then() {
        randomHistories();
        var whole = asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.empty()));
        for (Interval interval : List.of(Interval.DAY, Interval.WEEK, Interval.MONTH)) {
            var parts = asked(query(EnumSet.allOf(Measure.class), interval, Optional.of(Dimension.SEVERITY)));
            var last = parts.rows().stream()
                    .filter(row -> row.period().to().equals(PERIOD.to()))
                    .toList();
            for (Measure measure : Measure.values()) {
                if (isStock(measure)) {
                    assertThat(sum(last, measure))
                            .isEqualTo(whole.total().get(measure).counted());
                } else if (measure.way() != Way.PERCENTILE) {
                    assertThat(sum(parts.rows(), measure))
                            .as("%s by %s", measure, interval)
                            .isEqualTo(whole.total().get(measure).counted());
                }
            }
        }
        assertThat(asked(query(Set.of(Measure.OPEN), Interval.DAY, Optional.empty()))
                        .rows())
                .allSatisfy(row -> assertThat(row.values().get(Measure.OPEN))
                        .isEqualTo(asked(new BreakdownQuery(
                                        Set.of(Measure.OPEN),
                                        row.period(),
                                        Interval.WHOLE,
                                        Optional.empty(),
                                        Map.of(),
                                        Set.of()))
                                .total()
                                .get(Measure.OPEN)))
                .hasSize(49);
    }

    @Test
    void opening_stock_and_received_less_ended_is_the_closing_stock() {
        randomHistories();
        var before = new Period(PERIOD.from().minusDays(1), PERIOD.from().minusDays(1));
        // No correction moves a case from one of their codes to another.
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.SOURCE, Dimension.LANGUAGE, Dimension.MARKET)) {
            var opening = byCode(asked(query(Set.of(Measure.OPEN), before, Interval.WHOLE, Optional.of(dimension))));
            for (Row row : asked(query(EnumSet.allOf(Measure.class), Interval.WHOLE, Optional.of(dimension)))
                    .rows()) {
                Function<Measure, Long> n = measure -> row.values().get(measure).counted();
                assertThat(opening.getOrDefault(row.code(), 0L)
                                + n.apply(Measure.RECEIVED)
                                + n.apply(Measure.REOPENED_ENDED)
                                - n.apply(Measure.CLOSINGS)
                                - n.apply(Measure.WITHDRAWN)
                                - n.apply(Measure.NOT_VALID))
                        .as("open of %s", row.code())
                        .isEqualTo(n.apply(Measure.OPEN));
            }
        }
    }

    @Test
    void the_balance_of_any_period_holds_and_only_filters_let_anything_move_in() {
        randomHistories();
        for (Period period : List.of(PERIOD, new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30)))) {
            var balance = asked(query(Set.of(Measure.RECEIVED), period, Interval.DAY, Optional.of(Dimension.TYPE)))
                    .balance();
            assertThat(balance.moved()).isZero();
            assertThat(balance.opening()
                            + balance.received()
                            + balance.reopened()
                            - balance.closed()
                            - balance.withdrawn()
                            - balance.notValid())
                    .isEqualTo(balance.closing())
                    .isPositive();
            var evening = period.from().minusDays(1);
            assertThat(balance.opening())
                    .isPositive()
                    .isEqualTo(asked(query(
                                    Set.of(Measure.OPEN),
                                    new Period(evening, evening),
                                    Interval.WHOLE,
                                    Optional.empty()))
                            .total()
                            .get(Measure.OPEN)
                            .counted());
        }
    }

    @Test
    void another_period_comes_with_the_one_asked_for() {
        randomHistories();
        var month = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30));
        var read = await(breakdowns.of(new BreakdownQuery(
                Set.of(Measure.RECEIVED),
                month,
                Interval.WHOLE,
                Optional.empty(),
                Map.of(),
                EnumSet.allOf(Comparison.class))));
        var august = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31));
        assertThat(read.compared().get(Comparison.BEFORE))
                .isEqualTo(asked(query(Set.of(Measure.RECEIVED), august, Interval.WHOLE, Optional.empty())));
        assertThat(read.compared()
                        .get(Comparison.BEFORE)
                        .total()
                        .get(Measure.RECEIVED)
                        .counted())
                .isPositive();
        assertThat(read.compared().get(Comparison.YEAR_BEFORE).period())
                .isEqualTo(new Period(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 9, 30)));
    }

    private static boolean isStock(Measure measure) {
        return measure == Measure.OPEN || measure == Measure.PAST_DUE;
    }

    private static Map<Optional<String>, Long> byCode(OfPeriod of) {
        var byCode = new HashMap<Optional<String>, Long>();
        of.rows()
                .forEach(row ->
                        byCode.put(row.code(), row.values().get(Measure.OPEN).counted()));
        return byCode;
    }
}
