package hotline.report;

import hotline.care.CareCount;
import hotline.care.CarePolicies;
import hotline.policy.Policies;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** Contacts that were due to customers (K2, D4) in the periods that ended in a quarter: planned, done, missed and excused (K6). */
record ContentCare(List<CareCount> counts, Policies policies) {
    JsonObject json() {
        return new JsonObject()
                .put("rows", ReportContent.array(counts, this::row))
                .put("all", sum(count -> true))
                .put("important", sum(this::isImportant));
    }

    private JsonObject row(CareCount count) {
        return numbers(List.of(count))
                .put("rule", count.rule())
                .put("name", ReportContent.json(name(count.rule())))
                .put("tier", count.tier().code())
                .put(
                        "tierName",
                        ReportContent.json(
                                ReportNames.ofCode("tier", count.tier().code())))
                .put("important", isImportant(count))
                .put("from", count.from().toString())
                .put("to", count.end().minusDays(1).toString());
    }

    private LocalizedName name(String code) {
        return new CarePolicies(policies)
                .rule(code)
                .map(ruled -> ruled.rule().name())
                .orElseGet(() -> new LocalizedName(code, code));
    }

    private boolean isImportant(CareCount count) {
        return new CarePolicies(policies)
                .rule(count.rule())
                .filter(ruled -> ruled.isImportant(count.tier()))
                .isPresent();
    }

    private JsonObject sum(Predicate<CareCount> which) {
        return numbers(counts.stream().filter(which).toList());
    }

    /** What the loop has yet to call missed is over: it has been missed. */
    private static JsonObject numbers(List<CareCount> some) {
        return new JsonObject()
                .put("plan", some.stream().mapToInt(CareCount::plan).sum())
                .put("done", some.stream().mapToInt(CareCount::done).sum())
                .put(
                        "missed",
                        some.stream().mapToInt(one -> one.missed() + one.due()).sum())
                .put("excused", some.stream().mapToInt(CareCount::excused).sum());
    }
}
