package hotline.http.api.care;

import hotline.care.CareCount;
import hotline.care.CarePolicies;
import hotline.care.CarePolicies.Ruled;
import hotline.care.CareRow;
import hotline.care.ContactReport.Recorded;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Care for customers as JSON. A rule that no policy has any more stands by its code. */
final class CareJson {
    private final CarePolicies policies;
    private final Map<String, Ruled> rules;

    CareJson(CarePolicies policies) {
        this.policies = policies;
        this.rules = policies.all().stream()
                .collect(Collectors.toMap(ruled -> ruled.rule().code(), Function.identity()));
    }

    JsonObject row(CareRow row) {
        return new JsonObject()
                .put("customer", row.file())
                .put("name", row.name())
                .put("rule", row.rule())
                .put("ruleName", ruleName(row.rule()))
                .put("tier", row.tier().code())
                .put("important", isImportant(row.rule(), row))
                .put("department", JsonValue.orNull(row.department()))
                .put("level", row.level().code())
                .put("ways", new JsonArray(row.ways()))
                .put("from", row.from().toString())
                .put("to", row.end().minusDays(1).toString())
                .put("state", row.state().code())
                .put("contact", JsonValue.orNull(row.contact()))
                .put("responsibleName", JsonValue.orNull(row.responsible()))
                .put("excusedByName", JsonValue.orNull(row.excusedBy()))
                .put("reason", JsonValue.orNull(row.reason()));
    }

    private boolean isImportant(String rule, CareRow row) {
        return rules.containsKey(rule) && rules.get(rule).isImportant(row.tier());
    }

    JsonObject count(CareCount count) {
        var ruled = rules.get(count.rule());
        return new JsonObject()
                .put("rule", count.rule())
                .put("ruleName", ruleName(count.rule()))
                .put("tier", count.tier().code())
                .put("important", ruled != null && ruled.isImportant(count.tier()))
                .put("from", count.from().toString())
                .put("to", count.end().minusDays(1).toString())
                .put("plan", count.plan())
                .put("done", count.done())
                .put("due", count.due())
                .put("missed", count.missed())
                .put("excused", count.excused());
    }

    JsonObject rule(Ruled ruled) {
        var rule = ruled.rule();
        return new JsonObject()
                .put("rule", rule.code())
                .put("ruleName", name(rule.name()))
                .put("period", rule.period().code())
                .put("level", rule.level().code())
                .put(
                        "tiers",
                        new JsonArray(
                                rule.tiers().stream().map(tier -> tier.code()).toList()))
                .put(
                        "ways",
                        new JsonArray(
                                rule.ways().stream().map(way -> way.code()).toList()))
                .put("selective", rule.isSelective())
                .put("calls", rule.isCalled());
    }

    JsonObject contact(Recorded recorded) {
        var report = recorded.report();
        var words = report.words();
        return new JsonObject()
                .put("id", recorded.id())
                .put("way", report.way().code())
                .put("level", report.level().code())
                .put("at", Times.of(report.at(), policies.zone()))
                .put("place", JsonValue.orNull(words.place()))
                .put("suggestions", JsonValue.orNull(words.suggestions()))
                .put("progress", JsonValue.orNull(words.progress()))
                .put("score", JsonValue.orNull(report.score()))
                .put("news", JsonValue.orNull(words.news()))
                .put("needs", JsonValue.orNull(words.needs()))
                .put("recordedByName", recorded.byName())
                .put("recordedAt", Times.of(recorded.at(), policies.zone()));
    }

    private JsonObject ruleName(String code) {
        var ruled = rules.get(code);
        return ruled == null
                ? name(new LocalizedName(code, code))
                : name(ruled.rule().name());
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }
}
