package hotline.http.api.joining;

import hotline.complaint.reading.ComplaintReader;
import hotline.complaint.reading.ComplaintRow;
import hotline.http.api.ComplaintJson;
import hotline.http.api.ReportJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Phone;
import hotline.joining.Described;
import hotline.joining.Hint;
import hotline.joining.Hints;
import hotline.joining.Joining;
import hotline.joining.Joining.Decision;
import hotline.joining.SameMatter;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Complaints about one matter, for agents and supervisors. */
public final class JoiningRoutes implements Routes {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NUMBER = 40;

    private final Joining joining;
    private final Hints hints;
    private final ComplaintReader complaints;
    private final Policies policies;
    private final InstantSource clock;
    private final ComplaintJson json;
    private final PhoneNumbers phones = new PhoneNumbers();

    public JoiningRoutes(
            Joining joining,
            Hints hints,
            ComplaintReader complaints,
            Policies policies,
            InstantSource clock,
            ComplaintJson json) {
        this.joining = joining;
        this.hints = hints;
        this.complaints = complaints;
        this.policies = policies;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getJoined", this::around);
        bind.accept("joinComplaint", this::join);
        bind.accept("separateComplaint", this::separate);
        bind.accept("dismissHint", this::dismiss);
        bind.accept("findSameMatter", this::like);
    }

    private Future<Answer> around(Exchange exchange) {
        exchange.caller().handler();
        return joining.idOf(exchange.caseNumber()).compose(hints::around).compose(around -> rows(exchange, around.ids())
                .map(rows -> Answer.ok(new JsonObject()
                        .put("leader", JsonValue.orNull(around.leader().flatMap(id -> shown(rows, id))))
                        .put("followers", ComplaintJson.array(known(rows, around.followers()), json::row))
                        .put("hints", items(rows, around.hints())))));
    }

    private Future<Answer> join(Exchange exchange) {
        var version = exchange.ifMatch();
        var body = exchange.body();
        var leader = exchange.caseNumbers().meant(body.requiredLine("leader", LONGEST_NUMBER));
        var leaderVersion = body.integer("leaderVersion", 1, Integer.MAX_VALUE);
        var decision = decision(exchange, version, body.text("reason", LONGEST_REASON));
        body.done();
        return joining.join(exchange.once(), exchange.caseNumber(), leader, leaderVersion, decision)
                .compose(id -> now(exchange, id));
    }

    private Future<Answer> separate(Exchange exchange) {
        var version = exchange.ifMatch();
        var body = exchange.body();
        var decision = decision(exchange, version, body.text("reason", LONGEST_REASON));
        body.done();
        return joining.separate(exchange.once(), exchange.caseNumber(), decision)
                .compose(id -> now(exchange, id));
    }

    private Future<Answer> dismiss(Exchange exchange) {
        var body = exchange.body();
        var other = exchange.caseNumbers().meant(body.requiredLine("other", LONGEST_NUMBER));
        body.done();
        var decision = decision(exchange, Optional.empty(), Optional.empty());
        return joining.dismiss(exchange.once(), exchange.caseNumber(), other, decision)
                .map(dismissed -> Answer.nothing());
    }

    private Future<Answer> like(Exchange exchange) {
        var body = exchange.body();
        var typed = new Described(
                0,
                ReportJson.waybill(body),
                body.line("phone", 100).flatMap(this::phone),
                body.line("complainant", 100).orElse(""),
                body.line("branch", 100),
                body.text("description", 20_000).orElse(""),
                clock.instant());
        body.done();
        return hints.like(typed).compose(found -> rows(
                        exchange, found.stream().map(Hint::complaint).toList())
                .map(rows -> Answer.ok(new JsonObject().put("items", items(rows, found)))));
    }

    /** What can't be read yet, while it is typed, finds nothing. */
    private Optional<String> phone(String written) {
        return phones.read(written, policies.inForce().policy().phoneRegion())
                .phone()
                .map(Phone::number);
    }

    private Decision decision(Exchange exchange, Optional<Set<Integer>> version, Optional<String> reason) {
        var handler = exchange.caller().handler();
        return new Decision(handler.id(), handler.role(), clock.instant(), version, reason);
    }

    private Future<Answer> now(Exchange exchange, long id) {
        return complaints
                .changed(id)
                .map(complaint -> Answer.ok(
                        json.full(complaint, exchange.caller()),
                        complaint.state().version()));
    }

    private Future<Map<Long, ComplaintRow>> rows(Exchange exchange, List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : complaints
                        .aboutOneMatter(exchange.caller().handler(), ids, clock.instant())
                        .map(rows -> rows.stream().collect(Collectors.toMap(ComplaintRow::id, Function.identity())));
    }

    private Optional<JsonObject> shown(Map<Long, ComplaintRow> rows, long id) {
        return Optional.ofNullable(rows.get(id)).map(json::row);
    }

    private static List<ComplaintRow> known(Map<Long, ComplaintRow> rows, List<Long> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(rows.get(id)).stream())
                .toList();
    }

    private JsonArray items(Map<Long, ComplaintRow> rows, List<Hint> found) {
        var readable = found.stream()
                .filter(hint -> rows.containsKey(hint.complaint()))
                .toList();
        return ComplaintJson.array(readable, hint -> new JsonObject()
                .put("complaint", JsonValue.orNull(shown(rows, hint.complaint())))
                .put("reasons", ComplaintJson.array(hint.reasons(), SameMatter::code)));
    }
}
