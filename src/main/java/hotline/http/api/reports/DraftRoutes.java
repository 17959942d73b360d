package hotline.http.api.reports;

import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.report.Drafts;
import hotline.report.ReportDraft;
import hotline.report.ReportKind;
import hotline.report.Reports;
import hotline.report.Section;
import hotline.report.paper.ReportPage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Drafts of reports: opened, added to, looked at, published by a person. */
public final class DraftRoutes implements Routes {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_CODE = 50;

    private final Drafts drafts;
    private final Reports reports;
    private final Supplier<ZoneId> zone;

    public DraftRoutes(Drafts drafts, Reports reports, Supplier<ZoneId> zone) {
        this.drafts = drafts;
        this.reports = reports;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listReportDrafts", this::list);
        bind.accept("openReportDraft", this::open);
        bind.accept("getReportDraft", this::get);
        bind.accept("dropReportDraft", this::drop);
        bind.accept("addReportRemark", this::remark);
        bind.accept("takeReportRemarkAway", this::takeAway);
        bind.accept("previewReport", this::preview);
        bind.accept("publishReport", this::publish);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        int limit = exchange.limit();
        return drafts.list(NewestFirst.after(exchange), limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, ReportDraft::id, json()::draft)));
    }

    private Future<Answer> open(Exchange exchange) {
        var by = exchange.caller().supervisorOrAdmin();
        var body = exchange.body();
        var kind = ReportKind.of(body.requiredCode("kind", ReportsJson.KINDS)).orElse(ReportKind.MONTHLY);
        var day = body.requiredDay("day");
        var reason = body.text("reason", LONGEST_REASON);
        body.done();
        return drafts.open(exchange.once(), kind, day.orElseThrow(), reason, by)
                .map(draft -> Answer.created(json().draft(draft), "/api/v1/report-drafts/" + draft.id()));
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return drafts.read(named(exchange, "id")).map(this::answer);
    }

    private Future<Answer> drop(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return drafts.drop(exchange.once(), named(exchange, "id")).map(dropped -> Answer.nothing());
    }

    private Future<Answer> remark(Exchange exchange) {
        var by = exchange.caller().supervisorOrAdmin();
        var body = exchange.body();
        var section =
                Section.of(body.requiredCode("section", ReportsJson.SECTIONS)).orElse(Section.PROPOSAL);
        var text = body.requiredText("text", LONGEST_TEXT);
        var department = body.line("department", LONGEST_CODE);
        body.done();
        return drafts.remark(exchange.once(), named(exchange, "id"), section, text, department, by)
                .map(this::answer);
    }

    private Future<Answer> takeAway(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return drafts.takeAway(exchange.once(), named(exchange, "id"), named(exchange, "remark"))
                .map(this::answer);
    }

    private Future<Answer> preview(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        var language = ReportsJson.language(exchange);
        return reports.preview(named(exchange, "id")).compose(preview -> exchange.context()
                .vertx()
                .executeBlocking(
                        () -> Answer.ok(new JsonObject()
                                .put("version", preview.draft().version())
                                .put("position", preview.position())
                                .put("digest", preview.digest())
                                .put("content", preview.content())
                                .put("html", html(preview, language))),
                        false));
    }

    private static String html(Reports.Preview preview, String language) {
        var draft = new JsonObject()
                .put("replaces", preview.draft().replaces().orElse(null))
                .put("reason", preview.draft().reason().orElse(null))
                .put("content", preview.content());
        return ReportPage.article(draft, language, Optional.empty());
    }

    private Future<Answer> publish(Exchange exchange) {
        var by = exchange.caller().supervisorOrAdmin();
        var body = exchange.body();
        var seen = new Reports.Seen(
                body.requiredInteger("version", 1, Integer.MAX_VALUE),
                body.requiredLine("position", 40),
                body.requiredLine("digest", 64));
        body.done();
        return reports.publish(exchange.once(), named(exchange, "id"), seen, by)
                .map(report -> Answer.created(json().report(report), "/api/v1/reports/" + report.number()));
    }

    private static long named(Exchange exchange, String name) {
        return Exchange.id(exchange.path(name)).orElseThrow(() -> new Failure.NotFound("nothing is here"));
    }

    private Answer answer(ReportDraft draft) {
        return Answer.ok(json().draft(draft), draft.version());
    }

    private ReportsJson json() {
        return new ReportsJson(zone.get());
    }
}
