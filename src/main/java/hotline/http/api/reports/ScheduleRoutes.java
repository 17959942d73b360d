package hotline.http.api.reports;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.report.Delivery;
import hotline.report.ReportKind;
import hotline.report.ReportSchedule;
import hotline.report.ScheduleRule;
import hotline.report.ScheduleRule.Days;
import hotline.report.Schedules;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** When reports are prepared and for whom, and what came to the caller. */
public final class ScheduleRoutes implements Routes {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final List<String> DAYS =
            Arrays.stream(Days.values()).map(Days::code).toList();
    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_LOGIN = 100;

    private final Schedules schedules;
    private final Supplier<ZoneId> zone;

    public ScheduleRoutes(Schedules schedules, Supplier<ZoneId> zone) {
        this.schedules = schedules;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listReportSchedules", this::list);
        bind.accept("addReportSchedule", this::add);
        bind.accept("changeReportSchedule", this::change);
        bind.accept("deleteReportSchedule", this::delete);
        bind.accept("listReportDeliveries", this::deliveries);
        bind.accept("seeReportDeliveries", this::see);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        var all = schedules.all();
        var readers = schedules.readers();
        return Future.all(all, readers)
                .map(both -> Answer.ok(new JsonObject()
                        .put("zone", zone.get().getId())
                        .put("readers", ComplaintJson.array(readers.result(), ScheduleRoutes::named))
                        .put("items", ComplaintJson.array(all.result(), this::json))));
    }

    private Future<Answer> add(Exchange exchange) {
        var owner = exchange.caller().supervisorOrAdmin();
        return schedules
                .add(exchange.once(), wanted(exchange.body()), owner)
                .map(schedule -> Answer.created(json(schedule), "/api/v1/report-schedules/" + schedule.id()));
    }

    private Future<Answer> change(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return schedules
                .change(exchange.once(), named(exchange), wanted(exchange.body()))
                .map(schedule -> Answer.ok(json(schedule)));
    }

    private Future<Answer> delete(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return schedules.delete(exchange.once(), named(exchange)).map(deleted -> Answer.nothing());
    }

    private static Schedules.Wanted wanted(JsonReader body) {
        var kind = ReportKind.of(body.requiredCode("kind", ReportsJson.KINDS)).orElse(ReportKind.MONTHLY);
        var days = Days.of(body.requiredCode("on", DAYS)).orElse(Days.EACH_DAY);
        int number = days.most() == 0 ? 0 : body.requiredInteger("number", days.least(), days.most());
        if (days.most() == 0 && body.has("number")) {
            body.wrong("number", "belongs to " + Days.WEEKDAY.code() + " and to days of the month");
        }
        var at = body.requiredLine("at", 5);
        if (!at.isEmpty() && !TIME.matcher(at).matches()) {
            body.wrong("at", "must be a time of day such as 08:30");
        }
        var recipients = body.requiredTexts("recipients", MOST_RECIPIENTS, LONGEST_LOGIN);
        boolean isActive = !body.has("active") || body.requiredFlag("active");
        body.done();
        return new Schedules.Wanted(kind, new ScheduleRule(days, number, LocalTime.parse(at)), recipients, isActive);
    }

    private JsonObject json(ReportSchedule schedule) {
        var rule = schedule.rule();
        return new JsonObject()
                .put("id", schedule.id())
                .put("kind", schedule.kind().code())
                .put("on", rule.getString("on"))
                .put("number", rule.getInteger("number"))
                .put("at", rule.getString("at"))
                .put("owner", schedule.ownerName())
                .put("active", schedule.isActive())
                .put("recipients", ComplaintJson.array(schedule.recipients(), one -> named(one)
                        .put("reads", one.reads())))
                .put("next", ComplaintJson.array(schedules.next(schedule), run -> new JsonObject()
                        .put("at", Times.of(run.at(), zone.get()))
                        .put("provisional", run.isProvisional())));
    }

    private static JsonObject named(ReportSchedule.Recipient one) {
        return new JsonObject().put("login", one.login()).put("name", one.name());
    }

    private Future<Answer> deliveries(Exchange exchange) {
        var person = exchange.caller().reportReader();
        int limit = exchange.limit();
        var found = schedules.deliveries(person, NewestFirst.after(exchange), limit + 1);
        var unseen = schedules.unseen(person);
        return Future.all(found, unseen)
                .map(both -> Answer.ok(
                        NewestFirst.page(found.result(), limit, Delivery::id, delivery -> json(delivery, person))
                                .put("unseen", unseen.result())));
    }

    /** Analysts may not open drafts. */
    private JsonObject json(Delivery delivery, Caller.Staff person) {
        var draft = person.role() == Role.ANALYST ? Optional.<Long>empty() : delivery.draft();
        return ReportsJson.days(delivery.period())
                .put("id", delivery.id())
                .put("what", delivery.what().code())
                .put("kind", delivery.kind().code())
                .put("report", JsonValue.orNull(delivery.report()))
                .put("draft", JsonValue.orNull(draft))
                .put("about", JsonValue.orNull(delivery.about()))
                .put("at", Times.of(delivery.at(), zone.get()))
                .put("seen", delivery.isSeen());
    }

    private Future<Answer> see(Exchange exchange) {
        var person = exchange.caller().reportReader();
        var body = exchange.body();
        int upTo = body.requiredInteger("upTo", 1, Integer.MAX_VALUE);
        body.done();
        return schedules.see(exchange.once(), person, upTo).map(seen -> Answer.nothing());
    }

    private static long named(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("nothing is here"));
    }
}
