package hotline.http.api.reports;

import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.report.FrozenReport;
import hotline.report.Reports;
import hotline.report.paper.ReportPage;
import hotline.report.paper.ReportWorkbook;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Published reports: listed, and read as JSON, as a page and as a workbook. */
public final class ReportRoutes implements Routes {
    /** The page is made of elements and its own style sheet. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'self'";

    private final Reports reports;
    private final Supplier<ZoneId> zone;

    public ReportRoutes(Reports reports, Supplier<ZoneId> zone) {
        this.reports = reports;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listReports", this::list);
        bind.accept("getReport", this::get);
        bind.accept("getReportPage", this::page);
        bind.accept("getReportWorkbook", this::workbook);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().reportReader();
        int limit = exchange.limit();
        var found = reports.list(NewestFirst.after(exchange), ReportsJson.kind(exchange), limit + 1);
        var due = reports.due();
        var json = new ReportsJson(zone.get());
        return Future.all(found, due)
                .map(both -> Answer.ok(NewestFirst.page(found.result(), limit, FrozenReport::serial, json::report)
                        .put("due", JsonValue.orNull(due.result().map(ReportsJson::due)))));
    }

    private Future<FrozenReport.Whole> read(Exchange exchange) {
        exchange.caller().reportReader();
        return reports.read(exchange.path("number").toUpperCase(Locale.ROOT));
    }

    /** The bytes that were published. */
    private Future<Answer> get(Exchange exchange) {
        return read(exchange).map(whole -> new Answer(200, whole.body(), headers(whole.report(), Map.of())));
    }

    private static Map<String, String> headers(FrozenReport report, Map<String, String> others) {
        var headers = new HashMap<>(others);
        headers.put("ETag", "\"" + report.digest() + "\"");
        report.replacedBy()
                .ifPresent(
                        number -> headers.put("Link", "</api/v1/reports/" + number + ">; rel=\"successor-version\""));
        return Map.copyOf(headers);
    }

    private Future<Answer> page(Exchange exchange) {
        var language = ReportsJson.language(exchange);
        return read(exchange).compose(whole -> made(
                        exchange,
                        () -> ReportPage.document(
                                whole.json(), language, whole.report().replacedBy()))
                .map(page -> new Answer(
                        200,
                        Buffer.buffer(page),
                        Map.of(
                                "Content-Type", "text/html; charset=utf-8",
                                "Content-Security-Policy", POLICY,
                                "Referrer-Policy", "no-referrer"))));
    }

    private Future<Answer> workbook(Exchange exchange) {
        var language = ReportsJson.language(exchange);
        return read(exchange).compose(whole -> made(
                        exchange,
                        () -> ReportWorkbook.of(whole.json(), whole.report().digest(), language))
                .map(book -> new Answer(
                        200,
                        Optional.of(Buffer.buffer(book)),
                        Map.of(
                                "Content-Type",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                "Content-Disposition",
                                "attachment; filename=\"" + whole.report().number() + ".xlsx\""),
                        false)));
    }

    /** Thousands of units take longer than an event loop may. */
    private static <T> Future<T> made(Exchange exchange, Callable<T> making) {
        return exchange.context().vertx().executeBlocking(making, false);
    }
}
