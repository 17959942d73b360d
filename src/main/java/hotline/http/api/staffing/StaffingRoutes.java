package hotline.http.api.staffing;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.job.JobState;
import hotline.measures.Period;
import hotline.policy.Policies;
import hotline.staffing.Source;
import hotline.staffing.Staffing;
import hotline.staffing.Staffing.Question;
import hotline.staffing.replay.FloorReplayRequest;
import hotline.staffing.replay.FloorReplays;
import hotline.staffing.replay.FloorReplays.Asked;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How many agents a day needs, and what a past week would have been with others. No figure is of one person. */
public final class StaffingRoutes implements Routes {
    private static final int LONGEST_HANDLING = 4 * 60 * 60;
    private static final int LONGEST_WAIT = 60 * 60;
    private static final int MOST_PERCENT = 99;
    private static final int MOST_SHRINKAGE = 90;
    private static final int MOST_EXTRA = 1_000;
    private static final double PERCENT = 100;
    private static final int FAR_AHEAD_WEEKS = 60;

    private final Staffing staffing;
    private final FloorReplays replays;
    private final Policies policies;
    private final InstantSource clock;

    public StaffingRoutes(Staffing staffing, FloorReplays replays, Policies policies, InstantSource clock) {
        this.staffing = staffing;
        this.replays = replays;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getStaffing", this::plan);
        bind.accept("startFloorReplay", this::start);
        bind.accept("getFloorReplay", this::get);
        bind.accept("cancelFloorReplay", this::cancel);
    }

    private static Caller.Staff reader(Exchange exchange) {
        var caller = exchange.caller().signedIn();
        if (caller.role() != Role.SUPERVISOR && caller.role() != Role.ANALYST) {
            throw new Failure.Forbidden("staffing is for supervisors and analysts");
        }
        return caller;
    }

    private Future<Answer> plan(Exchange exchange) {
        reader(exchange);
        return staffing.of(question(exchange)).map(plan -> Answer.ok(StaffingJson.of(plan, zone())));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }

    private Question question(Exchange exchange) {
        var wrong = new ArrayList<WrongField>();
        var today = LocalDate.ofInstant(clock.instant(), zone());
        var level = policies.inForce().policy().measures().serviceLevel();
        var day = Exchange.day("day", exchange.query("day"), wrong).orElse(today);
        if (day.isBefore(today.minusDays(Period.MOST_DAYS)) || day.isAfter(today.plusWeeks(FAR_AHEAD_WEEKS))) {
            wrong.add(new WrongField("day", "must be within " + FAR_AHEAD_WEEKS + " weeks of today"));
        }
        var of = exchange.query("of").orElse(Source.CALLS.code());
        if (Source.of(of).isEmpty()) {
            wrong.add(new WrongField("of", "must be one of " + String.join(", ", Source.codes())));
        }
        var handling = number(exchange, "handling", 1, LONGEST_HANDLING, wrong);
        var percent = number(exchange, "percent", 1, MOST_PERCENT, wrong);
        var seconds = number(exchange, "seconds", 0, LONGEST_WAIT, wrong);
        var shrinkage = number(exchange, "shrinkage", 0, MOST_SHRINKAGE, wrong);
        var agents = number(exchange, "agents", -MOST_EXTRA, MOST_EXTRA, wrong);
        refuse(wrong);
        return new Question(
                day,
                Source.of(of).orElseThrow(),
                exchange.query("line"),
                exchange.query("channel"),
                handling.map(Duration::ofSeconds),
                Math.min(percent.orElse(level.percent()), MOST_PERCENT) / PERCENT,
                seconds.map(Duration::ofSeconds).orElse(level.within()),
                shrinkage.map(part -> part / PERCENT),
                agents.orElse(0));
    }

    private static Optional<Integer> number(
            Exchange exchange, String name, int least, int most, List<WrongField> wrong) {
        return exchange.query(name).flatMap(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException noNumber) {
                // As a number out of bounds.
            }
            wrong.add(new WrongField(name, "must be a whole number from " + least + " to " + most));
            return Optional.empty();
        });
    }

    private static void refuse(List<WrongField> wrong) {
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.ofParameters(wrong);
        }
    }

    private Future<Answer> start(Exchange exchange) {
        var person = reader(exchange);
        var body = exchange.body();
        var line = body.requiredText("line", 50);
        var from = body.requiredDay("from");
        var to = body.requiredDay("to");
        var agents = body.integer("agents", -FloorReplayRequest.MOST_AGENTS, FloorReplayRequest.MOST_AGENTS);
        if (from.isPresent() && to.isPresent()) {
            checkPeriod(body, from.get(), to.get());
        }
        body.done();
        return replays.ask(
                        exchange.once(),
                        line,
                        new Period(from.orElseThrow(), to.orElseThrow()),
                        agents.orElse(0),
                        person.id())
                .map(begun -> Answer.accepted(
                        json(begun), "/api/v1/staffing/replays/" + begun.job().id()));
    }

    private static void checkPeriod(JsonReader body, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            body.wrong("to", "must not be before from");
        } else if (from.plusDays(FloorReplayRequest.MOST_DAYS).compareTo(to) <= 0) {
            body.wrong("to", "must be within " + FloorReplayRequest.MOST_DAYS + " days of from");
        }
    }

    private Future<Answer> get(Exchange exchange) {
        reader(exchange);
        return replays.read(named(exchange)).map(found -> Answer.ok(json(found)));
    }

    private Future<Answer> cancel(Exchange exchange) {
        reader(exchange);
        return replays.cancel(named(exchange)).map(found -> Answer.ok(json(found)));
    }

    private static long named(Exchange exchange) {
        var id = exchange.path("id");
        return Exchange.id(id).orElseThrow(() -> new Failure.NotFound("there is no replay of a floor " + id));
    }

    /** A {@code FloorReplay}. */
    private JsonObject json(Asked asked) {
        var job = asked.job();
        var request = asked.request();
        return new JsonObject()
                .put("id", job.id())
                .put("state", job.state().code())
                .put("line", request.line())
                .put("from", request.period().from().toString())
                .put("to", request.period().to().toString())
                .put("agents", request.agents())
                .put("done", job.done())
                .put("total", JsonValue.orNull(job.total()))
                .put("percent", percent(asked))
                .put("problem", JsonValue.orNull(job.problem()))
                .put("askedAt", Times.of(job.askedAt(), zone()))
                .put("finishedAt", Times.of(job.finishedAt(), zone()))
                .put("figures", JsonValue.orNull(asked.figures()));
    }

    /** 100 only when the figures are there. */
    private static @Nullable Long percent(Asked asked) {
        var job = asked.job();
        if (job.state() == JobState.DONE) {
            return 100L;
        }
        return JsonValue.orNull(job.total().map(total -> total == 0 ? 0 : Math.min(99, job.done() * 100 / total)));
    }
}
