package hotline.http.api.rules;

import hotline.callback.CallTimes;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.http.api.callplan.CallPlanJson;
import hotline.http.api.coding.CodingJson;
import hotline.http.api.dispatchrules.DispatchRulesJson;
import hotline.http.api.dispatchrules.ServiceLevelJson;
import hotline.http.api.dispatchrules.TelephonyRulesJson;
import hotline.http.api.phrases.PhraseJson;
import hotline.http.api.survey.QuestionnaireJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.BusinessHours;
import hotline.policy.Limit;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.Targets;
import hotline.policy.taxonomy.CodeList;
import hotline.sla.Deadlines;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The parts of the policy in force that forms, filters and due badges need. */
public final class PolicyRoutes implements Routes {
    private final Policies policies;
    private final Deadlines deadlines;
    private final InstantSource clock;

    public PolicyRoutes(Policies policies, Deadlines deadlines, InstantSource clock) {
        this.policies = policies;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("currentPolicy", this::current);
        bind.accept("callTimes", this::callTimes);
        bind.accept("offeredRemedies", this::remedies);
    }

    /** For customers too, who have no account. */
    private Future<Answer> callTimes(Exchange exchange) {
        var inForce = inForce(exchange);
        var times = CallTimes.of(deadlines.of(inForce.id()), clock.instant());
        var zone = inForce.policy().zone();
        return Future.succeededFuture(Answer.ok(new JsonObject()
                .put("timeZone", zone.getId())
                .put("certainUntil", Times.of(times.certainUntil(), zone))
                .put("days", ComplaintJson.array(times.days(), day -> new JsonObject()
                        .put("date", day.date().toString())
                        .put("openings", spans(day.openings()))))));
    }

    /** What customers may say they want. */
    private Future<Answer> remedies(Exchange exchange) {
        var policy = inForce(exchange).policy();
        var today = LocalDate.ofInstant(clock.instant(), policy.zone());
        return Future.succeededFuture(Answer.ok(new JsonObject()
                .put("items", new CodingJson(Names::named).offered(policy.codes(), CodeList.REMEDIES, today))));
    }

    private PolicyVersion inForce(Exchange exchange) {
        return exchange.query("lineOfBusiness")
                .map(policies::inForce)
                .orElseGet(() -> Optional.of(policies.inForce()))
                .orElseThrow(() -> new Failure.NotFound("that line of business has no policy in force"));
    }

    private Future<Answer> current(Exchange exchange) {
        exchange.caller().signedIn();
        var inForce = inForce(exchange);
        var json = json(inForce.policy())
                .put("businessHours", spans(inForce.policy().businessHours().spans()))
                .put("calendar", calendar(deadlines.calendar(inForce.id())))
                .put("elsewhere", new OtherNames(inForce.policy(), policies.all()).json());
        return Future.succeededFuture(Answer.ok(json));
    }

