package hotline.http.api.reports;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.measures.Period;
import hotline.report.FrozenReport;
import hotline.report.Remark;
import hotline.report.ReportDraft;
import hotline.report.ReportKind;
import hotline.report.Reports;
import hotline.report.Section;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reports and drafts of the contract. */
record ReportsJson(ZoneId zone) {
    static final List<String> KINDS =
            Arrays.stream(ReportKind.values()).map(ReportKind::code).toList();
    static final List<String> SECTIONS =
            Arrays.stream(Section.values()).map(Section::code).toList();

    static Optional<ReportKind> kind(Exchange exchange) {
        return exchange.query("kind").map(code -> ReportKind.of(code)
                .orElseThrow(() -> Failure.Invalid.field("kind", "must be one of " + String.join(", ", KINDS))));
    }

    /** The language of words around the numbers: {@code zh} or {@code en}. */
    static String language(Exchange exchange) {
        var language = exchange.query("language").orElse("zh");
        if (!List.of("zh", "en").contains(language)) {
            throw Failure.Invalid.field("language", "must be zh or en");
        }
        return language;
    }

    static JsonObject days(Period period) {
        return new JsonObject()
                .put("from", period.from().toString())
                .put("to", period.to().toString());
    }

    JsonObject report(FrozenReport report) {
        return days(report.period())
                .put("number", report.number())
                .put("serial", report.serial())
                .put("kind", report.kind().code())
                .put("replaces", JsonValue.orNull(report.replaces()))
                .put("replacedBy", JsonValue.orNull(report.replacedBy()))
                .put("publishedAt", Times.of(report.publishedAt(), zone))
                .put("publishedBy", report.publishedBy())
                .put("digest", report.digest());
    }

    JsonObject draft(ReportDraft draft) {
        return days(draft.period())
                .put("id", draft.id())
                .put("kind", draft.kind().code())
                .put("replaces", JsonValue.orNull(draft.replaces()))
                .put("reason", JsonValue.orNull(draft.reason()))
                .put("openedBy", JsonValue.orNull(draft.openedBy()))
                .put("openedAt", Times.of(draft.openedAt(), zone))
                .put("version", draft.version())
                .put(
                        "sections",
                        new JsonArray(draft.kind().sections().stream()
                                .map(Section::code)
                                .toList()))
                .put("remarks", ComplaintJson.array(draft.remarks(), this::remark));
    }

    private JsonObject remark(Remark remark) {
        return new JsonObject()
                .put("id", remark.id())
                .put("section", remark.section().code())
                .put("text", remark.text())
                .put("department", JsonValue.orNull(remark.department()))
                .put("by", remark.name())
                .put("at", Times.of(remark.at(), zone));
    }

    static JsonObject due(Reports.Due due) {
        return days(due.period()).put("by", due.by().toString()).put("isLate", due.isLate());
    }
}
