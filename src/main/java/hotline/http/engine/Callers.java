package hotline.http.engine;

import hotline.failure.Failure;
import hotline.http.connection.Forwarded;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.identity.Sessions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds the caller of a request, as far as the contract asks: a bearer token comes before the cookie. */
final class Callers {
    private static final String BEARER = "Bearer ";
    private static final String EXPECTED = "Expected-Person";
    private static final Future<Caller> CUSTOMER = Future.succeededFuture(new Caller.Customer());

    private final Sessions sessions;
    private final Forwarded forwarded;

    Callers(Sessions sessions, Forwarded forwarded) {
        this.sessions = sessions;
        this.forwarded = forwarded;
    }

    @FunctionalInterface
    interface Resolver {
        Future<Caller> callerOf(HttpServerRequest request);
    }

    /** Fails with 401 or 403 for callers that the contract does not name. */
    Resolver of(Operation operation) {
        var access = Contract.access(operation);
        if (access == Contract.Access.STRANGERS) {
            return request -> CUSTOMER;
        }
        boolean open = access == Contract.Access.ANYBODY;
        var roles = Contract.roles(operation);
        UnaryOperator<Caller.Staff> admitted =
                Contract.answersOneTimePassword(operation) ? staff -> staff : Callers::withOwnPassword;
        return roles.size() == Role.values().length
                ? request -> resolve(request, open, admitted)
                : request -> resolve(request, open, admitted).compose(caller -> inOneOf(roles, caller));
    }

    private static Caller.Staff withOwnPassword(Caller.Staff staff) {
        if (staff.hasOneTimePassword()) {
            throw new Failure.PasswordToChoose();
        }
        return staff;
    }

    private static Future<Caller> inOneOf(Set<Role> roles, Caller caller) {
        return caller.staff().filter(staff -> !roles.contains(staff.role())).isPresent()
                ? Future.failedFuture(new Failure.Forbidden(
                        "this is for " + roles.stream().map(Role::plural).collect(Collectors.joining(", ")) + " alone"))
                : Future.succeededFuture(caller);
    }

    /** All pages of a browser share one cookie, so a page names its person: nothing is done under another person's name. */
    private Future<Caller> resolve(HttpServerRequest request, boolean open, UnaryOperator<Caller.Staff> admitted) {
        var expected = Optional.ofNullable(request.getHeader(EXPECTED));
        UnaryOperator<Caller.Staff> known = staff -> admitted.apply(asExpected(expected, staff));
        return found(request, open && expected.isEmpty(), known);
    }

    private static Caller.Staff asExpected(Optional<String> expected, Caller.Staff staff) {
        if (expected.filter(id -> !id.equals(Long.toString(staff.id()))).isPresent()) {
            throw new Failure.AnotherPerson();
        }
        return staff;
    }

    private Future<Caller> found(HttpServerRequest request, boolean open, UnaryOperator<Caller.Staff> admitted) {
        var authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return sessions.caller(bearer(authorization)).map(admitted::apply);
        }
        var tokens = SessionCookie.tokens(request, forwarded);
        if (!tokens.isEmpty()) {
            refuseForeignPages(request);
            var caller = firstThatCounts(tokens).<Caller>map(admitted::apply);
            return open ? caller.recover(Callers::customerWithOldCookie) : caller;
        }
        return open ? CUSTOMER : Future.failedFuture(new Failure.Unauthenticated("sign in first"));
    }

    private Future<Caller.Staff> firstThatCounts(List<String> tokens) {
        var caller = sessions.caller(tokens.get(0));
        return tokens.size() == 1
                ? caller
                : caller.recover(failure -> failure instanceof Failure.Unauthenticated
                        ? firstThatCounts(tokens.subList(1, tokens.size()))
                        : Future.failedFuture(failure));
    }

    /**
     * The browser sent the cookie, not the person: a person who was signed in here once may still complain like any
     * customer.
     */
    private static Future<Caller> customerWithOldCookie(Throwable failure) {
        return failure instanceof Failure.Unauthenticated ? CUSTOMER : Future.failedFuture(failure);
    }

    private static String bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Failure.Unauthenticated("Authorization must be a bearer token");
        }
        return authorization.substring(BEARER.length()).trim();
    }

    /** The browser sends the cookie with requests of any page; SameSite keeps sites apart, this keeps origins apart. */
    private void refuseForeignPages(HttpServerRequest request) {
        if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
            return;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || forwarded.isOwn(origin, request);
        if (!own) {
            throw new Failure.AnotherSite();
        }
    }
}
