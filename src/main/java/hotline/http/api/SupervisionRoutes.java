package hotline.http.api;

import hotline.complaint.Actor;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.escalation.Addressee;
import hotline.escalation.Reminder;
import hotline.escalation.Reminders;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.once.Once;
import hotline.supervision.Assignments;
import hotline.supervision.Assignments.Assignment;
import hotline.supervision.Workload;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Supervisors distribute work: each colleague's workload, assignments and reminders, many at once. */
public final class SupervisionRoutes implements Routes {
    private static final int MOST = 200;
    private static final int LONGEST_NUMBER = 60;

    private final Assignments assignments;
    private final Reminders reminders;

    public SupervisionRoutes(Assignments assignments, Reminders reminders) {
        this.assignments = assignments;
        this.reminders = reminders;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listWorkloads", this::workloads);
        bind.accept("assignComplaints", this::assign);
        bind.accept("remindHolders", this::remind);
    }

    private Future<Answer> workloads(Exchange exchange) {
        exchange.caller().supervisor();
        return assignments
                .workloads()
                .map(all -> Answer.ok(
                        new JsonObject().put("items", ComplaintJson.array(all, SupervisionRoutes::workload))));
    }

    private Future<Answer> assign(Exchange exchange) {
        var supervisor = new Actor.Person(exchange.caller().supervisor().id());
        var body = exchange.body();
        int colleague = body.requiredInteger("person", 1, Integer.MAX_VALUE);
        var versions = new LinkedHashMap<String, Integer>();
        for (JsonReader one : body.requiredObjects("cases", MOST)) {
            var number = exchange.caseNumbers().meant(one.requiredText("number", LONGEST_NUMBER));
            versions.put(number, one.requiredInteger("version", 1, Integer.MAX_VALUE));
            one.nothingElse();
        }
        var reason = body.text("reason", 2000);
        boolean isTried = body.flag("dryRun");
        body.done();
        var numbers = List.copyOf(versions.keySet());
        return assignments
                .assign(exchange.once(), numbers, new Assignment(versions, colleague, reason, isTried), supervisor)
                .map(results -> {
                    var items = new JsonArray();
                    for (int i = 0; i < numbers.size(); i++) {
                        items.add(assigned(numbers.get(i), results.get(i)));
                    }
                    return answer(isTried, items);
                });
    }

    private Future<Answer> remind(Exchange exchange) {
        var supervisor = new Actor.Person(exchange.caller().supervisor().id());
        var body = exchange.body();
        var numbers = body.requiredTexts("numbers", MOST, LONGEST_NUMBER).stream()
                .map(exchange.caseNumbers()::meant)
                .distinct()
                .toList();
        boolean isTried = body.flag("dryRun");
        body.done();
        return reminders
                .remind(isTried ? Once.unkeyed() : exchange.once(), numbers, isTried, supervisor)
                .map(results -> answer(isTried, ComplaintJson.array(results, SupervisionRoutes::reminded)));
    }

    private static Answer answer(boolean isTried, JsonArray items) {
        return Answer.ok(new JsonObject().put("dryRun", isTried).put("items", items));
    }

    /** A {@code Workload}. */
    private static JsonObject workload(Workload held) {
        return new JsonObject()
                .put("person", ComplaintJson.person(Optional.of(held.person())))
                .put("department", JsonValue.orNull(held.department()))
                .put("open", held.open())
                .put("overdue", held.overdue());
    }

    private static JsonObject assigned(String number, ChangeResult result) {
        return outcome(number, result instanceof Refused refused ? Optional.of(refused.why()) : Optional.empty());
    }

    private static JsonObject reminded(Reminders.Result result) {
        var sent = result.sent();
        return outcome(result.number(), result.refusal())
                .put("notice", JsonValue.orNull(sent.map(Reminder::number)))
                .put("kind", JsonValue.orNull(sent.map(reminder -> reminder.kind()
                        .code())))
                .put("recipient", JsonValue.orNull(sent.map(reminder -> recipient(reminder.to()))));
    }

    private static String recipient(Addressee to) {
        if (to.person().isPresent()) {
            return "person";
        }
        return to.department().isPresent() ? "department" : "supervisors";
    }

    private static JsonObject outcome(String number, Optional<Failure> refusal) {
        return new JsonObject()
                .put("number", number)
                .put("done", refusal.isEmpty())
                .put("code", JsonValue.orNull(refusal.map(SupervisionRoutes::code)))
                .put("problem", JsonValue.orNull(refusal.map(FailureText::of)));
    }

    /** Screens have their own words for these. */
    private static String code(Failure why) {
        if (why instanceof Failure.Changed) {
            return "changed";
        }
        return why instanceof Failure.NotFound ? "unknown" : "not-possible";
    }
}
