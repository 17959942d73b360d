package hotline.http.api.blacklist;

import hotline.blacklist.Blacklist;
import hotline.blacklist.BlacklistStep;
import hotline.blacklist.Blacklisting;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Blacklists: proposed by agents and supervisors, decided by supervisors. */
public final class BlacklistRoutes implements Routes {
    private static final int LONGEST = 100;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_MONTHS = 6;

    private final Blacklist blacklist;
    private final Policies policies;
    private final InstantSource clock;

    public BlacklistRoutes(Blacklist blacklist, Policies policies, InstantSource clock) {
        this.blacklist = blacklist;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("proposeBlacklisting", this::propose);
        bind.accept("listBlacklistings", this::list);
        bind.accept("stepBlacklisting", this::step);
    }

    private Future<Answer> propose(Exchange exchange) {
        long by = exchange.caller().handler().id();
        long file = id(exchange);
        var body = exchange.body();
        var department = body.line("department", LONGEST);
        var harm = body.requiredText("harm", LONGEST_TEXT);
        var months = body.integer("months", 1, MOST_MONTHS);
        if (department.isEmpty() && months.isPresent()) {
            body.wrong("months", "must not be given for the company's list, which has no end", "no-end");
        }
        body.done();
        department.ifPresent(code -> policies.checkDepartment(code, "/department"));
        return blacklist
                .propose(exchange.once(), new Blacklisting.Draft(file, department, harm, months), by, clock.instant())
                .map(entry -> Answer.ok(json(entry)));
    }

    private Future<Answer> list(Exchange exchange) {
        long reader = exchange.caller().supervisor().id();
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return blacklist
                .newestFirst(reader, clock.instant(), before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, Blacklisting::id, this::json)));
    }

    private Future<Answer> step(Exchange exchange) {
        long by = exchange.caller().supervisor().id();
        long id = id(exchange);
        var body = exchange.body();
        var step = BlacklistStep.of(body.requiredCode("step", BlacklistStep.codes()))
                .orElse(BlacklistStep.VERIFY);
        var reason = body.text("reason", LONGEST_TEXT);
        if (step.needsReason() && reason.isEmpty()) {
            body.wrong("reason", "must not be empty", "missing");
        }
        body.done();
        return blacklist
                .step(exchange.once(), id, new BlacklistStep.Taken(step, reason, by, clock.instant()))
                .map(entry -> Answer.ok(json(entry)));
    }

    private static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such entry"));
    }

    private JsonObject json(Blacklisting entry) {
        Instant now = clock.instant();
        var zone = policies.inForce().policy().zone();
        return new JsonObject()
                .put("id", entry.id())
                .put("customer", entry.file())
                .put("name", entry.name())
                .put("department", JsonValue.orNull(entry.department()))
                .put("harm", entry.harm())
                .put("months", JsonValue.orNull(entry.months()))
                .put("state", entry.state(now))
                .put("proposed", act(Optional.of(entry.proposed()), zone))
                .put("verified", act(entry.verified(), zone))
                .put("approved", act(entry.approved(), zone))
                .put("refused", act(entry.refused(), zone))
                .put("liftAsked", act(entry.liftAsked(), zone))
                .put("lifted", act(entry.lifted(), zone))
                .put("endsAt", Times.of(entry.endsAt(), zone))
                .put("reason", JsonValue.orNull(entry.reason()));
    }

    private static @Nullable JsonObject act(Optional<Blacklisting.Act> act, ZoneId zone) {
        return JsonValue.orNull(
                act.map(of -> new JsonObject().put("byName", of.byName()).put("at", Times.of(of.at(), zone))));
    }
}
