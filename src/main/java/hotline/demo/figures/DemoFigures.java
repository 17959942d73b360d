package hotline.demo.figures;

import hotline.identity.Person;
import hotline.identity.Role;
import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Baseline.Wanted;
import hotline.measures.comparison.Charts;
import hotline.measures.warning.EarlyWarning;
import hotline.measures.warning.EarlyWarning.Finding;
import hotline.measures.warning.EarlyWarning.Verdict;
import hotline.measures.warning.EarlyWarnings;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nights of the last weeks and what a supervisor found out about their warnings: the rise of one branch was real, that of
 * delays was none, which is said after a correction. The others wait. Nine weeks are a baseline of complaints per parcel.
 */
public final class DemoFigures {
    private static final int MOST_WARNINGS = 100;
    /** The first of them are over before volumes begin. */
    private static final int WEEKS_AGO = 12;

    private static final int WEEKS = 9;
    private static final String RISEN = "cargo-damage";
    private static final String CROWDED = "delay";

    private final EarlyWarnings warnings;
    private final Charts charts;
    private final LocalDate today;

    public DemoFigures(EarlyWarnings warnings, Charts charts, LocalDate today) {
        this.warnings = warnings;
        this.charts = charts;
        this.today = today;
    }

    /** Facts are counted already. Nothing is made where no supervisor has an account. */
    public Future<Void> make(List<Person> people) {
        return people.stream()
                .filter(person -> person.role() == Role.SUPERVISOR)
                .findFirst()
                .map(person -> nights().compose(looked -> judge(person.id())).compose(judged -> baseline(person.id())))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> nights() {
        return warnings.round().compose(next -> next.pause().isPresent() ? nights() : Future.succeededFuture());
    }

    private Future<Void> judge(long supervisor) {
        return warnings.list(true, Optional.empty(), MOST_WARNINGS).compose(open -> {
            var risen = first(open, RISEN)
                    .map(warning -> judge(warning, finding(Verdict.TRUE, "新换的装卸班组没有按规范堆码，已培训。", supervisor)))
                    .orElseGet(Future::succeededFuture);
            var crowded = first(open, CROWDED)
                    .map(warning -> judge(warning, finding(Verdict.UNCLEAR, "正在核实当班的装车记录。", supervisor))
                            .compose(judged -> judge(
                                    warning,
                                    new Finding(Verdict.FALSE, "同一批货被多位收货人重复登记，没有新的原因。", Optional.of(1), supervisor))))
                    .orElseGet(Future::succeededFuture);
            return Future.all(risen, crowded).mapEmpty();
        });
    }

    /** The earliest of that type. */
    private static Optional<EarlyWarning> first(List<EarlyWarning> open, String type) {
        return open.stream().filter(warning -> warning.of().type().equals(type)).reduce((later, earlier) -> earlier);
    }

    private static Finding finding(Verdict verdict, String words, long supervisor) {
        return new Finding(verdict, words, Optional.empty(), supervisor);
    }

    private Future<Void> judge(EarlyWarning warning, Finding finding) {
        return warnings.judge(Once.unkeyed(), warning.id(), finding).mapEmpty();
    }

    private Future<Void> baseline(long supervisor) {
        var from =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS_AGO);
        var wanted = new Wanted(
                "平常的九周",
                Measure.COMPLAINTS_PER_10000,
                Interval.WEEK,
                new Period(from, from.plusWeeks(WEEKS).minusDays(1)),
                Map.of(),
                "这九周没有促销和停运，作为平常水平。",
                Optional.empty());
        return charts.make(Once.unkeyed(), wanted, supervisor).mapEmpty();
    }
}
