package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.AccountChange;
import hotline.identity.Duty;
import hotline.identity.NewPerson;
import hotline.identity.People;
import hotline.identity.People.Listed;
import hotline.identity.People.Welcomed;
import hotline.identity.PeopleQuery;
import hotline.identity.Post;
import hotline.identity.Role;
import hotline.paging.Page;
import hotline.policy.Policies;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Accounts, for administrators. */
public final class PeopleRoutes implements Routes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CODE = 50;
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::code).toList();
    private static final List<String> DUTIES =
            Arrays.stream(Duty.values()).map(Duty::code).toList();

    private final People people;
    private final Policies policies;
    private final Supplier<ZoneId> zone;

    /** @param zone in which times are written */
    public PeopleRoutes(People people, Policies policies, Supplier<ZoneId> zone) {
        this.people = people;
        this.policies = policies;
        this.zone = zone;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listPeople", this::list);
        bind.accept("addPerson", this::add);
        bind.accept("getPerson", this::get);
        bind.accept("changePerson", this::change);
        bind.accept("disablePerson", this::disable);
        bind.accept("enablePerson", this::enable);
        bind.accept("giveOneTimePassword", this::giveOneTimePassword);
        bind.accept("listChangesOfPerson", this::changes);
    }

    private Future<Answer> list(Exchange exchange) {
        exchange.caller().admin();
        int limit = exchange.limit();
        var wanted = new PeopleQuery(
                exchange.query("after").orElse(""),
                exchange.query("search").map(TypedText::plain).filter(text -> !text.isEmpty()),
                code(exchange, "role", Role::of, ROLES),
                exchange.query("department"),
                code(exchange, "duty", Duty::of, DUTIES),
                exchange.optionalFlag("enabled"),
                limit + 1);
        return people.list(wanted).map(found -> {
            var page = Page.of(found, limit, last -> last.person().login());
            return Answer.ok(new JsonObject()
                    .put("items", ComplaintJson.array(page.items(), this::json))
                    .put("next", JsonValue.orNull(page.next())));
        });
    }

    private static <E> Optional<E> code(
            Exchange exchange, String name, Function<String, Optional<E>> list, List<String> known) {
        return exchange.query(name).map(code -> list.apply(code)
                .orElseThrow(() -> Failure.Invalid.field(name, "must be one of " + String.join(", ", known))));
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().admin();
        return people.byId(named(exchange)).map(found -> Answer.ok(json(found)));
    }

    private Future<Answer> add(Exchange exchange) {
        var admin = exchange.caller().admin();
        var body = exchange.body();
        var login = body.requiredPlain("login", LONGEST_NAME);
        var account = account(body);
        body.done();
        checkDepartment(account);
        return people.welcome(exchange.once(), newPerson(login, account), admin.id())
                .map(welcomed -> Answer.created(
                        json(welcomed),
                        "/api/v1/people/" + welcomed.listed().person().id()));
    }

    private static NewPerson newPerson(String login, AccountBody account) {
        try {
            return new NewPerson(login, account.name(), account.role(), account.branch(), account.post());
        } catch (IllegalArgumentException refused) {
            throw Failure.Invalid.field("/login", String.valueOf(refused.getMessage()));
        }
    }

    private Future<Answer> change(Exchange exchange) {
        var admin = exchange.caller().admin();
        var id = named(exchange);
        var body = exchange.body();
        var account = account(body);
        body.done();
        var once = exchange.once();
        return people.byId(id)
                .compose(before -> {
                    if (!before.person().post().map(Post::department).equals(account.department())) {
                        checkDepartment(account);
                    }
                    return people.change(
                            once, id, account.name(), account.role(), account.branch(), account.post(), admin.id());
                })
                .map(changed -> Answer.ok(json(changed)));
    }

    /** A person stays in a department that a later policy has given up. */
    private void checkDepartment(AccountBody account) {
        account.department().ifPresent(code -> policies.checkDepartment(code, "/department"));
    }

    private Future<Answer> disable(Exchange exchange) {
        var admin = exchange.caller().admin();
        return people.disable(exchange.once(), named(exchange), Optional.of(admin.id()))
                .map(person -> Answer.ok(json(person)));
    }

    private Future<Answer> enable(Exchange exchange) {
        var admin = exchange.caller().admin();
        return people.enable(exchange.once(), named(exchange), Optional.of(admin.id()))
                .map(person -> Answer.ok(json(person)));
    }

    private Future<Answer> giveOneTimePassword(Exchange exchange) {
        var admin = exchange.caller().admin();
        return people.giveOneTimePassword(exchange.once(), named(exchange), admin.id())
                .map(given -> Answer.ok(json(given)));
    }

    private Future<Answer> changes(Exchange exchange) {
        exchange.caller().admin();
        int limit = exchange.limit();
        long before = NewestFirst.after(exchange).orElse(Long.MAX_VALUE);
        return people.changesOf(named(exchange), before, limit + 1)
                .map(found -> Answer.ok(NewestFirst.page(found, limit, AccountChange::id, this::json)));
    }

    /** All of an account but its login. */
    private record AccountBody(String name, Role role, Optional<String> branch, Optional<Post> post) {
        Optional<String> department() {
            return post.map(Post::department);
        }
    }

    private static AccountBody account(JsonReader body) {
        var name = named(body, "name", body.requiredLine("name", LONGEST_NAME));
        var role = Role.of(body.requiredCode("role", ROLES)).orElse(Role.AGENT);
        var branch = body.line("branch", LONGEST_NAME).map(branchName -> named(body, "branch", branchName));
        var department = body.text("department", LONGEST_CODE);
        var duty = body.code("duty", DUTIES).flatMap(Duty::of);
        if ((role == Role.BRANCH) != branch.isPresent()) {
            body.wrong("branch", "branch accounts have a branch, and only they");
        }
        if (department.isPresent() && !role.handlesComplaints()) {
            body.wrong("department", "only agents and supervisors work in a department");
        }
        if (duty.isPresent() && department.isEmpty()) {
            body.wrong("duty", "is one of a department; name the department too");
        }
        return new AccountBody(name, role, branch, department.flatMap(code -> post(body, code, duty)));
    }

    private static String named(JsonReader body, String field, String name) {
        if (!name.isEmpty() && !TypedText.isName(name)) {
            body.wrong(field, "must have a letter", "no-name");
        }
        return name;
    }

    private static Optional<Post> post(JsonReader body, String department, Optional<Duty> duty) {
        try {
            return Optional.of(new Post(department, duty));
        } catch (IllegalArgumentException refused) {
            return body.wrong("department", String.valueOf(refused.getMessage()));
        }
    }

    private static long named(Exchange exchange) {
        return Exchange.id(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no person " + exchange.path("id")));
    }

    /** An {@code Account}. */
    private JsonObject json(Listed listed) {
        var person = listed.person();
        return new JsonObject()
                .put("id", person.id())
                .put("login", person.login())
                .put("name", person.name())
                .put("role", person.role().code())
                .put("branch", JsonValue.orNull(person.branch()))
                .put("department", JsonValue.orNull(person.post().map(Post::department)))
                .put("duty", JsonValue.orNull(person.post().flatMap(Post::duty).map(Duty::code)))
                .put("enabled", listed.enabled())
                .put("oneTimeUntil", Times.of(listed.oneTimeUntil(), zone.get()));
    }

    /** A {@code NewAccount}: the one answer that holds the password. */
    private JsonObject json(Welcomed welcomed) {
        return new JsonObject()
                .put("person", json(welcomed.listed()))
                .put("oneTimePassword", welcomed.password().text());
    }

    private JsonObject json(AccountChange change) {
        return new JsonObject()
                .put("id", change.id())
                .put("at", Times.of(change.at(), zone.get()))
                .put("what", change.kind().code())
                .put("by", JsonValue.orNull(change.by()))
                .put("byName", JsonValue.orNull(change.byName()))
                .put("fields", change.fields());
    }
}
