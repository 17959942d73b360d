package hotline.measures;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** All measures of random histories, by each dimension and filtered by another, counted in another way. */
class BreakdownCountTest extends BreakdownLog {
    private static final List<Measure> MEASURES = List.of(Measure.values());
    /** A code of each dimension, or an empty text: none. */
    private static final Map<Dimension, String> FILTERS = Map.ofEntries(
            Map.entry(Dimension.TYPE, "delay"),
            Map.entry(Dimension.SUBTYPE, "wet"),
            Map.entry(Dimension.SEVERITY, "minor"),
            Map.entry(Dimension.CHANNEL, "app"),
            Map.entry(Dimension.SOURCE, "customer"),
            Map.entry(Dimension.LANGUAGE, "zh"),
            Map.entry(Dimension.MARKET, ""),
            Map.entry(Dimension.BRANCH, "SH001"),
            Map.entry(Dimension.HUB, "HUB-SH"),
            Map.entry(Dimension.REGION, "EC"),
            Map.entry(Dimension.DEPARTMENT, "claims"),
            Map.entry(Dimension.AGENT, "2"),
            Map.entry(Dimension.CAUSE, ""),
            Map.entry(Dimension.OUTCOME, "refund"),
            Map.entry(Dimension.VALIDITY, "valid"),
            Map.entry(Dimension.TIER, "vip"),
            Map.entry(Dimension.TIER_NOW, "vip"),
            Map.entry(Dimension.REMEDY, "attitude"));

    /** Each two dimensions meet, as split and filter, in one of the two ways. */
    @Test
    void every_number_of_every_split_and_filter_is_that_of_an_independent_count_and_of_the_list_behind_it()
            throws SQLException {
        randomHistories();
        customersOfTiers();
        var stories = CaseStories.of(stored);
        var dimensions = List.of(Dimension.values());
        int others = dimensions.size() / 2;
        for (Dimension split : dimensions) {
            var rows = numbersAreThoseOf(NaiveCount.of(stories, List.of(split)), split, Map.of(), "");
            assertThat(rows).as("rows by %s", split).hasSizeGreaterThan(1);
            holdBehind(rows, split, Map.of(), MEASURES);
            for (int step = 1; step <= others; step++) {
                var other = dimensions.get((dimensions.indexOf(split) + step) % dimensions.size());
                var code = FILTERS.get(other);
                var only = Map.of(other, code);
                var counted = NaiveCount.of(stories, List.of(split, other));
                var filtered =
                        numbersAreThoseOf(counted, split, only, "/" + (code.isEmpty() ? CaseStories.NONE : code));
                assertThat(filtered).as("rows by %s of %s", split, only).isNotEmpty();
                int turn = step - 1;
                var some = MEASURES.stream()
                        .filter(measure -> MEASURES.indexOf(measure) % others == turn)
                        .toList();
                holdBehind(filtered, split, only, some);
            }
        }
        aBranchWhoseCustomersAllHaveATierHasNoRowAmongThoseWithoutOne();
    }

    /**
     * Its facts are counted as of customers without a tier first, and taken off there: then nothing is left, not a row of zeros.
     */
    private void aBranchWhoseCustomersAllHaveATierHasNoRowAmongThoseWithoutOne() {
        stored.execute("""
                INSERT INTO complaint_file (complaint, file)
                SELECT DISTINCT complaint, 1 FROM fact WHERE branch = (SELECT id FROM dimension WHERE code = 'SH001')
                ON CONFLICT (complaint) DO UPDATE SET file = excluded.file""");
        var asked = asked(new BreakdownQuery(
                EnumSet.of(Measure.RECEIVED, Measure.CLOSINGS),
                PERIOD,
                Interval.WHOLE,
                Optional.of(Dimension.BRANCH),
                Map.of(Dimension.TIER_NOW, ""),
                Set.of()));
        assertThat(asked.rows().stream().map(row -> row.code().orElse("")))
                .contains("SH002")
                .doesNotContain("SH001");
    }

    /** Some have a tier of the company, of a department alone, of both, or by a file that was merged. */
    private void customersOfTiers() {
        stored.execute("""
                INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, description, type, severity,
                    confidence, reasons, judged_by, status, received_at, due_at, original_due_at, last_seq)
                SELECT id, '202608-' || id, 1, 'hotline', 'external', 'zh', '李娜', '13800000000', '货损', 'cargo-damage', 'minor',
                    1, '[]', 'test', 'received', '2026-08-01', '2026-08-05', '2026-08-05', 1
                FROM generate_series(1, 400) AS id;
                INSERT INTO complaint_file (complaint, file) SELECT id, 1 + id % 12 FROM generate_series(1, 390) AS id;
                INSERT INTO file_root VALUES (11, 3), (12, 3);
                INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2025', 1, '2026-01-01');
                INSERT INTO tier_proposal (review, file, department, inputs, proposed, state) SELECT id, 1, '', '{}', 'vip', 'accepted' FROM tier_review;
                INSERT INTO customer_tier (file, department, tier, since, until, proposal)
                SELECT file, department, tier, '2026-01-01', until::timestamptz, (SELECT id FROM tier_proposal) FROM (VALUES
                    (1, '', 'vip', NULL), (1, '', 'key', '2026-02-01'), (2, '', 'key', NULL), (11, '', 'preferred', NULL), (12, '', 'vip', NULL),
                    (4, '', 'ordinary', NULL), (4, 'claims', 'vip', NULL), (5, 'operations', 'preferred', NULL), (6, 'nowhere', 'vip', NULL)) AS held (file, department, tier, until)""");
    }

