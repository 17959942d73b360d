package hotline.report;

import hotline.measures.Period;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Measure;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * All that a report shows, as JSON: each number, each name, each gap. The page, the workbook and paper are made of
 * it alone. Rows stand by code, so that equal numbers give equal content.
 */
final class ReportContent {
    /** The type of complaint by which a policy names claims for insured goods (F7). */
    static final String INSURED_CLAIMS = "claims";

    /** The type that stands last among the reasons, however many complaints it has. */
    static final String OTHERS = "other";

    /** Parcels are not in the log, and their volumes may be imported again. */
    private static final List<Measure> OF_LOG = Arrays.stream(Measure.values())
            .filter(measure -> measure.way() != Measure.Way.PER_10000)
            .toList();

    /** The counts of each code, in this order. */
    private static final List<Measure> OF_CODES = List.of(
            Measure.RECEIVED,
            Measure.CLOSINGS,
            Measure.ON_TIME,
            Measure.PAST_DUE,
            Measure.SATISFACTION,
            Measure.BREACHED,
            Measure.NOTICES);

    /** Under which rules: a report says by which policies and calendar its limits were counted. */
    record Rules(Policies policies, WorkingCalendar calendar, String program) {}

    private final ReportCount count;
    private final BiFunction<Dimension, String, LocalizedName> names;
    private final Predicate<LocalDate> workingDays;

    private ReportContent(
            ReportCount count, BiFunction<Dimension, String, LocalizedName> names, Predicate<LocalDate> workingDays) {
        this.count = count;
        this.names = names;
        this.workingDays = workingDays;
    }

    /** What follows from facts alone, to be compared with a report: without names, remarks and rules. */
    static JsonObject counted(ReportCount count, long lacking) {
        return new ReportContent(count, (by, code) -> new LocalizedName("–", "–"), day -> false).numbers(lacking);
    }

    /** @param lacking how many events wait for a fix */
    static JsonObject of(ReportCount count, ReportNames names, Rules rules, List<Remark> remarks, long lacking) {
        return new ReportContent(count, names::of, rules.calendar()::isWorkingDay).json(rules, remarks, lacking);
    }

    private JsonObject json(Rules rules, List<Remark> remarks, long lacking) {
        var zone = rules.calendar().zone();
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
                .put("remarks", array(remarks, remark -> remark(remark, zone)));
    }

    private JsonObject numbers(long lacking) {
        var period = count.period();
        return new JsonObject()
                .put("kind", count.kind().code())
                .put("position", count.upTo().toString())
                .put("period", days(period.period()))
                .put(
                        "compared",
                        new JsonObject()
                                .put("before", days(compared(Comparison.BEFORE).period()))
                                .put(
                                        "yearBefore",
                                        days(compared(Comparison.YEAR_BEFORE).period())))
                .put("balance", balance())
                .put("figures", figures())
                .put("course", course())
                .put("reasons", reasons())
                .put("splits", splits())
                .put("notices", variants("noticeKind", Figure.NOTICES))
                .put("callbacks", callbacks())
                .put("insuredClaims", insuredClaims())
                .put("leftOut", leftOut(lacking));
    }

    private ReportCount.OfPeriod compared(Comparison with) {
        return Objects.requireNonNull(count.compared().get(with));
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

    private JsonObject balance() {
        var balance = count.balance();
        return new JsonObject()
                .put("opening", balance.opening())
                .put("received", balance.received())
                .put("reopened", balance.reopened())
                .put("closed", balance.closed())
                .put("withdrawn", balance.withdrawn())
                .put("notValid", balance.notValid())
                .put("closing", balance.closing());
    }

    private JsonArray figures() {
        var period = count.period().period();
        return array(OF_LOG, measure -> new JsonObject()
                .put("measure", measure.code())
                .put("name", json(ReportNames.ofCode("measures.name", measure.code())))
                .put("way", ReportValue.way(measure))
                .put("asked", ReportValue.json(count.period().value(measure, CountedFacts.ALL)))
                .put("before", ReportValue.json(compared(Comparison.BEFORE).value(measure, CountedFacts.ALL)))
                .put(
                        "yearBefore",
                        ReportValue.json(compared(Comparison.YEAR_BEFORE).value(measure, CountedFacts.ALL)))
                .put("settledAfter", measure.settledAfter(period.to()).toString()));
    }

    private JsonArray course() {
        return array(count.kind().interval().parts(count.period().period()), part -> {
            var of = count.course().getOrDefault(part.from(), new CountedFacts(List.of()));
            return new JsonObject()
                    .put("from", part.from().toString())
                    .put("to", part.to().toString())
                    .put("received", of.n(CountedFacts.ALL, Figure.RECEIVED))
                    .put("closings", of.n(CountedFacts.ALL, Figure.CLOSINGS))
                    .put("closedOnTime", of.n(CountedFacts.ALL, Figure.CLOSED_ON_TIME))
                    .put("callbacksDue", of.n(CountedFacts.ALL, Figure.CALLBACKS_DUE))
                    .put("callbacksReached", of.n(CountedFacts.ALL, Figure.CALLBACKS_REACHED));
        });
    }

    /** Types with the most received complaints first, others last, each with the share of all up to it (Pareto). */
    private JsonArray reasons() {
        var received = new TreeMap<String, Long>();
        count.period()
                .happened()
                .codes(Dimension.TYPE)
                .forEach(code -> received.put(code, received(Map.of(Dimension.TYPE, code))));
        received.values().removeIf(n -> n == 0);
        long all = received.values().stream().mapToLong(n -> n).sum();
        var order = Comparator.<Map.Entry<String, Long>, Boolean>comparing(
                        entry -> entry.getKey().equals(OTHERS))
                .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey);
        var reasons = new JsonArray();
        long soFar = 0;
        for (var entry : received.entrySet().stream().sorted(order).toList()) {
            soFar += entry.getValue();
            reasons.add(named(Dimension.TYPE, entry.getKey())
                    .put("received", entry.getValue())
                    .put("share", ReportValue.share(entry.getValue(), all))
                    .put("upToHere", ReportValue.share(soFar, all)));
        }
        return reasons;
    }