    private static JsonObject json(Policy policy) {
        var taxonomy = policy.taxonomy();
        var severities = new ArrayList<JsonObject>();
        taxonomy.severities().forEach((severity, name) -> severities.add(Names.named(severity.code(), name)));
        return new JsonObject()
                .put("id", policy.id())
                .put("version", policy.version())
                .put("lineOfBusiness", policy.lineOfBusiness())
                .put("name", Names.of(policy.name()))
                .put("timeZone", policy.zone().getId())
                .put("channels", ComplaintJson.array(taxonomy.channels(), channel -> Names.named(
                                channel.code(), channel.name())
                        .put("source", channel.source().code())
                        .put("filedBy", channel.filedBy().code())))
                .put("types", ComplaintJson.array(taxonomy.types(), type -> Names.named(type.code(), type.name())
                        .put(
                                "subtypes",
                                ComplaintJson.array(
                                        type.subtypes(), subtype -> Names.named(subtype.code(), subtype.name())))))
                .put("severities", ComplaintJson.array(List.copyOf(severities), severity -> severity))
                .put("codes", new CodingJson(Names::named).lists(policy.codes()))
                .put("targets", targets(policy.targets()))
                .put("dispatch", new DispatchRulesJson(Names::named).of(policy.dispatch()))
                .put("serviceLevel", ServiceLevelJson.of(policy))
                .put("telephony", TelephonyRulesJson.of(policy.telephony()))
                .put(
                        "handOvers",
                        new JsonObject()
                                .put("acceptWithin", limit(policy.limits().acceptance())))
                .put(
                        "callbacks",
                        new JsonObject()
                                .put("within", limit(policy.limits().callback()))
                                .put("attempts", policy.callbacks().attempts())
                                .put("unsatisfiedAtMost", policy.callbacks().unsatisfiedAtMost())
                                .put(
                                        "beforeClosing",
                                        policy.callbacks().beforeClosing().code())
                                .put(
                                        "afterClosing",
                                        policy.callbacks().afterClosing().code())
                                .put("plan", CallPlanJson.of(policy.callbacks())))
                .put("phrases", PhraseJson.counts(policy.phrases()))
                .put("questionnaires", QuestionnaireJson.of(policy.questionnaires()))
                .put(
                        "departments",
                        ComplaintJson.array(policy.departments(), one -> Names.named(one.code(), one.name())))
                .put("stages", ComplaintJson.array(policy.limits().stages(), stage -> Names.named(
                                stage.code(), stage.name())
                        .put("department", stage.department())))
                .put(
                        "lookReasons",
                        ComplaintJson.array(
                                policy.personalData().lookReasons(), one -> Names.named(one.code(), one.name())))
                .put(
                        "pauses",
                        ComplaintJson.array(policy.limits().pauses(), one -> Names.named(one.code(), one.name())))
                .put(
                        "extensions",
                        new JsonObject()
                                .put("atMost", policy.limits().extensions().atMost())
                                .put("workingDays", policy.limits().extensions().workingDays()));
    }

    private static @Nullable JsonObject limit(Optional<Limit> limit) {
        return limit.map(some -> new JsonObject().put("unit", some.unit()).put("count", some.count()))
                .orElse(null);
    }

    private static JsonObject targets(Targets targets) {
        return new JsonObject()
                .put("onTimeToday", targets.onTimePercent() / 100.0)
                .put("dueToday", targets.dueToday())
                .put("pastDue", targets.pastDue())
                .put("unansweredNotices", targets.unansweredNotices())
                .put("callbacksWaiting", targets.callbacksWaiting())
                .put("longestWait", targets.longestWaitMinutes());
    }

    private static JsonArray spans(List<BusinessHours.Span> spans) {
        return ComplaintJson.array(
                spans, span -> new JsonObject().put("from", minute(span.from())).put("to", minute(span.to())));
    }

    private static String minute(int ofDay) {
        return "%02d:%02d".formatted(ofDay / 60, ofDay % 60);
    }

    /** The days of this year, of last year for very late complaints, and of next year for complaints due then. */
    private JsonObject calendar(WorkingCalendar calendar) {
        int year = clock.instant().atZone(calendar.zone()).getYear();
        var days = calendar.specialDays(LocalDate.of(year - 1, 1, 1), LocalDate.of(year + 1, 12, 31));
        return new JsonObject()
                .put("code", calendar.code())
                .put("from", days.from().toString())
                .put("to", days.to().toString())
                .put(
                        "provisionalYears",
                        new JsonArray(IntStream.rangeClosed(year - 1, year + 1)
                                .filter(one -> !calendar.knownYears().contains(one))
                                .boxed()
                                .toList()))
                .put("awaitedYear", JsonValue.orNull(calendar.awaitedYear(clock.instant())))
                .put("off", ComplaintJson.array(days.off(), LocalDate::toString))
                .put("work", ComplaintJson.array(days.work(), LocalDate::toString));
    }
}
