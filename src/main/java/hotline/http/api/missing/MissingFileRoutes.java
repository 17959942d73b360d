package hotline.http.api.missing;

import hotline.customer.Customers;
import hotline.customer.missing.MissingFile;
import hotline.customer.missing.MissingFiles;
import hotline.customer.missing.MissingFiles.Filter;
import hotline.customer.missing.MissingFiles.Reported;
import hotline.customer.missing.MissingFiles.Taken;
import hotline.customer.missing.MissingRules;
import hotline.customer.missing.MissingState;
import hotline.customer.missing.MissingStep;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller.Staff;
import hotline.paging.ListCursor;
import hotline.policy.Department;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Files that are missing against the system's: counted, reported, delivered and held back by all who handle complaints. */
public final class MissingFileRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_FILES = 100_000_000;
    private static final String OVERDUE = "overdue";

    private final MissingFiles files;
    private final Policies policies;
    private final InstantSource clock;

    public MissingFileRoutes(MissingFiles files, Policies policies, InstantSource clock) {
        this.files = files;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listMissingFiles", this::list);
        bind.accept("reportMissingFile", this::report);
        bind.accept("countMissingFiles", this::counts);
        bind.accept("recordFileCount", this::count);
        bind.accept("stepMissingFile", this::step);
    }

    private Future<Answer> report(Exchange exchange) {
        var by = exchange.caller().handler();
        var now = clock.instant();
        var reported = reported(exchange.body(), by.id(), now);
        policies.checkDepartment(reported.department(), "/department");
        return files.report(exchange.once(), reported).map(made -> Answer.ok(json(made, by, now)));
    }

    private static Reported reported(JsonReader body, long by, Instant at) {
        var file = id(body, "customer");
        var name = body.line("name", LONGEST_NAME);
        if (file.isPresent() == name.isPresent()) {
            body.wrong("name", "name the customer, or the number of their file", "missing");
        }
        var department = body.requiredLine("department", LONGEST);
        var responsible = id(body, "responsible");
        var note = body.text("note", LONGEST_TEXT);
        body.done();
        return new Reported(file, name, department, responsible, note, by, at);
    }

    private static Optional<Long> id(JsonReader body, String name) {
        return body.integer(name, 1, Integer.MAX_VALUE).map(Integer::longValue);
    }

    private Future<Answer> list(Exchange exchange) {
        var person = exchange.caller().handler();
        var reader = new Customers.Reader(person, clock.instant());
        int limit = exchange.limit();
        return exchange.query("customer")
                .map(id -> files.ofCustomer(
                                reader,
                                Exchange.id(id)
                                        .orElseThrow(() ->
                                                Failure.Invalid.field("customer", "must be the number of a file")))
                        .map(found -> answer(found, Optional.empty(), person, reader.at())))
                .orElseGet(() -> files.list(reader, filter(exchange, reader.at(), limit), limit)
                        .map(page -> answer(page.items(), page.next(), person, reader.at())));
    }

    private static Filter filter(Exchange exchange, Instant now, int limit) {
        var state = exchange.query("state");
        return new Filter(
                state.filter(code -> !code.equals(OVERDUE))
                        .map(code -> MissingState.of(code)
                                .orElseThrow(() -> Failure.Invalid.field(
                                        "state", "must be missing, overdue, held-back or delivered")))
                        .orElse(MissingState.MISSING),
                state.filter(OVERDUE::equals).map(overdue -> now),
                exchange.query("department"),
                exchange.query("after").map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE),
                limit + 1);
    }

    private Answer answer(List<MissingFile> found, Optional<String> next, Staff reader, Instant now) {
        return Answer.ok(new JsonObject()
                .put("items", ComplaintJson.array(found, one -> json(one, reader, now)))
                .put("next", JsonValue.orNull(next)));
    }

    private Future<Answer> counts(Exchange exchange) {
        exchange.caller().handler();
        var policy = policies.inForce().policy();
        var departments = policy.departments().stream().map(Department::code).toList();
        return files.counts(clock.instant()).compose(counts -> files.lastCounts(departments)
                .map(last -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(counts, one -> new JsonObject()
                                .put("department", one.department())
                                .put("missing", one.missing())
                                .put("heldBack", one.heldBack())
                                .put("overdue", one.overdue())))
                        .put("counted", ComplaintJson.array(last, one -> new JsonObject()
                                .put("department", one.department())
                                .put("counted", one.counted())
                                .put("inSystem", one.inSystem())
                                .put("by", ComplaintJson.person(Optional.of(one.by())))
                                .put("at", Times.of(one.at(), policy.zone())))))));
    }

    private Future<Answer> count(Exchange exchange) {
        long by = exchange.caller().handler().id();
        var department = exchange.path("department");
        var body = exchange.body();
        int counted = body.requiredInteger("counted", 0, MOST_FILES);
        body.done();
        policies.checkDepartment(department, "department");
        return files.count(exchange.once(), department, counted, by, clock.instant())
                .map(done -> Answer.nothing());
    }

    private Future<Answer> step(Exchange exchange) {
        var by = exchange.caller().handler();
        var now = clock.instant();
        long id = Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such missing file"));
        var body = exchange.body();
        var step =
                MissingStep.of(body.requiredCode("step", MissingStep.codes())).orElse(MissingStep.WITHDRAW);
        var file = id(body, "customer");
        var reason = body.text("reason", LONGEST_TEXT);
        if (step == MissingStep.HOLD_BACK && reason.isEmpty()) {
            body.wrong("reason", "must say why the file is held back", "missing");
        }
        body.done();
        return files.step(exchange.once(), id, new Taken(step, file, reason, by, now))
                .map(after -> Answer.ok(json(after, by, now)));
    }

    private JsonObject json(MissingFile of, Staff reader, Instant now) {
        var zone = policies.inForce().policy().zone();
        return new JsonObject()
                .put("id", of.id())
                .put("customer", JsonValue.orNull(of.file()))
                .put("name", of.name())
                .put("department", of.department())
                .put("responsible", ComplaintJson.person(of.responsible()))
                .put("state", of.state().code())
                .put("reportedBy", ComplaintJson.person(Optional.of(of.reportedBy())))
                .put("reportedAt", Times.of(of.reportedAt(), zone))
                .put("dueAt", Times.of(of.dueAt(), zone))
                .put("overdue", of.isOverdue(now))
                .put("late", of.isLate())
                .put("changedBy", ComplaintJson.person(of.changedBy()))
                .put("changedAt", JsonValue.orNull(of.changedAt().map(at -> Times.of(at, zone))))
                .put("note", JsonValue.orNull(of.note()))
                .put("reason", JsonValue.orNull(of.reason()))
                .put(
                        "steps",
                        new JsonArray(MissingRules.possible(of, reader).stream()
                                .map(MissingStep::code)
                                .toList()));
    }
}
