package hotline.http.api.views;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.policy.Policies;
import hotline.savedview.SavedView;
import hotline.savedview.SavedView.Draft;
import hotline.savedview.SavedViews;
import hotline.savedview.ViewQuery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Views of the console that agents, supervisors and analysts keep, and share with one another. */
public final class ViewRoutes implements Routes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 20;
    private static final List<Role> READERS = List.of(Role.AGENT, Role.SUPERVISOR, Role.ANALYST);

    private final SavedViews views;
    private final Policies policies;

    public ViewRoutes(SavedViews views, Policies policies) {
        this.views = views;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listViews", this::list);
        bind.accept("addView", this::add);
        bind.accept("changeView", this::change);
        bind.accept("deleteView", this::delete);
    }

    private Future<Answer> list(Exchange exchange) {
        var reader = reader(exchange);
        return views.of(reader)
                .map(all ->
                        Answer.ok(new JsonObject().put("items", ComplaintJson.array(all, view -> json(view, reader)))));
    }

    private Future<Answer> add(Exchange exchange) {
        var owner = reader(exchange);
        var draft = draft(exchange.body());
        return views.add(exchange.once(), owner, draft)
                .map(view -> Answer.created(json(view, owner), "/api/v1/views/" + view.id()));
    }

    private Future<Answer> change(Exchange exchange) {
        var owner = reader(exchange);
        var draft = draft(exchange.body());
        return views.change(exchange.once(), owner, id(exchange), draft).map(view -> Answer.ok(json(view, owner)));
    }

    private Future<Answer> delete(Exchange exchange) {
        return views.delete(exchange.once(), reader(exchange), id(exchange)).map(Answer.nothing());
    }

    private static Caller.Staff reader(Exchange exchange) {
        var staff = exchange.caller().signedIn();
        if (!READERS.contains(staff.role())) {
            throw new Failure.Forbidden("only agents, supervisors and analysts keep views");
        }
        return staff;
    }

    private static long id(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("you keep no view with this id"));
    }

    private static Draft draft(JsonReader body) {
        var name = body.requiredLine("name", LONGEST_NAME);
        var query = body.requiredPlain("query", ViewQuery.LONGEST);
        var roles = roles(body);
        body.done();
        return new Draft(name, new ViewQuery(query), roles);
    }

    private static Set<Role> roles(JsonReader body) {
        var roles = EnumSet.noneOf(Role.class);
        // An empty list shares it with no one, as none does.
        var named = body.isEmptyList("sharedWith")
                ? Optional.<List<String>>empty()
                : body.texts("sharedWith", READERS.size(), LONGEST_CODE);
        for (String code : named.orElse(List.of())) {
            Role.of(code)
                    .filter(READERS::contains)
                    .ifPresentOrElse(
                            roles::add, () -> body.wrong("sharedWith", "must be some of agent, supervisor, analyst"));
        }
        return roles;
    }

    /** Analysts get no names of people. */
    private JsonObject json(SavedView view, Caller.Staff reader) {
        boolean isOwn = view.owner().id() == reader.id();
        var roles = new JsonArray();
        view.draft().sharedWith().stream().sorted().forEach(role -> roles.add(role.code()));
        return new JsonObject()
                .put("id", view.id())
                .put("name", view.draft().name())
                .put("query", view.draft().query().text())
                .put("sharedWith", roles)
                .put("own", isOwn)
                .put(
                        "owner",
                        JsonValue.orNull(Optional.of(view.owner().name())
                                .filter(name -> !isOwn && reader.role() != Role.ANALYST)))
                .put("changedAt", Times.of(view.changedAt(), zone()));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
