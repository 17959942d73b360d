package hotline.http.api;

import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.SessionCookie;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Duty;
import hotline.identity.Leaving;
import hotline.identity.OwnPassword;
import hotline.identity.Post;
import hotline.identity.Session;
import hotline.identity.Sessions;
import hotline.identity.SignIns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Signing in and out. */
public final class SessionRoutes implements Routes {
    /** Pictures of customers that a browser kept for this person; who sits there next has other cases. */
    private static final String FORGET_PICTURES = "\"cache\"";

    private static final String DEVICE = "hotline-device";
    private static final Duration DEVICE_KEPT = Duration.ofDays(365);

    private final Sessions sessions;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final SignIns signIns;
    private final OwnPassword ownPassword;
    private final Leaving leaving;

    /**
     * @param leaving what else ends when a person signs out
     * @param zone of the policy in force, in which times are written
     */
    public SessionRoutes(
            Sessions sessions,
            SignIns signIns,
            OwnPassword ownPassword,
            Leaving leaving,
            InstantSource clock,
            Supplier<ZoneId> zone) {
        this.leaving = leaving;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
        this.clock = clock;
        this.zone = zone;
        this.signIns = signIns;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("signIn", this::signIn);
        bind.accept("currentSession", this::currentSession);
        bind.accept("signOut", this::signOut);
        bind.accept("choosePassword", this::choosePassword);
    }

    private Future<Answer> signIn(Exchange exchange) {
        var body = exchange.body();
        var login = body.requiredPlain("login", 100);
        var password = body.secret("password", 200);
        body.done();
        var name = login.toLowerCase(Locale.ROOT);
        return device(exchange, name).compose(device -> signIns.signIn(login, password, origin(exchange, device))
                .map(session -> {
                    if (device.isEmpty()) {
                        remember(exchange, name);
                    }
                    return signedIn(exchange, session, 201);
                }));
    }

    private static SignIns.Origin origin(Exchange exchange, Optional<String> device) {
        var client = exchange.client();
        return new SignIns.Origin(device, client.own(), client.network());
    }

    /**
     * A browser that signed in before has its own tries, so that strangers who guess passwords can't lock its user
     * out.
     */
    private Future<Optional<String>> device(Exchange exchange, String login) {
        var cookie = exchange.header("Cookie").isEmpty()
                ? null
                : exchange.context().request().getCookie(DEVICE);
        return cookie == null
                ? Future.succeededFuture(Optional.empty())
                : sessions.knownDevice(cookie.getValue(), login);
    }

    private void remember(Exchange exchange, String login) {
        var cookie =
                SessionCookie.kept(DEVICE, sessions.newDevice(login), DEVICE_KEPT.toSeconds(), exchange.isSecure());
        exchange.context().response().addCookie(cookie.setPath("/api/v1/sessions"));
    }

    private Future<Answer> choosePassword(Exchange exchange) {
        var person = exchange.caller().signedIn();
        var body = exchange.body();
        var current = body.secret("current", 200);
        var chosen = body.secret("new", 200);
        body.done();
        return device(exchange, person.login().toLowerCase(Locale.ROOT))
                .compose(device -> ownPassword.choose(person, current, chosen, origin(exchange, device)))
                .map(session -> signedIn(exchange, session, 200));
    }

    private Answer signedIn(Exchange exchange, Session session, int status) {
        var life = Duration.between(clock.instant(), session.expiresAt());
        var json = new JsonObject()
                .put("token", session.token())
                .put("expiresAt", Times.of(session.expiresAt(), zone.get()))
                .put("person", person(session.staff()));
        return new Answer(
                status, json.toBuffer(), Map.of("Set-Cookie", session(exchange, session.token(), life.toSeconds())));
    }

    private Future<Answer> currentSession(Exchange exchange) {
        boolean isOptional = exchange.flag("optional");
        if (exchange.caller() instanceof Caller.Staff staff) {
            return Future.succeededFuture(Answer.ok(person(staff)));
        }
        // A page that asks before it shows the sign-in form expects no session, and 401 is an error in the browser's
        // log.
        return isOptional
                ? Future.succeededFuture(Answer.nothing())
                : Future.succeededFuture(Answer.ok(person(exchange.caller().signedIn())));
    }

    private Future<Answer> signOut(Exchange exchange) {
        return sessions.signOut(exchange.caller().signedIn(), leaving)
                .map(done -> Answer.nothing(
                        Map.of("Set-Cookie", session(exchange, "", 0), "Clear-Site-Data", FORGET_PICTURES)));
    }

    private static String session(Exchange exchange, String token, long seconds) {
        return SessionCookie.of(token, seconds, exchange.isSecure()).encode();
    }

    private static JsonObject person(Caller.Staff staff) {
        return new JsonObject()
                .put("id", staff.id())
                .put("login", staff.login())
                .put("name", staff.name())
                .put("role", staff.role().code())
                .put("branch", JsonValue.orNull(staff.branch()))
                .put("department", JsonValue.orNull(staff.department()))
                .put("duty", JsonValue.orNull(staff.post().flatMap(Post::duty).map(Duty::code)))
                .put("hasOneTimePassword", staff.hasOneTimePassword());
    }
}
