package hotline.http.api.agentday;

import hotline.agentday.AgentLog;
import hotline.agentday.ProblemEntry;
import hotline.agentday.ProblemKind;
import hotline.failure.Failure;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The log of problems (C4): kept by agents, checked by supervisors, summed up by the agent on duty. */
public final class AgentLogRoutes implements Routes {
    private static final int LONGEST_ENTRY = 2000;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int LONGEST_NUMBER = 60;
    private static final int MOST_CHECKED = 200;
    private static final List<String> KINDS =
            Arrays.stream(ProblemKind.values()).map(ProblemKind::code).toList();

    private final AgentLog log;
    private final Policies policies;

    public AgentLogRoutes(AgentLog log, Policies policies) {
        this.log = log;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getAgentLog", this::day);
        bind.accept("addLogEntry", this::add);
        bind.accept("listUncheckedEntries", this::unchecked);
        bind.accept("checkLogEntries", this::check);
        bind.accept("giveSummaryDuty", this::give);
        bind.accept("writeDaySummary", this::sumUp);
    }

    private Future<Answer> day(Exchange exchange) {
        var reader = exchange.caller().handler();
        return log.day(reader, exchange.day("day").orElseGet(log::today)).map(day -> Answer.ok(json().day(day)));
    }

    private Future<Answer> add(Exchange exchange) {
        var writer = exchange.caller().handler();
        var body = exchange.body();
        var kind = body.code("kind", KINDS).flatMap(ProblemKind::of).orElse(ProblemKind.OTHER);
        var text = body.requiredText("text", LONGEST_ENTRY);
        var number = body.line("number", LONGEST_NUMBER).map(exchange.caseNumbers()::meant);
        var day = body.day("day").orElseGet(log::today);
        body.done();
        return log.add(exchange.once(), writer, new ProblemEntry.Draft(day, kind, text, number))
                .map(entry -> Answer.created(json().entry(entry), "/api/v1/agent-log?day=" + entry.day()));
    }

    private Future<Answer> unchecked(Exchange exchange) {
        exchange.caller().supervisor();
        int limit = exchange.limit();
        return log.unchecked(NewestFirst.after(exchange).orElse(0L), limit).map(page -> Answer.ok(json().page(page)));
    }

    private Future<Answer> check(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var body = exchange.body();
        var ids = body.requiredIds("ids", MOST_CHECKED);
        body.done();
        return log.check(exchange.once(), supervisor, ids)
                .map(checked -> Answer.ok(new JsonObject().put("checked", checked)));
    }

    private Future<Answer> give(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        var body = exchange.body();
        var day = body.day("day").orElseGet(log::today);
        int person = body.requiredInteger("person", 1, Integer.MAX_VALUE);
        body.done();
        return log.give(exchange.once(), supervisor, day, person)
                .map(duty -> Answer.ok(AgentLogJson.duty(duty.orElseThrow())));
    }

    private Future<Answer> sumUp(Exchange exchange) {
        var writer = exchange.caller().handler();
        var day = Times.day(exchange.path("day"))
                .orElseThrow(() -> new Failure.NotFound("there is no such day; one is written as 2026-09-25"));
        var body = exchange.body();
        var text = body.requiredText("text", LONGEST_SUMMARY);
        body.done();
        return log.sumUp(exchange.once(), writer, day, text).map(summary -> Answer.ok(json().summary(summary)));
    }

    private AgentLogJson json() {
        return new AgentLogJson(policies.inForce().policy().zone());
    }
}
