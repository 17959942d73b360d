package hotline.http;

import hotline.failure.Failure;
import hotline.job.Job;
import hotline.policy.Policies;
import hotline.rules.CalendarUploads;
import hotline.rules.InstalledCalendar;
import hotline.rules.InstalledRules;
import hotline.sla.CalendarReader;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Public-holiday calendars: what is in force, and uploads of new ones. */
public final class CalendarRoutes implements Routes {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    private static final int LONGEST_CODE = 20;

    private final CalendarUploads uploads;
    private final InstalledRules installed;
    private final Policies policies;

    public CalendarRoutes(CalendarUploads uploads, InstalledRules installed, Policies policies) {
        this.uploads = uploads;
        this.installed = installed;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCalendars", this::list);
        bind.accept("getCalendar", this::get);
        bind.accept("installCalendar", this::install);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return installed
                .calendars()
                .map(all -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, this::json))));
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return installed.calendar(exchange.path("code")).map(calendar -> Answer.ok(json(calendar)));
    }

    private Future<Answer> install(Exchange exchange) {
        var admin = exchange.caller().admin();
        var code = exchange.path("code");
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw Failure.Invalid.field(
                    "code", "must be lower-case letters and digits with dashes between, such as cn");
        }
        // Read first, so that what is no JSON is answered like any other body.
        exchange.body();
        var text = exchange.context().body().buffer().toString(StandardCharsets.UTF_8);
        return uploads.install(code, text, admin.id(), admin.login()).compose(done -> installed
                .calendar(code)
                .map(calendar -> Answer.created(
                        json(calendar)
                                .put("changed", done.changed())
                                .put("recount", done.recount().map(Job::id).orElse(null)),
                        "/api/v1/calendars/" + code)));
    }

    /** A {@code Calendar}. */
    private JsonObject json(InstalledCalendar calendar) {
        var days = CalendarReader.read(calendar.code(), calendar.code(), calendar.source());
        return new JsonObject()
                .put("code", calendar.code())
                .put("version", calendar.id())
                .put("origin", calendar.origin().code())
                .put("installedAt", Times.of(calendar.installedAt(), zone()))
                .put("installedBy", ComplaintJson.person(calendar.installedBy()))
                .put("years", new JsonArray(days.years().stream().toList()))
                .put("off", dates(days.off()))
                .put("work", dates(days.work()));
    }

    private static JsonArray dates(Set<LocalDate> days) {
        return ComplaintJson.array(days.stream().sorted().toList(), LocalDate::toString);
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
