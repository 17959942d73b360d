package hotline.report;

import hotline.agentday.LoggedDay;
import hotline.measures.Period;
import hotline.measures.breakdown.Comparison;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rows.Rfc3339;
import hotline.sla.WorkingCalendar;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * All that a report shows, as JSON: each number, each name, each gap. The page, the workbook and paper are made of
 * it alone. Rows stand by code, so that equal numbers give equal content.
 */
final class ReportContent {
    /** Under which rules: a report says by which policies and calendar its limits were counted. */
    record Rules(Policies policies, WorkingCalendar calendar, String program) {}

    private final ReportCount count;
    private final CodeNames names;
    private final Predicate<LocalDate> workingDays;
    private final ZoneId zone;

    private ReportContent(ReportCount count, CodeNames names, Predicate<LocalDate> workingDays, ZoneId zone) {
        this.count = count;
        this.names = names;
        this.workingDays = workingDays;
        this.zone = zone;
    }

    /** What follows from facts and the log of problems alone, to be compared with a report: without names, remarks and rules. */
    static JsonObject counted(ReportCount count, long lacking, ZoneId zone) {
        return new ReportContent(count, (by, code) -> new LocalizedName("–", "–"), day -> false, zone).numbers(lacking);
    }

    /** @param lacking how many events wait for a fix */
    static JsonObject of(ReportCount count, ReportNames names, Rules rules, List<Remark> remarks, long lacking) {
        var calendar = rules.calendar();
        return new ReportContent(count, names::of, calendar::isWorkingDay, calendar.zone())
                .json(rules, remarks, lacking);
    }

    private JsonObject json(Rules rules, List<Remark> remarks, long lacking) {
        return numbers(lacking)
                .put("title", json(count.kind().title()))
                .put("zone", zone.getId())
                .put("policies", policies(rules.policies()))
                .put(
                        "calendar",
                        new JsonObject()
                                .put("code", rules.calendar().code())
                                .put(
                                        "years",
                                        new JsonArray(
                                                new ArrayList<>(rules.calendar().knownYears()))))
                .put("program", rules.program())
                .put("fewest", rules.policies().inForce().policy().measures().fewest())
                .put("remarks", array(remarks, this::remark));
    }

    private JsonObject numbers(long lacking) {
        var figures = new ContentFigures(count);
        var splits = new ContentSplits(count.period(), names);
        var numbers = new JsonObject()
                .put("kind", count.kind().code())
                .put("position", count.upTo().toString())
                .put("period", days(count.period().period()))
                .put(
                        "compared",
                        new JsonObject()
                                .put(
                                        "before",
                                        days(count.compared(Comparison.BEFORE).period()))
                                .put(
                                        "yearBefore",
                                        days(count.compared(Comparison.YEAR_BEFORE)
                                                .period())))
                .put("balance", figures.balance())
                .put("figures", figures.figures())
                .put("course", figures.course())
                .put("reasons", splits.reasons())
                .put("splits", splits.splits())
                .put("notices", splits.variants("noticeKind", Figure.NOTICES))
                .put("callbacks", splits.variants("callback", Figure.CALLBACKS))
                .put("insuredClaims", splits.insuredClaims())
                .put("leftOut", leftOut(lacking));
        count.log().ifPresent(log -> numbers.put("log", new ContentLog(log, zone).json()));
        return numbers;
    }

    private JsonObject days(Period period) {
        long working = LongStream.rangeClosed(
                        period.from().toEpochDay(), period.to().toEpochDay())
                .filter(day -> workingDays.test(LocalDate.ofEpochDay(day)))
                .count();
        return new JsonObject()
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("workingDays", working);
    }

    private static JsonArray policies(Policies policies) {
        return array(
                policies.lines().stream()
                        .flatMap(line -> policies.inForce(line).stream())
                        .sorted(Comparator.comparingInt(PolicyVersion::id))
                        .toList(),
                version -> new JsonObject()
                        .put("id", version.id())
                        .put("policy", version.policy().id())
                        .put("version", version.policy().version())
                        .put("digest", version.policy().digest())
                        .put("name", json(version.policy().name())));
    }

    private JsonArray leftOut(long lacking) {
        var period = count.period();
        long closings = period.n(CountedFacts.ALL, Figure.CLOSINGS);
        var leftOut = new JsonArray()
                .add(LeftOut.EVENTS.json(lacking))
                .add(LeftOut.UNTIMED.json(closings - period.timed(Figure.CLOSED_TIMED)))
                .add(LeftOut.WITHOUT_BRANCH.json(period.n(Map.of(Dimension.BRANCH, ""), Figure.RECEIVED)))
                .add(LeftOut.MONEY.json())
                .add(LeftOut.RESPONSIBILITY.json())
                .add(LeftOut.PARCELS.json());
        count.log()
                .map(LoggedDay::unlisted)
                .filter(n -> n > 0)
                .ifPresent(n -> leftOut.add(LeftOut.LOG_ENTRIES.json(n)));
        return leftOut;
    }

    private JsonObject remark(Remark remark) {
        return new JsonObject()
                .put("section", remark.section().code())
                .put("title", json(remark.section().title()))
                .put("text", remark.text())
                .put(
                        "department",
                        remark.department()
                                .map(code -> new JsonObject()
                                        .put("code", code)
                                        .put("name", json(names.of(Dimension.DEPARTMENT, code))))
                                .orElse(null))
                .put("by", new JsonObject().put("login", remark.login()).put("name", remark.name()))
                .put("at", Rfc3339.of(remark.at(), zone));
    }

    static JsonObject json(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }

    static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        var array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