    private long received(Map<Dimension, String> cut) {
        return count.period().n(cut, Figure.RECEIVED);
    }

    private JsonArray splits() {
        return array(ReportFactStore.SPLITS, by -> {
            var codes = count.period().happened().codes(by);
            codes.addAll(count.period().closing().codes(by));
            return new JsonObject()
                    .put("by", by.column())
                    .put("name", json(ReportNames.ofCode("measures.by", by.column())))
                    .put(
                            "rows",
                            array(
                                    codes.stream()
                                            .filter(code -> isAnything(by, code))
                                            .toList(),
                                    code -> row(by, code)));
        });
    }

    private boolean isAnything(Dimension by, String code) {
        var cut = Map.of(by, code);
        return OF_CODES.stream().anyMatch(measure -> count.period().n(cut, measure.counted()) != 0);
    }

    private JsonObject row(Dimension by, String code) {
        var values = new JsonObject();
        OF_CODES.forEach(measure ->
                values.put(measure.code(), ReportValue.json(count.period().value(measure, Map.of(by, code)))));
        return named(by, code).put("values", values);
    }

    private JsonObject named(Dimension by, String code) {
        return new JsonObject().put("code", code).put("name", json(names.apply(by, code)));
    }

    private JsonArray variants(String group, Figure figure) {
        return array(List.copyOf(count.period().happened().variants(figure).entrySet()), entry -> new JsonObject()
                .put("code", entry.getKey())
                .put("name", json(ReportNames.ofCode(group, entry.getKey())))
                .put("n", entry.getValue()));
    }

    /** By how they ended, those that were due and those that fell away. */
    private JsonArray callbacks() {
        return variants("callback", Figure.CALLBACKS);
    }

    /** F7: received and closed claims of each hub and branch; what they cost is not on record yet. */
    private JsonObject insuredClaims() {
        return new JsonObject()
                .put("type", named(Dimension.TYPE, INSURED_CLAIMS))
                .put("hubs", claims(Dimension.HUB))
                .put("branches", claims(Dimension.BRANCH));
    }

    private JsonArray claims(Dimension by) {
        var codes = count.period().happened().codes(by).stream()
                .filter(code -> {
                    var cut = Map.of(Dimension.TYPE, INSURED_CLAIMS, by, code);
                    return received(cut) != 0 || count.period().n(cut, Figure.CLOSINGS) != 0;
                })
                .toList();
        return array(codes, code -> {
            var cut = Map.of(Dimension.TYPE, INSURED_CLAIMS, by, code);
            return named(by, code)
                    .put("received", received(cut))
                    .put("closings", count.period().n(cut, Figure.CLOSINGS));
        });
    }

    private JsonArray leftOut(long lacking) {
        long closings = count.period().n(CountedFacts.ALL, Figure.CLOSINGS);
        return new JsonArray()
                .add(LeftOut.EVENTS.json(lacking))
                .add(LeftOut.UNTIMED.json(
                        closings - count.period().percentiles().n()))
                .add(LeftOut.WITHOUT_BRANCH.json(received(Map.of(Dimension.BRANCH, ""))))
                .add(LeftOut.MONEY.json())
                .add(LeftOut.RESPONSIBILITY.json());
    }

    private JsonObject remark(Remark remark, ZoneId zone) {
        return new JsonObject()
                .put("section", remark.section().code())
                .put("title", json(remark.section().title()))
                .put("text", remark.text())
                .put(
                        "department",
                        remark.department()
                                .map(code -> new JsonObject()
                                        .put("code", code)
                                        .put("name", json(names.apply(Dimension.DEPARTMENT, code))))
                                .orElse(null))
                .put("by", new JsonObject().put("login", remark.login()).put("name", remark.name()))
                .put("at", Rfc3339.of(remark.at(), zone));
    }

    static JsonObject json(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        var array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
