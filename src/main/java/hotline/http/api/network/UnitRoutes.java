package hotline.http.api.network;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Role;
import hotline.network.Network;
import hotline.network.Unit;
import hotline.network.UnitKind;
import hotline.network.UnitMembers;
import hotline.network.UnitQuery;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.paging.Page;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The units of the network: suggested, listed, kept. */
public final class UnitRoutes implements Routes {
    private static final int MOST_SUGGESTED = 10;
    private static final int LONGEST_TYPED = 100;
    private static final Set<UnitKind> SUGGESTED = EnumSet.of(UnitKind.BRANCH, UnitKind.HUB);

    private final Units units;
    private final UnitMembers members;
    private final Network network;
    private final Policies policies;
    private final InstantSource clock;

    public UnitRoutes(Units units, UnitMembers members, Network network, Policies policies, InstantSource clock) {
        this.units = units;
        this.members = members;
        this.network = network;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("suggestUnits", this::suggest);
        bind.accept("listUnits", this::list);
        bind.accept("getUnit", this::get);
        bind.accept("addUnit", this::add);
        bind.accept("changeUnit", this::change);
        bind.accept("closeUnit", this::close);
        bind.accept("importUnits", this::take);
        bind.accept("moveUnitMember", this::move);
    }

    private Future<Answer> suggest(Exchange exchange) {
        boolean isStaff = exchange.caller().staff().isPresent();
        var typed = typed(exchange::query, "text").orElseThrow(() -> Failure.Invalid.field("text", "is missing"));
        var kinds =
                UnitReader.kind(exchange::query).<Set<UnitKind>>map(EnumSet::of).orElse(SUGGESTED);
        var today = today();
        var json = new UnitJson(network.map(), today, Map.of());
        var found =
                network.map().suggested(typed, isStaff ? kinds : EnumSet.of(UnitKind.BRANCH), today, MOST_SUGGESTED);
        return answer(
                new JsonObject().put("items", ComplaintJson.array(found, unit -> json.suggestion(unit, isStaff))));
    }

    private Future<Answer> list(Exchange exchange) {
        boolean seesPhones = exchange.caller().signedIn().role() != Role.ANALYST;
        int limit = exchange.limit();
        var query = query(exchange::query, today());
        var map = network.map();
        var page = Page.of(after(exchange, query.in(map)), limit, Unit::code);
        var json = new UnitJson(map, query.on());
        return answer(new JsonObject()
                .put("items", ComplaintJson.array(page.items(), unit -> json.unit(unit, seesPhones)))
                .put("next", JsonValue.orNull(page.next())));
    }

    /**
     * Which units are asked for.
     *
     * @param query the value of a filter by its name
     */
    public static UnitQuery query(Function<String, Optional<String>> query, LocalDate today) {
        return new UnitQuery(
                typed(query, "search"),
                UnitReader.kind(query),
                query.apply("parent"),
                Exchange.flag("top", query.apply("top")).orElse(false),
                Exchange.flag("ended", query.apply("ended")).orElse(false),
                Exchange.day("on", query.apply("on")).orElse(today));
    }

    /** The rows behind the one that the page before ended with. */
    private static List<Unit> after(Exchange exchange, List<Unit> rows) {
        return exchange.query("after")
                .map(code -> rows.stream()
                        .dropWhile(unit -> !unit.code().equals(code))
                        .skip(1)
                        .toList())
                .orElse(rows);
    }

    private static Optional<String> typed(Function<String, Optional<String>> query, String name) {
        return query.apply(name).map(text -> {
            if (text.length() > LONGEST_TYPED) {
                throw Failure.Invalid.field(name, "must have at most " + LONGEST_TYPED + " characters");
            }
            return text;
        });
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().signedIn();
        var unit = there(exchange);
        return Future.all(members.of(unit.code()), units.changesOf(unit.code()))
                .map(both -> Answer.ok(json().details(unit, both.resultAt(0), both.resultAt(1), zone())));
    }

    private Future<Answer> add(Exchange exchange) {
        var author = author(exchange);
        var draft = UnitReader.draft(exchange.body());
        return units.add(exchange.once(), draft, author)
                .compose(this::learnt)
                .map(unit -> Answer.created(json().unit(unit), "/api/v1/units/" + unit.code()));
    }

    private Future<Answer> change(Exchange exchange) {
        var author = author(exchange);
        var draft = UnitReader.change(exchange.body(), there(exchange), today());
        return units.change(exchange.once(), draft, author)
                .compose(this::learnt)
                .map(unit -> Answer.ok(json().unit(unit)));
    }

    private Future<Answer> close(Exchange exchange) {
        var author = author(exchange);
        var code = there(exchange).code();
        var body = exchange.body();
        if (!body.names("lastDay")) {
            body.wrong("lastDay", "is missing", "missing");
        }
        var lastDay = body.day("lastDay");
        body.done();
        return units.end(exchange.once(), code, lastDay, author)
                .compose(this::learnt)
                .map(unit -> Answer.ok(json().unit(unit)));
    }

    private Future<Answer> take(Exchange exchange) {
        var author = author(exchange);
        boolean dryRun = exchange.flag("dryRun");
        var from = exchange.day("from").orElseGet(this::today);
        var body = exchange.context().body().buffer();
        var file = body == null ? new byte[0] : body.getBytes();
        return units.take(exchange.once(), file, from, dryRun, author)
                .map(outcome -> Answer.ok(UnitJson.outcome(outcome)))
                .compose(answer -> dryRun
                        ? Future.succeededFuture(answer)
                        : network.learn().map(answer));
    }

    private Future<Answer> move(Exchange exchange) {
        var author = author(exchange);
        var body = exchange.body();
        var login = body.line("login", 100);
        var department = body.line("department", 50);
        if (login.isPresent() == department.isPresent()) {
            body.wrong("login", "name a person or a department");
        }
        department.ifPresent(code -> policies.checkDepartment(code, "department"));
        var unit = UnitReader.code(body, "unit");
        var from = body.requiredDay("from");
        body.done();
        var member = login.<UnitMembers.Member>map(UnitMembers.Member.Person::new)
                .orElseGet(() -> new UnitMembers.Member.Department(department.orElseThrow()));
        return members.move(exchange.once(), new UnitMembers.Move(member, unit, from.orElseThrow()), author)
                .map(Answer.nothing());
    }

    private Author author(Exchange exchange) {
        return new Author(Optional.of(exchange.caller().admin().id()), clock.instant());
    }

    private Unit there(Exchange exchange) {
        return network.map()
                .unit(exchange.path("code"))
                .orElseThrow(() -> new Failure.NotFound("there is no unit " + exchange.path("code")));
    }

    private Future<Unit> learnt(Unit unit) {
        return network.learn().map(unit);
    }

    private UnitJson json() {
        return new UnitJson(network.map(), today());
    }

    private LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }

    private static Future<Answer> answer(JsonObject json) {
        return Future.succeededFuture(Answer.ok(json));
    }
}
