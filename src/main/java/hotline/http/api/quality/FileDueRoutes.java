package hotline.http.api.quality;

import hotline.customer.Customers;
import hotline.customer.FileEdits;
import hotline.customer.Missing;
import hotline.customer.quality.DueCounts;
import hotline.customer.quality.FileWork;
import hotline.customer.quality.FilesDue;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.paging.ListCursor;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Files that are due for completion, a review, mending or an update (A6), and their reviews. */
public final class FileDueRoutes implements Routes {
    private static final int LONGEST_DEFECT = 2000;

    private final FilesDue files;
    private final FileEdits edits;
    private final Policies policies;
    private final InstantSource clock;

    public FileDueRoutes(FilesDue files, FileEdits edits, Policies policies, InstantSource clock) {
        this.files = files;
        this.edits = edits;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("countFilesDue", this::count);
        bind.accept("listFilesDue", this::list);
        bind.accept("reviewFile", this::review);
    }

    private Future<Answer> count(Exchange exchange) {
        long person = exchange.caller().handler().id();
        var now = clock.instant();
        var answer = new JsonObject();
        var counted = Future.<Void>succeededFuture();
        for (FileWork work : FileWork.values()) {
            counted = counted.compose(before -> files.counts(work, person, now))
                    .map(counts -> answer.put(work.code(), json(counts)))
                    .mapEmpty();
        }
        return counted.map(all -> Answer.ok(answer));
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = new Customers.Reader(exchange.caller().handler(), clock.instant());
        var work = FileWork.of(exchange.path("work"))
                .orElseThrow(() -> new Failure.NotFound("files are due for completion, update, review or mending"));
        var after = exchange.query("after").map(ListCursor::parse).orElse(ListCursor.BEFORE_FIRST_DUE);
        var agent = exchange.query("responsible");
        var department = exchange.query("department");
        if (agent.isPresent() && department.isPresent()) {
            throw Failure.Invalid.field("responsible", "ask by either department or responsible");
        }
        return agent.map(typed -> files.ofAgent(reader, work, agent(typed), after, exchange.limit()))
                .orElseGet(() -> files.ofDepartment(reader, work, department, after, exchange.limit()))
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.items(), this::json))
                        .put("next", JsonValue.orNull(page.next()))));
    }

    private Future<Answer> review(Exchange exchange) {
        var by = exchange.caller().supervisor();
        long file = Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such customer's file"));
        var body = exchange.body();
        var defect = body.text("defect", LONGEST_DEFECT);
        body.done();
        return edits.review(exchange.once(), file, exchange.ifMatch(), defect, by, clock.instant())
                .map(done -> Answer.nothing());
    }

    private static long agent(String typed) {
        return Exchange.id(typed)
                .orElseThrow(() -> Failure.Invalid.field("responsible", "must be the number of a person"));
    }

    private static @Nullable Object json(Optional<DueCounts> counts) {
        return JsonValue.orNull(counts.map(some -> new JsonObject()
                .put("departments", ComplaintJson.array(some.departments(), one -> json(one.waiting())
                        .put("department", JsonValue.orNull(one.department()))))
                .put("mine", json(some.mine()))
                .put("most", DueCounts.MOST)));
    }

    private static JsonObject json(DueCounts.Waiting waiting) {
        return new JsonObject().put("due", waiting.due()).put("overdue", waiting.overdue());
    }

    private JsonObject json(FilesDue.Due due) {
        var customer = due.customer();
        return new JsonObject()
                .put("customer", customer.id())
                .put("version", customer.version())
                .put("name", customer.fields().name())
                .put("department", JsonValue.orNull(customer.fields().department()))
                .put("responsible", ComplaintJson.person(customer.responsible()))
                .put(
                        "missing",
                        new JsonArray(
                                customer.missing().stream().map(Missing::code).toList()))
                .put("dueAt", Times.of(due.due(), policies.inForce().policy().zone()))
                .put("isOverdue", due.isOverdue())
                .put("madeBy", ComplaintJson.person(due.maker()))
                .put("defect", JsonValue.orNull(due.defect()));
    }
}