    /** Of each measure one row, another from measure to measure. */
    private void holdBehind(List<Row> rows, Dimension split, Map<Dimension, String> only, List<Measure> measures) {
        for (Measure measure : measures) {
            var row = rows.get(MEASURES.indexOf(measure) % rows.size());
            var limits = new EnumMap<Dimension, String>(Dimension.class);
            limits.putAll(only);
            limits.put(split, row.code().orElse(""));
            holdsBehind(measure, row.values().get(measure), limits);
        }
    }

    private List<Row> numbersAreThoseOf(
            NaiveCount counted, Dimension split, Map<Dimension, String> only, String filtered) {
        var asked = asked(new BreakdownQuery(
                EnumSet.allOf(Measure.class), PERIOD, Interval.WHOLE, Optional.of(split), only, Set.of()));
        var sums = counted.sums(PERIOD);
        var minutes = counted.workingMinutes(PERIOD);
        var seconds = counted.secondsToAnswer(PERIOD);
        var inHand = counted.secondsInHand(PERIOD);
        var groups = new TreeSet<String>();
        for (Row row : asked.rows()) {
            var group = row.code().orElse(CaseStories.NONE) + filtered;
            groups.add(group);
            row.values().forEach((measure, value) -> assertThat(seen(measure, value))
                    .as("%s by %s of %s", measure, split, group)
                    .isEqualTo(expected(
                            measure,
                            sums,
                            group,
                            valuesOf(measure, minutes, seconds, inHand).getOrDefault(group, List.of()))));
        }
        assertThat(groups)
                .as("rows by %s of %s", split, only)
                .containsAll(sums.keySet().stream()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .filter(group -> group.endsWith(filtered))
                        .toList());
        assertThat(sums(asked.rows())).as("rows by %s of %s", split, only).isEqualTo(sums(asked.total()));
        return asked.rows();
    }

    private static Map<String, List<Long>> valuesOf(
            Measure measure,
            Map<String, List<Long>> minutes,
            Map<String, List<Long>> seconds,
            Map<String, List<Long>> inHand) {
        return switch (measure.counted()) {
            case FIRST_RESPONSES -> seconds;
            case HANDLED -> inHand;
            default -> minutes;
        };
    }

    /** What an independent count can say of it. */
    private static List<Number> seen(Measure measure, MeasureValue value) {
        return switch (measure.way()) {
            case COUNT -> List.of(value.counted());
            case SHARE ->
                measure.whole().contains(Figure.PAST_UNEXTENDED)
                        ? List.of(value.counted())
                        : List.of(value.counted(), value.of().getAsLong());
            case MEAN -> List.of(value.counted(), value.of().getAsLong());
            case PERCENTILE -> List.of(value.counted(), value.value().orElse(-1));
            // Its complaints are those of branches and days with a volume.
            case PER_10000 -> List.of();
        };
    }

    private static List<Number> expected(Measure measure, Map<String, Long> sums, String group, List<Long> values) {
        ToLongFunction<String> sum = figure -> sums.getOrDefault(group + " " + figure, 0L);
        long counted = sum.applyAsLong(measure.counted().column());
        return switch (measure.way()) {
            case COUNT -> List.of(counted);
            case SHARE ->
                measure.whole().contains(Figure.PAST_UNEXTENDED)
                        ? List.of(counted)
                        : List.of(
                                counted,
                                measure.whole().stream()
                                        .mapToLong(figure -> sum.applyAsLong(figure.column()))
                                        .sum());
            case MEAN ->
                List.of(
                        sum.applyAsLong(
                                switch (measure) {
                                    case HOLDING_TIME -> "held_minutes";
                                    case HANDLING_TIME -> "handled_seconds";
                                    case EFFORT, EFFORT_ON_PHONE, EFFORT_ON_PAGE ->
                                        measure.counted().column() + "_sum";
                                    default -> "reached_attempts";
                                }),
                        counted);
            case PERCENTILE -> {
                var value = smallest(values, measure.fraction());
                yield List.of(counted, value < 0 ? value : value / measure.inAMinute());
            }
            case PER_10000 -> List.of();
        };
    }

    /** That so many of all do not exceed. */
    private static double smallest(List<Long> sorted, double fraction) {
        return sorted.stream()
                .filter(value -> sorted.stream().filter(other -> other <= value).count() >= fraction * sorted.size())
                .findFirst()
                .map(Long::doubleValue)
                .orElse(-1.0);
    }
}
