package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.job.Job;
import hotline.rules.CalendarComparison;
import hotline.rules.CalendarUploads;
import hotline.rules.InstalledCalendar;
import hotline.rules.InstalledRules;
import hotline.rules.Rules;
import hotline.sla.CalendarVersion;
import hotline.sla.PublicHolidays;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Public-holiday calendars: reads those in force and takes uploads of new ones. */
public final class CalendarRoutes implements Routes {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");
    private static final int LONGEST_CODE = 20;

    private final CalendarUploads uploads;
    private final InstalledRules installed;
    private final Rules rules;

    public CalendarRoutes(CalendarUploads uploads, InstalledRules installed, Rules rules) {
        this.uploads = uploads;
        this.installed = installed;
        this.rules = rules;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listCalendars", this::list);
        bind.accept("getCalendar", this::get);
        bind.accept("getCalendarYear", this::year);
        bind.accept("installCalendar", this::install);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return installed.calendars().compose(all -> learnt(all)
                .map(known -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, this::json)))));
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        return installed.calendar(exchange.path("code")).compose(calendar -> learnt(List.of(calendar))
                .map(known -> Answer.ok(json(calendar))));
    }

    private Future<Answer> year(Exchange exchange) {
        exchange.caller().supervisorOrAdmin();
        int year = Times.day(exchange.path("year") + "-01-01")
                .map(LocalDate::getYear)
                .orElseThrow(() -> new Failure.NotFound("there is no year " + exchange.path("year")));
        return installed.calendar(exchange.path("code")).compose(calendar -> learnt(List.of(calendar))
                .map(known -> Answer.ok(json(calendar.code(), learntDays(calendar), year))));
    }

    private Future<Answer> install(Exchange exchange) {
        var admin = exchange.caller().admin();
        var code = exchange.path("code");
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw Failure.Invalid.field(
                    "code", "must be lower-case letters and digits with dashes between, such as cn");
        }
        // Read first, so that a body that is not JSON gets the usual answer.
        exchange.body();
        var text = exchange.context().body().buffer().toString(StandardCharsets.UTF_8);
        if (exchange.flag("dryRun")) {
            return uploads.propose(code, text).map(changes -> Answer.ok(json(code, changes)));
        }
        return uploads.install(code, text, admin.id(), admin.login()).compose(done -> installed
                .calendar(code)
                .map(calendar -> Answer.created(
                        json(calendar)
                                .put("changed", done.changed())
                                .put("recount", JsonValue.orNull(done.recount().map(Job::id))),
                        "/api/v1/calendars/" + code)));
    }

    /** So that looking at a calendar does not read it again. */
    private Future<Void> learnt(List<InstalledCalendar> listed) {
        return listed.stream().allMatch(calendar -> days(calendar).isPresent())
                ? Future.succeededFuture()
                : rules.learn();
    }

    private Optional<PublicHolidays> days(InstalledCalendar calendar) {
        return rules.deadlines()
                .latest(calendar.code())
                .filter(known -> known.id().filter(id -> id >= calendar.id()).isPresent())
                .map(CalendarVersion::holidays);
    }

    private PublicHolidays learntDays(InstalledCalendar calendar) {
        return days(calendar).orElseThrow(() -> rules.policies().behind());
    }

    /** A {@code CalendarYear}. */
    private static JsonObject json(String code, PublicHolidays days, int year) {
        return new JsonObject()
                .put("code", code)
                .put("year", year)
                .put("published", days.isPublished(year))
                .put("off", datesOf(year, days.off()))
                .put("work", datesOf(year, days.work()))
                .put("law", dates(days.byLaw(year)));
    }

    private static JsonArray datesOf(int year, Set<LocalDate> days) {
        return dates(days.stream().filter(day -> day.getYear() == year).collect(Collectors.toSet()));
    }

    /** A {@code CalendarTrial}. */
    private static JsonObject json(String code, CalendarComparison changes) {
        return new JsonObject()
                .put("code", code)
                .put("changed", !changes.isNone())
                .put("years", json(changes.years(), year -> year))
                .put("off", json(changes.off(), LocalDate::toString))
                .put("work", json(changes.work(), LocalDate::toString));
    }

    private static <T> JsonObject json(CalendarComparison.Difference<T> difference, Function<T, Object> json) {
        return new JsonObject()
                .put("added", ComplaintJson.array(difference.added(), json))
                .put("removed", ComplaintJson.array(difference.removed(), json));
    }

    /** A {@code Calendar}. */
    private JsonObject json(InstalledCalendar calendar) {
        var days = learntDays(calendar);
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
        return rules.policies().inForce().policy().zone();
    }
}
